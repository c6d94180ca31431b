-- CreateTable
CREATE TABLE "ask_member" (
    "workspace_id" UUID NOT NULL,
    "ask_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "why" TEXT NOT NULL,
    "benefit" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ask_member_pkey" PRIMARY KEY ("workspace_id","ask_id","member_id")
);

-- CreateTable
CREATE TABLE "ask_match" (
    "workspace_id" UUID NOT NULL,
    "ask_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,
    "notice_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ask_match_pkey" PRIMARY KEY ("workspace_id","ask_id","member_id")
);

-- CreateTable
CREATE TABLE "watch_notice" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watch_notice_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "ask_member_workspace_id_member_id_idx" ON "ask_member"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "ask_match_workspace_id_member_id_notice_id_idx" ON "ask_match"("workspace_id", "member_id", "notice_id");

-- CreateIndex
CREATE INDEX "ask_match_workspace_id_relationship_id_idx" ON "ask_match"("workspace_id", "relationship_id");

-- CreateIndex
CREATE INDEX "ask_match_workspace_id_notice_id_idx" ON "ask_match"("workspace_id", "notice_id");

-- CreateIndex
CREATE INDEX "ask_match_notice_id_settled_at_idx" ON "ask_match"("notice_id", "settled_at");

-- CreateIndex
CREATE UNIQUE INDEX "watch_notice_workspace_id_member_id_day_key" ON "watch_notice"("workspace_id", "member_id", "day");

-- CreateIndex
CREATE INDEX "introduction_workspace_id_organization_id_idx" ON "introduction"("workspace_id", "organization_id");

-- AddForeignKey
ALTER TABLE "ask_member" ADD CONSTRAINT "ask_member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask_member" ADD CONSTRAINT "ask_member_workspace_id_ask_id_fkey" FOREIGN KEY ("workspace_id", "ask_id") REFERENCES "ask"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask_member" ADD CONSTRAINT "ask_member_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask_match" ADD CONSTRAINT "ask_match_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask_match" ADD CONSTRAINT "ask_match_workspace_id_ask_id_fkey" FOREIGN KEY ("workspace_id", "ask_id") REFERENCES "ask"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask_match" ADD CONSTRAINT "ask_match_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask_match" ADD CONSTRAINT "ask_match_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask_match" ADD CONSTRAINT "ask_match_workspace_id_notice_id_fkey" FOREIGN KEY ("workspace_id", "notice_id") REFERENCES "watch_notice"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_notice" ADD CONSTRAINT "watch_notice_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_notice" ADD CONSTRAINT "watch_notice_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
