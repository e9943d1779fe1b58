-- How many records of the largest kinds are archived, without reading them all.
CREATE INDEX "case_archived" ON "case" ("archived") WHERE "archived" IS NOT NULL;
CREATE INDEX "action_archived" ON "action" ("archived") WHERE "archived" IS NOT NULL;
CREATE INDEX "event_archived" ON "event" ("archived") WHERE "archived" IS NOT NULL;
CREATE INDEX "person_archived" ON "person" ("archived") WHERE "archived" IS NOT NULL;
CREATE INDEX "agency_archived" ON "agency" ("archived") WHERE "archived" IS NOT NULL;

-- The long lists without what is archived: a window far down is reached by the index alone, not by reading every record
-- before it.
CREATE INDEX "case_in_order_live" ON "case" ("reference") WHERE "archived" IS NULL;
CREATE INDEX "action_in_order_live" ON "action" ("due", "number") WHERE "archived" IS NULL;
