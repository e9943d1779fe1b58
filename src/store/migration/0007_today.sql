-- What Today says of every review, worked out once for a day and brought up to date case by case. Derived: no part of
-- the journal, and made anew whenever it is not of this day, these rules and this state of the register.
CREATE TABLE today_stamp (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    stamp TEXT NOT NULL,
    batch INTEGER NOT NULL
) STRICT;

CREATE TABLE today_line (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    section INTEGER NOT NULL,
    harm INTEGER NOT NULL,
    days INTEGER NOT NULL,
    label TEXT NOT NULL,
    lead TEXT NOT NULL,
    what TEXT NOT NULL,
    tag TEXT NOT NULL,
    why TEXT NOT NULL,
    mark TEXT NOT NULL,
    entity TEXT NOT NULL,
    record INTEGER NOT NULL,
    field TEXT NOT NULL,
    waiting_on TEXT
) STRICT;

CREATE INDEX today_line_order ON today_line (section, harm, days, label, lead);

CREATE INDEX today_line_case ON today_line (case_id);
