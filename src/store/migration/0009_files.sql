-- The file an event came in, and the table of it: what a corrected copy replaces is the rows of the copy before it.
ALTER TABLE "event" ADD COLUMN "file" TEXT;
ALTER TABLE "event" ADD COLUMN "sheet" TEXT;

-- Rows of agencies' files that could not be taken as events: nothing is lost.
CREATE TABLE "unread_row" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "why" TEXT,
    "row" INTEGER,
    "text" TEXT,
    "file" TEXT,
    "sheet" TEXT
) STRICT;
CREATE INDEX "unread_row_case" ON "unread_row" ("case");
CREATE INDEX "unread_row_agency" ON "unread_row" ("agency");
