-- CreateTable
CREATE TABLE "family_exception" (
    "workspace_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "family_exception_pkey" PRIMARY KEY ("workspace_id","organization_id","other_id")
);

-- CreateIndex
CREATE INDEX "family_exception_workspace_id_other_id_idx" ON "family_exception"("workspace_id", "other_id");

-- AddForeignKey
ALTER TABLE "family_exception" ADD CONSTRAINT "family_exception_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_exception" ADD CONSTRAINT "family_exception_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "organization"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_exception" ADD CONSTRAINT "family_exception_workspace_id_other_id_fkey" FOREIGN KEY ("workspace_id", "other_id") REFERENCES "organization"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
