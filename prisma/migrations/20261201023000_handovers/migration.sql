-- AlterTable
ALTER TABLE "relationship" ADD COLUMN "handover_id" UUID;

-- CreateTable
CREATE TABLE "handover" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "receiver_id" UUID NOT NULL,
    "consented_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "agreed" BOOLEAN,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "handover_workspace_id_member_id_key" ON "handover"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "handover_workspace_id_receiver_id_idx" ON "handover"("workspace_id", "receiver_id");

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_workspace_id_receiver_id_fkey" FOREIGN KEY ("workspace_id", "receiver_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
