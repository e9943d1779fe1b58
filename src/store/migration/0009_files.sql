-- The file an event came in, and the table of it: what a corrected copy replaces is the rows of the copy before it.
ALTER TABLE "event" ADD COLUMN "file" TEXT;
ALTER TABLE "event" ADD COLUMN "sheet" TEXT;
