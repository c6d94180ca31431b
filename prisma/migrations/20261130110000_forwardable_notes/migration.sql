-- Who a member is, in one line of their own, and the question an ask ends with. Asks of before end with the usual one, and
-- their asker is named without a line until they ask again.
ALTER TABLE "member" ADD COLUMN "about" TEXT;
ALTER TABLE "ask" ADD COLUMN "question" TEXT;

-- The company an ask is kept open for is fixed before its form opens: an unfinished form carries it beside its values.
UPDATE "form_draft" SET "form" = jsonb_set("form", '{target}', to_jsonb(left("form"->'values'->>'target', 60)))
WHERE "form"->>'kind' = 'keep' AND "form"->'values'->>'target' IS NOT NULL;
DELETE FROM "form_draft" WHERE "form"->>'kind' = 'keep' AND "form"->>'target' IS NULL;
