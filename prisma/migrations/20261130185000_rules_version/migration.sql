-- By which version of the rules a workspace's companies are keyed, and how far a job that keys them anew has come.
ALTER TABLE "workspace" ADD COLUMN "rules_version" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "rekeyed_to" TEXT;
