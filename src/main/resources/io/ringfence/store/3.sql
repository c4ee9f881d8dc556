-- Schema 3. Times are nanoseconds since 1970.

-- How far something has come that must not be begun twice, such as a receiver's daily report.
CREATE TABLE marks (
    receiver TEXT NOT NULL,
    what TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (receiver, what)
) STRICT, WITHOUT ROWID;

-- What is counted by the quarter of an hour.
CREATE TABLE tallies (
    pbx TEXT NOT NULL,
    what TEXT NOT NULL,
    since INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (pbx, what, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX tallies_since ON tallies (since);
