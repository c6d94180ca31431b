-- Whoever left the team is erased after the days the team chose.
ALTER TABLE "workspace" ADD COLUMN "leaver_days" INTEGER NOT NULL DEFAULT 30;
ALTER TABLE "member" ADD COLUMN "left_at" TIMESTAMPTZ(3);
