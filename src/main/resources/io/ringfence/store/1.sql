-- Times are nanoseconds since 1970, money is millionths of the currency. A payer is its kind and its name.

CREATE TABLE intents (
    verdict INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    pbx TEXT NOT NULL,
    linkedid TEXT NOT NULL,
    uniqueid TEXT NOT NULL,
    payer_kind TEXT NOT NULL,
    payer TEXT NOT NULL,
    number TEXT NOT NULL,
    country TEXT NOT NULL,
    class TEXT NOT NULL,
    action TEXT NOT NULL,
    score INTEGER NOT NULL,
    hard INTEGER NOT NULL
) STRICT;
CREATE INDEX intents_at ON intents (at);
CREATE INDEX intents_uniqueid ON intents (uniqueid);

CREATE TABLE outcomes (
    verdict INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    result TEXT NOT NULL,
    tries INTEGER NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX outcomes_at ON outcomes (at);

CREATE TABLE incidents (
    verdict INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    pbx TEXT NOT NULL,
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    linkedid TEXT NOT NULL,
    uniqueid TEXT NOT NULL,
    payer_kind TEXT NOT NULL,
    payer TEXT NOT NULL,
    number TEXT NOT NULL,
    country TEXT NOT NULL,
    class TEXT NOT NULL,
    score INTEGER NOT NULL,
    enforced INTEGER NOT NULL,
    evidence TEXT NOT NULL
) STRICT;
CREATE INDEX incidents_at ON incidents (at);
CREATE INDEX incidents_uniqueid ON incidents (uniqueid);
CREATE INDEX incidents_payer ON incidents (payer, verdict);

CREATE TABLE fences (
    pbx TEXT NOT NULL,
    payer_kind TEXT NOT NULL,
    payer TEXT NOT NULL,
    classes TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    times INTEGER NOT NULL,
    why TEXT NOT NULL,
    enforced INTEGER NOT NULL,
    PRIMARY KEY (pbx, payer_kind, payer)
) STRICT, WITHOUT ROWID;

CREATE TABLE lessons (
    id INTEGER NOT NULL PRIMARY KEY,
    pbx TEXT NOT NULL,
    extension TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    UNIQUE (pbx, extension, kind, value)
) STRICT;

CREATE TABLE money (
    pbx TEXT NOT NULL,
    payer_kind TEXT NOT NULL,
    payer TEXT NOT NULL,
    period TEXT NOT NULL,
    since INTEGER NOT NULL,
    micros INTEGER NOT NULL,
    PRIMARY KEY (pbx, payer_kind, payer, period, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX money_since ON money (period, since);

CREATE TABLE baselines (
    pbx TEXT NOT NULL,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    proven INTEGER NOT NULL,
    layout TEXT NOT NULL,
    at INTEGER NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (pbx, kind, name)
) STRICT;
CREATE INDEX baselines_at ON baselines (at);

CREATE TABLE blind (
    pbx TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (pbx, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at);

CREATE TABLE requests (
    id INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    what TEXT NOT NULL,
    pbx TEXT NOT NULL,
    payer TEXT NOT NULL,
    classes TEXT NOT NULL,
    lasts INTEGER NOT NULL,
    answered INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX requests_open ON requests (answered);
