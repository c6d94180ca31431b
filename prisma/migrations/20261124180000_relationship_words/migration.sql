-- CreateTable
CREATE TABLE "relationship_word" (
    "workspace_id" UUID NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "relationship_id" UUID NOT NULL,

    CONSTRAINT "relationship_word_pkey" PRIMARY KEY ("workspace_id","word","relationship_id")
);

-- CreateIndex
CREATE INDEX "relationship_word_workspace_id_relationship_id_idx" ON "relationship_word"("workspace_id", "relationship_id");

-- AddForeignKey
ALTER TABLE "relationship_word" ADD CONSTRAINT "relationship_word_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was logged before. Accents stay here, unlike in what is logged from now on: logging again mends it.
INSERT INTO relationship_word (workspace_id, word, relationship_id)
SELECT DISTINCT r.workspace_id, held.word, r.id
FROM relationship r, regexp_split_to_table(lower(concat_ws(' ', r.title, r.how, r.spelling)), '[^[:alnum:]]+') AS held(word)
WHERE r.confirmed_at IS NOT NULL AND length(held.word) > 1;
