-- AlterTable
ALTER TABLE "message_reference" ALTER COLUMN "member_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "card_channels" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "cards_anywhere" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "posted_request" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ask_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT false,
    "link" TEXT,
    "posted_at" TIMESTAMPTZ(3),
    "ended" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "posted_request_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "request_helper" (
    "workspace_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_helper_pkey" PRIMARY KEY ("workspace_id","request_id","member_id")
);

-- CreateTable
CREATE TABLE "shown_tie" (
    "workspace_id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,
    "viewer_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "asked" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shown_tie_pkey" PRIMARY KEY ("workspace_id","relationship_id","viewer_id","day","asked")
);

-- CreateIndex
CREATE INDEX "posted_request_workspace_id_ask_id_idx" ON "posted_request"("workspace_id", "ask_id");

-- CreateIndex
CREATE INDEX "posted_request_workspace_id_channel_created_at_idx" ON "posted_request"("workspace_id", "channel", "created_at");

-- CreateIndex
CREATE INDEX "posted_request_ended_until_idx" ON "posted_request"("ended", "until");

-- CreateIndex
CREATE INDEX "request_helper_workspace_id_member_id_idx" ON "request_helper"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "shown_tie_workspace_id_viewer_id_idx" ON "shown_tie"("workspace_id", "viewer_id");

-- CreateIndex
CREATE INDEX "shown_tie_created_at_idx" ON "shown_tie"("created_at");

-- AddForeignKey
ALTER TABLE "posted_request" ADD CONSTRAINT "posted_request_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posted_request" ADD CONSTRAINT "posted_request_workspace_id_ask_id_fkey" FOREIGN KEY ("workspace_id", "ask_id") REFERENCES "ask"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_helper" ADD CONSTRAINT "request_helper_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_helper" ADD CONSTRAINT "request_helper_workspace_id_request_id_fkey" FOREIGN KEY ("workspace_id", "request_id") REFERENCES "posted_request"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_helper" ADD CONSTRAINT "request_helper_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shown_tie" ADD CONSTRAINT "shown_tie_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shown_tie" ADD CONSTRAINT "shown_tie_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shown_tie" ADD CONSTRAINT "shown_tie_workspace_id_viewer_id_fkey" FOREIGN KEY ("workspace_id", "viewer_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
