-- AlterTable
ALTER TABLE "organization_alias" ALTER COLUMN "key" TYPE TEXT COLLATE "C", ADD COLUMN "terms" TEXT[] COLLATE "C";

-- CreateIndex
-- Without the list of pending entries, as for organization_terms.
CREATE INDEX "organization_alias_terms" ON "organization_alias" USING GIN ("workspace_id" uuid_ops, "terms") WITH (fastupdate = off);

-- Other names known so far are found by their words; joined words and initials come with those added from now on.
UPDATE organization_alias SET terms = string_to_array(key, ' ');
INSERT INTO organization_word (workspace_id, word, organizations)
SELECT a.workspace_id, held.word, count(DISTINCT a.id) FROM organization_alias a, string_to_table(a.key, ' ') AS held(word)
GROUP BY a.workspace_id, held.word
ON CONFLICT (workspace_id, word) DO UPDATE SET organizations = organization_word.organizations + EXCLUDED.organizations;
INSERT INTO organization_word_neighbour (workspace_id, neighbour, word)
SELECT DISTINCT a.workspace_id, left(held.word, greatest(letter - 1, 0)) || substr(held.word, letter + 1), held.word
FROM organization_alias a, string_to_table(a.key, ' ') AS held(word), generate_series(0, length(held.word)) AS letter
WHERE length(held.word) BETWEEN 4 AND 24 AND (letter = 0 OR substr(held.word, letter, 1) !~ '\d')
ON CONFLICT DO NOTHING;

-- A word is also found without its doubled letters, and one of three letters by one too many.
INSERT INTO organization_word_neighbour (workspace_id, neighbour, word)
SELECT workspace_id, CASE length(word) WHEN 3 THEN word ELSE regexp_replace(word, '(\D)\1+', '\1', 'g') END, word
FROM organization_word WHERE length(word) BETWEEN 3 AND 24
ON CONFLICT DO NOTHING;

-- The words of companies and of other names that are removed are counted no more.
CREATE OR REPLACE FUNCTION "uncount_organization_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organization_word w SET organizations = w.organizations - gone.organizations
  FROM (
    SELECT o.workspace_id, held.word, count(DISTINCT o.id) AS organizations
    FROM removed o, string_to_table(o.key, ' ') AS held(word) GROUP BY o.workspace_id, held.word
  ) AS gone
  WHERE w.workspace_id = gone.workspace_id AND w.word = gone.word;
  WITH unused AS (
    DELETE FROM organization_word w USING removed o, string_to_table(o.key, ' ') AS held(word)
    WHERE w.workspace_id = o.workspace_id AND w.word = held.word AND w.organizations <= 0
    RETURNING w.workspace_id, w.word
  )
  DELETE FROM organization_word_neighbour n USING unused u, generate_series(-1, length(u.word)) AS letter
  WHERE n.workspace_id = u.workspace_id AND n.word = u.word
    AND n.neighbour = CASE letter WHEN -1 THEN regexp_replace(u.word, '(\D)\1+', '\1', 'g')
      ELSE left(u.word, greatest(letter - 1, 0)) || substr(u.word, letter + 1) END;
  RETURN NULL;
END $$;
CREATE TRIGGER "organization_alias_removed" AFTER DELETE ON "organization_alias" REFERENCING OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION "uncount_organization_words"();
