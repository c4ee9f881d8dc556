-- Schema 4. Times are nanoseconds since 1970.

-- Answered calls that cost money and are up, so that the next process knows since when they do.
CREATE TABLE underway (
    pbx TEXT NOT NULL,
    leg TEXT NOT NULL,
    linkedid TEXT NOT NULL,
    uniqueid TEXT NOT NULL,
    payer_kind TEXT NOT NULL,
    payer TEXT NOT NULL,
    claimed INTEGER NOT NULL,
    route TEXT NOT NULL,
    caller TEXT NOT NULL,
    dialled TEXT NOT NULL,
    number TEXT NOT NULL,
    country TEXT NOT NULL,
    class TEXT NOT NULL,
    national INTEGER NOT NULL,
    trunk TEXT NOT NULL,
    answered INTEGER NOT NULL,
    PRIMARY KEY (pbx, leg)
) STRICT, WITHOUT ROWID;

-- When the calls of each PBX were last known to be up.
CREATE TABLE alive (
    pbx TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
