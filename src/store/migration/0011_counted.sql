-- How many lines Today has of each section and each harm, by who looks after the case: Today tells how many there are
-- without reading them all. Kept by the table itself, whoever changes it and also when a case goes.
CREATE TABLE today_count (
    section INTEGER NOT NULL,
    harm INTEGER NOT NULL,
    lead TEXT NOT NULL COLLATE NOCASE,
    lines INTEGER NOT NULL,
    PRIMARY KEY (section, harm, lead)
) STRICT, WITHOUT ROWID;

INSERT INTO today_count (section, harm, lead, lines)
SELECT section, harm, lead, count(*) FROM today_line GROUP BY section, harm, lead COLLATE NOCASE;

CREATE TRIGGER today_line_added AFTER INSERT ON today_line BEGIN
    INSERT INTO today_count (section, harm, lead, lines) VALUES (new.section, new.harm, new.lead, 1)
    ON CONFLICT (section, harm, lead) DO UPDATE SET lines = lines + 1;
END;

CREATE TRIGGER today_line_gone AFTER DELETE ON today_line BEGIN
    UPDATE today_count SET lines = lines - 1
    WHERE section = old.section AND harm = old.harm AND lead = old.lead;
END;
