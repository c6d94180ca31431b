-- AlterTable
ALTER TABLE "held_message" ADD COLUMN     "surplus" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "message_place" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_place_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "bundled_message" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bundle_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bundled_message_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "message_place_workspace_id_member_id_taken_at_idx" ON "message_place"("workspace_id", "member_id", "taken_at");

-- CreateIndex
CREATE INDEX "message_place_taken_at_idx" ON "message_place"("taken_at");

-- CreateIndex
CREATE INDEX "bundled_message_workspace_id_bundle_id_idx" ON "bundled_message"("workspace_id", "bundle_id");

-- CreateIndex
CREATE INDEX "bundled_message_workspace_id_subject_id_idx" ON "bundled_message"("workspace_id", "subject_id");

-- CreateIndex
CREATE INDEX "bundled_message_workspace_id_member_id_idx" ON "bundled_message"("workspace_id", "member_id");

-- AddForeignKey
ALTER TABLE "message_place" ADD CONSTRAINT "message_place_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_place" ADD CONSTRAINT "message_place_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bundled_message" ADD CONSTRAINT "bundled_message_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bundled_message" ADD CONSTRAINT "bundled_message_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
