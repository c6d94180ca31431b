-- What only private relationships tell of weighs nothing in matching: neither in how rare a word is, nor in a look-up
-- that returns a bounded number of companies.

-- AlterTable
ALTER TABLE "organization" ADD COLUMN "hidden" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "organization_alias" ADD COLUMN "hidden" BOOLEAN NOT NULL DEFAULT false;

-- A company is hidden while nobody but owners of private relationships knows it. One that was merged into another has
-- nothing of its own, and is judged by whoever looks at that one.
CREATE FUNCTION "hide_organizations"(workspaces uuid[], ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organization o SET hidden = NOT o.hidden
  FROM (SELECT DISTINCT w, i FROM unnest(workspaces, ids) AS given(w, i)) AS given
  WHERE o.workspace_id = given.w AND o.id = given.i AND o.counts_as_id IS NULL
    AND o.hidden = (EXISTS (
        SELECT FROM relationship r
        WHERE r.workspace_id = o.workspace_id AND r.organization_id = o.id AND r.visibility <> 'private')
      OR EXISTS (
        SELECT FROM partner_tie t JOIN relationship r ON r.workspace_id = t.workspace_id AND r.id = t.relationship_id
        WHERE t.workspace_id = o.workspace_id AND t.organization_id = o.id AND r.visibility <> 'private'));
END $$;

-- What is logged openly where nothing is hidden, as nearly everything, changes nothing and is not looked at again.
CREATE FUNCTION "hide_logged"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hide_organizations(array_agg(workspace_id), array_agg(organization_id)) FROM (
    SELECT a.workspace_id, a.organization_id FROM added a
    JOIN organization o ON o.workspace_id = a.workspace_id AND o.id = a.organization_id
    WHERE a.visibility = 'private' OR o.hidden) AS changed;
  RETURN NULL;
END $$;
CREATE TRIGGER "relationship_logged" AFTER INSERT ON "relationship" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "hide_logged"();

CREATE FUNCTION "hide_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hide_organizations(array_agg(workspace_id), array_agg(organization_id)) FROM (
    WITH moved AS (
      SELECT b.workspace_id, b.id, b.organization_id AS left_id, a.organization_id AS reached_id
      FROM removed b JOIN added a ON a.workspace_id = b.workspace_id AND a.id = b.id
      WHERE a.visibility <> b.visibility OR a.organization_id IS DISTINCT FROM b.organization_id)
    SELECT workspace_id, left_id AS organization_id FROM moved WHERE left_id IS NOT NULL
    UNION SELECT workspace_id, reached_id FROM moved WHERE reached_id IS NOT NULL
    UNION SELECT t.workspace_id, t.organization_id FROM moved m
      JOIN partner_tie t ON t.workspace_id = m.workspace_id AND t.relationship_id = m.id) AS changed;
  RETURN NULL;
END $$;
CREATE TRIGGER "relationship_changed" AFTER UPDATE ON "relationship"
REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "hide_changed"();

CREATE FUNCTION "hide_added_ties"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hide_organizations(array_agg(workspace_id), array_agg(organization_id)) FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER "partner_tie_added" AFTER INSERT ON "partner_tie" REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION "hide_added_ties"();

CREATE FUNCTION "hide_left"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hide_organizations(array_agg(workspace_id), array_agg(organization_id)) FROM removed WHERE organization_id IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "relationship_left" AFTER DELETE ON "relationship" REFERENCING OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION "hide_left"();
CREATE TRIGGER "partner_tie_left" AFTER DELETE ON "partner_tie" REFERENCING OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION "hide_left"();

CREATE FUNCTION "hide_moved_ties"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hide_organizations(array_agg(workspace_id), array_agg(organization_id)) FROM (
    SELECT workspace_id, organization_id FROM removed UNION SELECT workspace_id, organization_id FROM added) AS changed;
  RETURN NULL;
END $$;
CREATE TRIGGER "partner_tie_moved" AFTER UPDATE ON "partner_tie"
REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "hide_moved_ties"();

-- Words count names that are not hidden. A row with 0 stays as long as a hidden name has the word: its owner looks it up.
CREATE OR REPLACE FUNCTION "uncount_organization_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organization_word w SET organizations = w.organizations - gone.organizations
  FROM (
    SELECT o.workspace_id, held.word, count(DISTINCT o.id) AS organizations
    FROM removed o, string_to_table(o.key, ' ') AS held(word) WHERE NOT o.hidden GROUP BY o.workspace_id, held.word
  ) AS gone
  WHERE w.workspace_id = gone.workspace_id AND w.word = gone.word;
  WITH unused AS (
    DELETE FROM organization_word w USING removed o, string_to_table(o.key, ' ') AS held(word)
    WHERE w.workspace_id = o.workspace_id AND w.word = held.word AND w.organizations <= 0
      AND (SELECT count(*) FROM (SELECT FROM organization h WHERE h.workspace_id = w.workspace_id AND h.terms @> ARRAY[w.word] LIMIT 1) AS one) = 0
      AND (SELECT count(*) FROM (SELECT FROM organization_alias h WHERE h.workspace_id = w.workspace_id AND h.terms @> ARRAY[w.word] LIMIT 1) AS one) = 0
    RETURNING w.workspace_id, w.word
  )
  DELETE FROM organization_word_neighbour n USING unused u, generate_series(-1, length(u.word)) AS letter
  WHERE n.workspace_id = u.workspace_id AND n.word = u.word
    AND n.neighbour = CASE letter WHEN -1 THEN regexp_replace(u.word, '(\D)\1+', '\1', 'g')
      ELSE left(u.word, greatest(letter - 1, 0)) || substr(u.word, letter + 1) END;
  RETURN NULL;
END $$;

-- What is hidden, shown again, or gets another key is counted anew; other names follow their company.
CREATE FUNCTION "recount_organization_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organization_word w SET organizations = w.organizations + changed.organizations
  FROM (
    SELECT workspace_id, word, sum(names)::int AS organizations FROM (
      SELECT b.workspace_id, held.word, -count(DISTINCT b.id) AS names
      FROM removed b JOIN added a ON a.workspace_id = b.workspace_id AND a.id = b.id, string_to_table(b.key, ' ') AS held(word)
      WHERE NOT b.hidden AND (a.hidden OR a.key <> b.key) GROUP BY b.workspace_id, held.word
      UNION ALL
      SELECT a.workspace_id, held.word, count(DISTINCT a.id)
      FROM removed b JOIN added a ON a.workspace_id = b.workspace_id AND a.id = b.id, string_to_table(a.key, ' ') AS held(word)
      WHERE NOT a.hidden AND (b.hidden OR a.key <> b.key) GROUP BY a.workspace_id, held.word
    ) AS counted GROUP BY workspace_id, word HAVING sum(names) <> 0
  ) AS changed
  WHERE w.workspace_id = changed.workspace_id AND w.word = changed.word;
  IF TG_TABLE_NAME = 'organization' THEN
    UPDATE organization_alias n SET hidden = a.hidden
    FROM removed b JOIN added a ON a.workspace_id = b.workspace_id AND a.id = b.id
    WHERE a.hidden <> b.hidden AND n.workspace_id = a.workspace_id AND n.organization_id = a.id AND n.hidden <> a.hidden;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "organization_changed" AFTER UPDATE ON "organization"
REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "recount_organization_words"();
CREATE TRIGGER "organization_alias_changed" AFTER UPDATE ON "organization_alias"
REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "recount_organization_words"();

-- What is hidden now.
SELECT hide_organizations(array_agg(workspace_id), array_agg(id)) FROM organization;
