-- Who may use the console and the API. A scope names PBXs by globs with commas; none means all.

CREATE TABLE users (
    name TEXT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    password TEXT NOT NULL,
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
    digest TEXT NOT NULL PRIMARY KEY,
    user TEXT NOT NULL,
    label TEXT NOT NULL,
    since INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which PBX an entry of the audit log is about, so that only who may see that PBX sees it; none means all of them.

ALTER TABLE audit ADD COLUMN pbx TEXT NOT NULL DEFAULT '';
-- Schema 2. Times are nanoseconds since 1970.

-- Addresses kept out. A row stays for a month after its end, so that who returns is kept out for longer.
CREATE TABLE bans (
    network TEXT NOT NULL PRIMARY KEY,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    times INTEGER NOT NULL,
    origin TEXT NOT NULL,
    pbx TEXT NOT NULL,
    why TEXT NOT NULL,
    enforced INTEGER NOT NULL,
    ended INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX bans_until ON bans (until);

-- Who proved itself from where: such addresses are not kept out.
CREATE TABLE residents (
    address TEXT NOT NULL,
    account TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (address, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX residents_last ON residents (last);

-- What a tripwire watches: what it is now, and what it was when somebody accepted it.
CREATE TABLE watched (
    pbx TEXT NOT NULL,
    what TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    print TEXT NOT NULL,
    accepted TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (pbx, what, name)
) STRICT, WITHOUT ROWID;

-- When changes are to be expected.
CREATE TABLE announced (
    id INTEGER NOT NULL PRIMARY KEY,
    pbx TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;

-- What a receiver is still to be told. A row goes when the receiver took it; tries counts before each try.
CREATE TABLE outbox (
    receiver TEXT NOT NULL,
    key TEXT NOT NULL,
    at INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (receiver, key)
) STRICT, WITHOUT ROWID;
