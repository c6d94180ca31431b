-- CreateTable
CREATE TABLE "partner_wish" (
    "workspace_id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "spelling" TEXT NOT NULL,

    CONSTRAINT "partner_wish_pkey" PRIMARY KEY ("workspace_id","relationship_id","number")
);

-- CreateTable
CREATE TABLE "partner_favour" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,
    "way" TEXT NOT NULL,
    "company" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_favour_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "partner_favour_workspace_id_relationship_id_way_company_day_key" ON "partner_favour"("workspace_id", "relationship_id", "way", "company", "day");

-- AddForeignKey
ALTER TABLE "partner_wish" ADD CONSTRAINT "partner_wish_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_wish" ADD CONSTRAINT "partner_wish_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_favour" ADD CONSTRAINT "partner_favour_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_favour" ADD CONSTRAINT "partner_favour_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
