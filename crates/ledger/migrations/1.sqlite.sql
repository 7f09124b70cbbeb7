-- Format 1. What is chained: `entries`. What can be destroyed: `contents`. All else can be made from these again.

CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    subject INTEGER,
    prev BLOB NOT NULL,
    digest BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE contents (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    salt BLOB NOT NULL,
    meta BLOB NOT NULL,
    bytes BLOB,
    text BLOB
) STRICT;

-- Indexes over contents.
CREATE TABLE reports (seq INTEGER PRIMARY KEY, text_digest BLOB NOT NULL, url BLOB, outlet BLOB) STRICT;
CREATE INDEX reports_by_text ON reports (text_digest);
CREATE INDEX reports_by_url ON reports (url);
CREATE TABLE readings (seq INTEGER PRIMARY KEY, report INTEGER NOT NULL, reader TEXT NOT NULL, data TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX readings_by_report ON readings (report, reader, data);
CREATE TABLE decisions (seq INTEGER PRIMARY KEY) STRICT;
CREATE TABLE quotes (report INTEGER NOT NULL, decision INTEGER NOT NULL, PRIMARY KEY (report, decision)) STRICT, WITHOUT ROWID;
CREATE TABLE redacted (seq INTEGER PRIMARY KEY, redaction INTEGER NOT NULL) STRICT;

-- Derived state. `mark` is a digest of the row; `derived` holds the number of rows and the sum of the marks of each table.
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    report INTEGER NOT NULL,
    reading INTEGER NOT NULL,
    component TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    provenance BLOB NOT NULL,
    mark INTEGER NOT NULL
) STRICT;
CREATE INDEX accounts_by_report ON accounts (report);
CREATE INDEX accounts_by_component ON accounts (component, id);
CREATE TABLE account_keys (key INTEGER NOT NULL, account TEXT NOT NULL, mark INTEGER NOT NULL, PRIMARY KEY (key, account))
    STRICT, WITHOUT ROWID;
CREATE TABLE incidents (id TEXT PRIMARY KEY, json BLOB NOT NULL, mark INTEGER NOT NULL) STRICT;
CREATE TABLE members (account TEXT PRIMARY KEY, incident TEXT NOT NULL, mark INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_incident ON members (incident);
CREATE TABLE notes (name TEXT PRIMARY KEY, value BLOB NOT NULL, mark INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE derived (name TEXT PRIMARY KEY, row_count INTEGER NOT NULL, mark_sum INTEGER NOT NULL) STRICT, WITHOUT ROWID;
