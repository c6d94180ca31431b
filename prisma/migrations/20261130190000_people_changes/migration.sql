-- AlterTable
ALTER TABLE "relationship" ADD COLUMN     "change_id" UUID,
ADD COLUMN     "leaves_at" TIMESTAMPTZ(3),
ADD COLUMN     "visibility_before" TEXT;

-- CreateTable
CREATE TABLE "people_change" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "people_change_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "people_change_workspace_id_member_id_idx" ON "people_change"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "relationship_leaves_at_idx" ON "relationship"("leaves_at") WHERE "leaves_at" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "people_change" ADD CONSTRAINT "people_change_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people_change" ADD CONSTRAINT "people_change_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
