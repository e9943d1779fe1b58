-- What Today says of a review holds on many days: a line keeps its date instead of the days to it, and every case says
-- from which day to which its lines hold. Derived, so that what was there is simply worked out anew.
DROP TABLE today_line;

DELETE FROM today_stamp;

-- Cases without a row hold on every day.
CREATE TABLE today_case (
    case_id INTEGER PRIMARY KEY REFERENCES "case" (id) ON DELETE CASCADE,
    first TEXT NOT NULL,
    last TEXT NOT NULL
) STRICT;

CREATE INDEX today_case_first ON today_case (first);

CREATE INDEX today_case_last ON today_case (last);

-- `day` is none for what is asked now, whenever that is. The words of `why` go on with the distance of the day `far`
-- and with `rest`, where there is one.
CREATE TABLE today_line (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    section INTEGER NOT NULL,
    harm INTEGER NOT NULL,
    day TEXT,
    label TEXT NOT NULL,
    lead TEXT NOT NULL,
    what TEXT NOT NULL,
    tag TEXT NOT NULL,
    why TEXT NOT NULL,
    far TEXT,
    rest TEXT NOT NULL,
    mark TEXT NOT NULL,
    entity TEXT NOT NULL,
    record INTEGER NOT NULL,
    field TEXT NOT NULL,
    waiting_on TEXT
) STRICT;

CREATE INDEX today_line_order ON today_line (section, harm, day, label, lead);

CREATE INDEX today_line_case ON today_line (case_id);
