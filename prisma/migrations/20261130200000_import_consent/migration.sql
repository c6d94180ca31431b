-- A file waits for its sender's yes: until then only the platform's reference to it is held.
ALTER TABLE "import" ADD COLUMN "reference" TEXT, ADD COLUMN "visibility" TEXT;

-- What an import found written on ties it renewed, so that undoing it gives it back.
CREATE TABLE "import_before" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,
    "facts" JSON NOT NULL,

    CONSTRAINT "import_before_pkey" PRIMARY KEY ("workspace_id","import_id","relationship_id")
);

CREATE INDEX "import_before_workspace_id_relationship_id_idx" ON "import_before"("workspace_id", "relationship_id");

ALTER TABLE "import_before" ADD CONSTRAINT "import_before_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_before" ADD CONSTRAINT "import_before_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "import"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_before" ADD CONSTRAINT "import_before_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
