-- One row for each workspace the app was installed in by OAuth. Nothing has written to this table before.
DROP TABLE "installation";

CREATE TABLE "installation" (
    "workspace_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("workspace_id")
);

ALTER TABLE "installation" ADD CONSTRAINT "installation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Workspaces whose app was removed, for the erasure that follows.
CREATE INDEX "workspace_removed_at_idx" ON "workspace"("removed_at");
