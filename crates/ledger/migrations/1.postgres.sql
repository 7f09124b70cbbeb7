-- Format 1, as in 1.sqlite.sql: the same tables and columns in the types of PostgreSQL. Names are compared as bytes.

CREATE TABLE about (name TEXT COLLATE "C" PRIMARY KEY, value TEXT COLLATE "C" NOT NULL);

CREATE TABLE entries (
    seq BIGINT PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    subject BIGINT,
    prev BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    hash BYTEA NOT NULL
);

CREATE TABLE contents (
    seq BIGINT PRIMARY KEY REFERENCES entries (seq),
    salt BYTEA NOT NULL,
    meta BYTEA NOT NULL,
    bytes BYTEA,
    text BYTEA
);

-- Indexes over contents.
CREATE TABLE reports (seq BIGINT PRIMARY KEY, text_digest BYTEA NOT NULL, url BYTEA, outlet BYTEA);
CREATE INDEX reports_by_text ON reports (text_digest);
-- A hash index, since a B-tree takes no value of more than 2,700 bytes.
CREATE INDEX reports_by_url ON reports USING hash (url);
CREATE TABLE readings (seq BIGINT PRIMARY KEY, report BIGINT NOT NULL, reader TEXT COLLATE "C" NOT NULL, data TEXT COLLATE "C" NOT NULL);
CREATE UNIQUE INDEX readings_by_report ON readings (report, reader, data);
CREATE TABLE decisions (seq BIGINT PRIMARY KEY);
CREATE TABLE quotes (report BIGINT NOT NULL, decision BIGINT NOT NULL, PRIMARY KEY (report, decision));
CREATE TABLE redacted (seq BIGINT PRIMARY KEY, redaction BIGINT NOT NULL);

-- Derived state. `mark` is a digest of the row; `derived` holds the number of rows and the sum of the marks of each table.
CREATE TABLE accounts (
    id TEXT COLLATE "C" PRIMARY KEY,
    report BIGINT NOT NULL,
    reading BIGINT NOT NULL,
    component TEXT COLLATE "C" NOT NULL,
    fingerprint BYTEA NOT NULL,
    provenance BYTEA NOT NULL,
    mark BIGINT NOT NULL
);
CREATE INDEX accounts_by_report ON accounts (report);
CREATE INDEX accounts_by_component ON accounts (component, id);
CREATE TABLE account_keys (key BIGINT NOT NULL, account TEXT COLLATE "C" NOT NULL, mark BIGINT NOT NULL, PRIMARY KEY (key, account));
CREATE TABLE incidents (id TEXT COLLATE "C" PRIMARY KEY, json BYTEA NOT NULL, mark BIGINT NOT NULL);
CREATE TABLE members (account TEXT COLLATE "C" PRIMARY KEY, incident TEXT COLLATE "C" NOT NULL, mark BIGINT NOT NULL);
CREATE INDEX members_by_incident ON members (incident);
CREATE TABLE notes (name TEXT COLLATE "C" PRIMARY KEY, value BYTEA NOT NULL, mark BIGINT NOT NULL);
CREATE TABLE derived (name TEXT COLLATE "C" PRIMARY KEY, row_count BIGINT NOT NULL, mark_sum BIGINT NOT NULL);
