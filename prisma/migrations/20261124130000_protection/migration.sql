-- AlterTable
ALTER TABLE "introduction" ADD COLUMN "counts_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "no_go_organization" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "no_go_organization_pkey" PRIMARY KEY ("workspace_id","member_id","organization_id")
);

-- CreateTable
CREATE TABLE "no_go_asker" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "asker_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "no_go_asker_pkey" PRIMARY KEY ("workspace_id","member_id","asker_id")
);

-- CreateTable
CREATE TABLE "held_message" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_message_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "introduction_workspace_id_counts_until_idx" ON "introduction"("workspace_id", "counts_until");

-- CreateIndex
CREATE INDEX "no_go_organization_workspace_id_organization_id_idx" ON "no_go_organization"("workspace_id", "organization_id");

-- CreateIndex
CREATE INDEX "no_go_asker_workspace_id_asker_id_idx" ON "no_go_asker"("workspace_id", "asker_id");

-- CreateIndex
CREATE INDEX "held_message_workspace_id_member_id_idx" ON "held_message"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "held_message_due_at_idx" ON "held_message"("due_at");

-- AddForeignKey
ALTER TABLE "no_go_organization" ADD CONSTRAINT "no_go_organization_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "no_go_organization" ADD CONSTRAINT "no_go_organization_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "no_go_organization" ADD CONSTRAINT "no_go_organization_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "organization"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "no_go_asker" ADD CONSTRAINT "no_go_asker_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "no_go_asker" ADD CONSTRAINT "no_go_asker_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "no_go_asker" ADD CONSTRAINT "no_go_asker_workspace_id_asker_id_fkey" FOREIGN KEY ("workspace_id", "asker_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_message" ADD CONSTRAINT "held_message_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_message" ADD CONSTRAINT "held_message_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Members of the local workspace begin without quiet hours (src/domain/budget.ts); nobody could set them before.
UPDATE "member" SET "quiet_from" = 0, "quiet_until" = 0
WHERE "workspace_id" IN (SELECT "id" FROM "workspace" WHERE "platform" = 'local');
