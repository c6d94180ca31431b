-- CreateTable
CREATE TABLE "member_use" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "member_use_pkey" PRIMARY KEY ("workspace_id","member_id","hour","name")
);

-- CreateIndex
CREATE INDEX "member_use_hour_idx" ON "member_use"("hour");

-- AddForeignKey
ALTER TABLE "member_use" ADD CONSTRAINT "member_use_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_use" ADD CONSTRAINT "member_use_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
