-- AlterTable
ALTER TABLE "organization" ADD COLUMN "merged_into_id" UUID, ADD COLUMN "counts_as_id" UUID, ADD COLUMN "merged_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "person" ADD COLUMN "merged_from_id" UUID;

-- AlterTable
ALTER TABLE "relationship" ADD COLUMN "merged_from_id" UUID;

-- AlterTable
ALTER TABLE "partner_tie" ADD COLUMN "merged_from_id" UUID;

-- AlterTable
ALTER TABLE "ask" ADD COLUMN "merged_from_id" UUID;

-- AlterTable
ALTER TABLE "introduction" ADD COLUMN "merged_from_id" UUID;

-- AlterTable
ALTER TABLE "no_go_organization" ADD COLUMN "merged_from_id" UUID;

-- CreateTable
CREATE TABLE "merged_person" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "merged_from_id" UUID,
    "name_key" TEXT NOT NULL,
    "email_hash" TEXT,
    "profile_hash" TEXT,
    "relationship_ids" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "merged_person_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "merged_person_workspace_id_organization_id_idx" ON "merged_person"("workspace_id", "organization_id");

-- CreateIndex
-- Of the merged ones alone: few are.
CREATE INDEX "organization_workspace_id_counts_as_id_idx" ON "organization"("workspace_id", "counts_as_id") WHERE "counts_as_id" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_workspace_id_counts_as_id_fkey" FOREIGN KEY ("workspace_id", "counts_as_id") REFERENCES "organization"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merged_person" ADD CONSTRAINT "merged_person_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merged_person" ADD CONSTRAINT "merged_person_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "organization"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
