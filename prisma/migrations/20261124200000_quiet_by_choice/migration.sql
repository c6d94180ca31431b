-- Nobody chose quiet hours yet: they begin when a member says so.
ALTER TABLE "member" ALTER COLUMN "quiet_from" SET DEFAULT 0, ALTER COLUMN "quiet_until" SET DEFAULT 0;
UPDATE "member" SET "quiet_from" = 0, "quiet_until" = 0;
