-- CreateTable
CREATE TABLE "target_list" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_id" TEXT,
    "message" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "file_asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "target_list_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "listed_target" (
    "workspace_id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "outcome" TEXT,
    "band" TEXT,

    CONSTRAINT "listed_target_pkey" PRIMARY KEY ("workspace_id","list_id","number")
);

-- CreateIndex
CREATE INDEX "target_list_status_expires_at_idx" ON "target_list"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "target_list_workspace_id_member_id_file_id_message_key" ON "target_list"("workspace_id", "member_id", "file_id", "message");

-- AddForeignKey
ALTER TABLE "target_list" ADD CONSTRAINT "target_list_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_list" ADD CONSTRAINT "target_list_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listed_target" ADD CONSTRAINT "listed_target_workspace_id_list_id_fkey" FOREIGN KEY ("workspace_id", "list_id") REFERENCES "target_list"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
