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
