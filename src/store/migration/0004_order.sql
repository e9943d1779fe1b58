-- The lists inside a case are read in order without sorting.

CREATE INDEX "event_case_in_order" ON "event" ("case", "when", "sequence");
CREATE INDEX "action_case_in_order" ON "action" ("case", "due", "number");
