-- Whose budget is spent is counted out of the index alone.
-- DropIndex
DROP INDEX "introduction_workspace_id_counts_until_idx";

-- CreateIndex
CREATE INDEX "introduction_workspace_id_counts_until_connector_id_idx" ON "introduction"("workspace_id", "counts_until", "connector_id");
