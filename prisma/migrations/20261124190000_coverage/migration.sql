-- CreateIndex
CREATE INDEX "introduction_workspace_id_introduced_at_idx" ON "introduction"("workspace_id", "introduced_at");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_member_id_idx" ON "audit_event"("workspace_id", "member_id");
