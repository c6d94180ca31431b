-- Which import a relationship came by is a mark that is compared, not a row that is followed: its workspace is held by
-- its member's, its person's and its company's keys.
ALTER TABLE "relationship" DROP CONSTRAINT "relationship_workspace_id_import_id_fkey";
DROP INDEX "relationship_workspace_id_import_id_idx";

-- Few rows of a list hold an address: what is not there is not looked for.
DROP INDEX "relationship_workspace_id_domain_idx";
CREATE INDEX "relationship_workspace_id_domain_idx" ON "relationship"("workspace_id", "domain") WHERE "domain" IS NOT NULL;
DROP INDEX "person_workspace_id_email_hash_key";
CREATE UNIQUE INDEX "person_workspace_id_email_hash_key" ON "person"("workspace_id", "email_hash") WHERE "email_hash" IS NOT NULL;
DROP INDEX "person_workspace_id_profile_hash_key";
CREATE UNIQUE INDEX "person_workspace_id_profile_hash_key" ON "person"("workspace_id", "profile_hash") WHERE "profile_hash" IS NOT NULL;

-- Staged rows are written once, read once and removed: they are not taken apart, nor compressed.
ALTER TABLE "import_chunk" ALTER COLUMN "records" SET DATA TYPE JSON;
ALTER TABLE "import_chunk" ALTER COLUMN "records" SET STORAGE EXTERNAL;

-- The same file sent by two members is two imports, and sent again in another message it is answered.
ALTER TABLE "import" ADD COLUMN "message" TEXT;
DROP INDEX "import_workspace_id_file_id_key";
DROP INDEX "import_workspace_id_member_id_idx";
CREATE UNIQUE INDEX "import_workspace_id_member_id_file_id_key" ON "import"("workspace_id", "member_id", "file_id");
