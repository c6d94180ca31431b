-- A second wall between workspaces, behind the store's own: for a role that does not own the tables, a row is there only
-- where the transaction said that it speaks for its workspace, or for all. Owners pass, so that nothing changes where the
-- bot is one (docs/operations.md).
--
-- Left out are organization and organization_alias: their names are looked up by "terms && ...", which is not leakproof, so
-- that under a policy each look-up would read all companies of a workspace.
--
-- A setting that was local to a transaction is empty afterwards, not null. "IS NOT NULL" is what the planner takes for true
-- unless it knows better: a policy must not make it expect fewer rows.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND c.relname NOT IN ('organization', 'organization_alias')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format(
      $policy$CREATE POLICY workspace ON %I USING (
        workspace_id = nullif(current_setting('foothold.workspace', true), '')::uuid
        OR nullif(current_setting('foothold.everywhere', true), '') IS NOT NULL)$policy$, name);
  END LOOP;
END $$;
