-- What the register needs before it holds any record: the journal and the state kept for each person.

-- One step of work: the unit of undo.
CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    uid INTEGER NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    why TEXT,
    undoes INTEGER REFERENCES batch (id),
    redoes INTEGER REFERENCES batch (id),
    CHECK (undoes IS NULL OR redoes IS NULL)
) STRICT;
CREATE INDEX batch_uid ON batch (uid, id);
CREATE INDEX batch_undoes ON batch (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX batch_redoes ON batch (redoes) WHERE redoes IS NOT NULL;

-- One change, never altered. `hash` is SHA-256 over the hash of the row before, this row and its batch.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL REFERENCES batch (id),
    op TEXT NOT NULL CHECK (op IN ('set', 'add', 'remove', 'archive', 'restore', 'reveal')),
    entity TEXT NOT NULL,
    record INTEGER NOT NULL,
    case_id INTEGER,
    field TEXT,
    old TEXT,
    new TEXT,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX journal_batch ON journal (batch);
CREATE INDEX journal_record ON journal (entity, record);
CREATE INDEX journal_case ON journal (case_id, batch) WHERE case_id IS NOT NULL;

-- How far each person has seen the others' work.
CREATE TABLE seen (
    uid INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT;

-- Who is typing where, one row a session; forgotten after some minutes.
CREATE TABLE presence (
    uid INTEGER NOT NULL,
    pid INTEGER NOT NULL,
    name TEXT NOT NULL,
    entity TEXT NOT NULL,
    record INTEGER NOT NULL,
    field TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (uid, pid)
) STRICT, WITHOUT ROWID;

CREATE TABLE view (
    id INTEGER PRIMARY KEY,
    uid INTEGER NOT NULL,
    name TEXT NOT NULL,
    entity TEXT NOT NULL,
    text TEXT NOT NULL,
    shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
    UNIQUE (uid, entity, name)
) STRICT;

-- A reminder somebody put away, until a day or for good.
CREATE TABLE dismissal (
    uid INTEGER NOT NULL,
    what TEXT NOT NULL,
    until TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (uid, what)
) STRICT, WITHOUT ROWID;

-- Facts about the file itself: the head of the hash chain, the last backup.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
