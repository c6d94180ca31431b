-- A company split off stays apart from the one whose key it shares: two rows of one key differ in "apart".
-- DropIndex
DROP INDEX "organization_workspace_id_key_key";

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "apart" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- CreateIndex
CREATE UNIQUE INDEX "organization_workspace_id_key_apart_key" ON "organization"("workspace_id", "key", "apart");
