-- What the last scan for real names found in the file of a version, and of which bytes that was said.
ALTER TABLE "version" ADD COLUMN "scanned" TEXT CHECK ("scanned" IS NULL OR "scanned" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE "version" ADD COLUMN "scan_hash" TEXT;
ALTER TABLE "version" ADD COLUMN "scan_open" INTEGER;
