-- What the register remembers for the next time, by name: how an agency's headings were read, what a scan found and a
-- person judged harmless.
CREATE TABLE remembered (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
