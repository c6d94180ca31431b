-- AlterTable
ALTER TABLE "processed_event" ADD COLUMN "done_at" TIMESTAMPTZ(3);

-- What was claimed until now is done.
UPDATE "processed_event" SET "done_at" = "created_at";
