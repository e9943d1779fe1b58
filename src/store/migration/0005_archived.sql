-- How many records of the largest kinds are archived, without reading them all.
CREATE INDEX "case_archived" ON "case" ("archived") WHERE "archived" IS NOT NULL;
CREATE INDEX "action_archived" ON "action" ("archived") WHERE "archived" IS NOT NULL;
CREATE INDEX "event_archived" ON "event" ("archived") WHERE "archived" IS NOT NULL;
CREATE INDEX "person_archived" ON "person" ("archived") WHERE "archived" IS NOT NULL;
CREATE INDEX "agency_archived" ON "agency" ("archived") WHERE "archived" IS NOT NULL;
