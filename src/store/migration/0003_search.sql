-- The search inside text. The index keeps no text of its own: what a hit says is read from the record.

CREATE VIRTUAL TABLE fts USING fts5(
    body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- The number of an entity inside the rowids of fts: number * 2^40 + id. It never changes, whatever the program's order.
CREATE TABLE fts_entity (
    name TEXT PRIMARY KEY,
    idx INTEGER NOT NULL UNIQUE CHECK (idx > 0)
) STRICT, WITHOUT ROWID;
