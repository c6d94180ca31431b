-- AlterTable
ALTER TABLE "introduction" ADD COLUMN     "pass_words" TEXT,
ADD COLUMN     "through_partner" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "partner_tie" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "spelling" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_tie_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "partner_tie_workspace_id_organization_id_idx" ON "partner_tie"("workspace_id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_tie_workspace_id_relationship_id_organization_id_key" ON "partner_tie"("workspace_id", "relationship_id", "organization_id");

-- AddForeignKey
ALTER TABLE "partner_tie" ADD CONSTRAINT "partner_tie_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_tie" ADD CONSTRAINT "partner_tie_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_tie" ADD CONSTRAINT "partner_tie_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "organization"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
