-- DropIndex
DROP INDEX "watch_notice_workspace_id_member_id_day_key";

-- AlterTable
ALTER TABLE "watch_notice" ADD COLUMN "tells" TEXT NOT NULL DEFAULT 'asks';

-- CreateTable
CREATE TABLE "opened_way" (
    "workspace_id" UUID NOT NULL,
    "ask_id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,
    "notice_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opened_way_pkey" PRIMARY KEY ("workspace_id","ask_id","relationship_id")
);

-- CreateTable
CREATE TABLE "join_wish" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ask_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "benefit" TEXT NOT NULL,
    "agreed" BOOLEAN,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "join_wish_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "opened_way_workspace_id_relationship_id_idx" ON "opened_way"("workspace_id", "relationship_id");

-- CreateIndex
CREATE INDEX "opened_way_workspace_id_notice_id_idx" ON "opened_way"("workspace_id", "notice_id");

-- CreateIndex
CREATE INDEX "opened_way_notice_id_idx" ON "opened_way"("notice_id");

-- CreateIndex
CREATE INDEX "join_wish_workspace_id_member_id_idx" ON "join_wish"("workspace_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "join_wish_workspace_id_ask_id_member_id_key" ON "join_wish"("workspace_id", "ask_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "watch_notice_workspace_id_member_id_day_tells_key" ON "watch_notice"("workspace_id", "member_id", "day", "tells");

-- AddForeignKey
ALTER TABLE "opened_way" ADD CONSTRAINT "opened_way_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opened_way" ADD CONSTRAINT "opened_way_workspace_id_ask_id_fkey" FOREIGN KEY ("workspace_id", "ask_id") REFERENCES "ask"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opened_way" ADD CONSTRAINT "opened_way_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opened_way" ADD CONSTRAINT "opened_way_workspace_id_notice_id_fkey" FOREIGN KEY ("workspace_id", "notice_id") REFERENCES "watch_notice"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_wish" ADD CONSTRAINT "join_wish_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_wish" ADD CONSTRAINT "join_wish_workspace_id_ask_id_fkey" FOREIGN KEY ("workspace_id", "ask_id") REFERENCES "ask"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_wish" ADD CONSTRAINT "join_wish_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
