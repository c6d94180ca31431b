-- AlterTable
ALTER TABLE "import" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'people';

-- AlterTable
ALTER TABLE "touch" ADD COLUMN     "import_id" UUID;

-- CreateTable
CREATE TABLE "member_address" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "domain" TEXT,

    CONSTRAINT "member_address_pkey" PRIMARY KEY ("workspace_id","member_id","hash")
);

-- CreateTable
CREATE TABLE "suggested_person" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "is_profile" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "company" TEXT,
    "domain" TEXT,
    "title" TEXT,
    "days" INTEGER NOT NULL,
    "first_on" DATE NOT NULL,
    "last_on" DATE NOT NULL,
    "touches" JSON NOT NULL,
    "left_out_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suggested_person_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "suggested_person_workspace_id_import_id_idx" ON "suggested_person"("workspace_id", "import_id");

-- CreateIndex
CREATE INDEX "suggested_person_workspace_id_hash_idx" ON "suggested_person"("workspace_id", "hash");

-- CreateIndex
CREATE INDEX "suggested_person_created_at_idx" ON "suggested_person"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "suggested_person_workspace_id_member_id_hash_key" ON "suggested_person"("workspace_id", "member_id", "hash");

-- AddForeignKey
ALTER TABLE "member_address" ADD CONSTRAINT "member_address_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_address" ADD CONSTRAINT "member_address_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggested_person" ADD CONSTRAINT "suggested_person_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggested_person" ADD CONSTRAINT "suggested_person_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggested_person" ADD CONSTRAINT "suggested_person_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "import"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
