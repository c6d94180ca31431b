-- AlterTable
ALTER TABLE "processed_event" ADD COLUMN "kept" TEXT, ADD COLUMN "tries" SMALLINT NOT NULL DEFAULT 0;

-- CreateIndex
-- Of what is kept alone: little is, and not for long.
CREATE INDEX "processed_event_source_created_at_idx" ON "processed_event"("source", "created_at") WHERE "kept" IS NOT NULL;
