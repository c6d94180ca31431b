-- AlterTable
ALTER TABLE "member" ADD COLUMN     "keep_warm" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "relationship" ADD COLUMN     "not_before" DATE;

-- CreateTable
CREATE TABLE "warm_note" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "warm_note_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "warm_tie" (
    "workspace_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,

    CONSTRAINT "warm_tie_pkey" PRIMARY KEY ("workspace_id","note_id","relationship_id")
);

-- CreateIndex
CREATE INDEX "warm_note_workspace_id_member_id_created_at_idx" ON "warm_note"("workspace_id", "member_id", "created_at");

-- CreateIndex
CREATE INDEX "warm_tie_workspace_id_relationship_id_idx" ON "warm_tie"("workspace_id", "relationship_id");

-- AddForeignKey
ALTER TABLE "warm_note" ADD CONSTRAINT "warm_note_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "warm_note" ADD CONSTRAINT "warm_note_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "warm_tie" ADD CONSTRAINT "warm_tie_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "warm_tie" ADD CONSTRAINT "warm_tie_workspace_id_note_id_fkey" FOREIGN KEY ("workspace_id", "note_id") REFERENCES "warm_note"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "warm_tie" ADD CONSTRAINT "warm_tie_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
