CREATE EXTENSION IF NOT EXISTS btree_gin;

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "platform_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT,
    "working_days" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "digest_channel" TEXT,
    "digest_day" INTEGER NOT NULL DEFAULT 1,
    "digest_hour" INTEGER NOT NULL DEFAULT 9,
    "digest_paused" BOOLEAN NOT NULL DEFAULT false,
    "digest_since" TIMESTAMPTZ(3),
    "digest_lost_at" TIMESTAMPTZ(3),
    "digest_told_at" TIMESTAMPTZ(3),
    "hash_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "budget" INTEGER NOT NULL DEFAULT 2,
    "quiet_from" INTEGER NOT NULL DEFAULT 18,
    "quiet_until" INTEGER NOT NULL DEFAULT 9,
    "snoozed_until" TIMESTAMPTZ(3),
    "default_visibility" TEXT NOT NULL DEFAULT 'open',
    "thanked_by_name" BOOLEAN NOT NULL DEFAULT false,
    "unreachable_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "installation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "platform_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "organization" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "compact" TEXT NOT NULL,
    "terms" TEXT[] COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "organization_word" (
    "workspace_id" UUID NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "organizations" INTEGER NOT NULL,

    CONSTRAINT "organization_word_pkey" PRIMARY KEY ("workspace_id","word")
) WITH (fillfactor = 50); -- Room to count in place: embedded, nothing clears away old rows.

-- CreateTable
CREATE TABLE "organization_word_neighbour" (
    "workspace_id" UUID NOT NULL,
    "neighbour" TEXT COLLATE "C" NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "organization_word_neighbour_pkey" PRIMARY KEY ("workspace_id","neighbour","word")
);

-- CreateTable
CREATE TABLE "organization_alias" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_alias_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name_key" TEXT NOT NULL,
    "organization_id" UUID,
    "email_hash" TEXT,
    "profile_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "relationship" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organization_id" UUID,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "spelling" TEXT,
    "domain" TEXT,
    "kind" TEXT NOT NULL,
    "rating" INTEGER,
    "how" TEXT,
    "since" DATE,
    "last_touch" DATE,
    "visibility" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "import_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "relationship_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "import" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_id" TEXT,
    "status" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "records" JSONB NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("workspace_id","import_id","number")
);

-- CreateTable
CREATE TABLE "form_draft" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "form" JSONB NOT NULL,
    "errors" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "touch" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "touch_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "ask" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "asker_id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "organization_id" UUID,
    "whom" TEXT,
    "why" TEXT NOT NULL,
    "benefit" TEXT NOT NULL,
    "seen_in" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ask_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "introduction" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ask_id" UUID NOT NULL,
    "connector_id" UUID NOT NULL,
    "relationship_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "whom" TEXT,
    "consent" TEXT,
    "state" TEXT NOT NULL,
    "state_before" TEXT,
    "confirmed_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "introduced_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "no_reply_noted" INTEGER NOT NULL DEFAULT 0,
    "named_id" UUID,
    "pass_reason" TEXT,
    "amount" TEXT,
    "thanked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "introduction_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "message_reference" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_reference_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "digest" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "week" DATE NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "channel" TEXT,
    "message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "processed_event" (
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "processed_event_pkey" PRIMARY KEY ("source","key")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "origin" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspace_platform_platform_id_key" ON "workspace"("platform", "platform_id");

-- CreateIndex
CREATE INDEX "member_platform_user_id_idx" ON "member"("platform_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_platform_user_id_key" ON "member"("workspace_id", "platform_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "installation_platform_platform_id_key" ON "installation"("platform", "platform_id");

-- CreateIndex
CREATE INDEX "organization_workspace_id_compact_idx" ON "organization"("workspace_id", "compact");

-- CreateIndex
-- Without the list of pending entries: every look-up would read it to its end, and embedded nothing ever empties it.
CREATE INDEX "organization_terms" ON "organization" USING GIN ("workspace_id" uuid_ops, "terms") WITH (fastupdate = off);

-- CreateIndex
CREATE UNIQUE INDEX "organization_workspace_id_key_key" ON "organization"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "organization_alias_workspace_id_organization_id_idx" ON "organization_alias"("workspace_id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "organization_alias_workspace_id_key_organization_id_key" ON "organization_alias"("workspace_id", "key", "organization_id");

-- CreateIndex
CREATE INDEX "person_workspace_id_name_key_organization_id_idx" ON "person"("workspace_id", "name_key", "organization_id");

-- CreateIndex
CREATE INDEX "person_workspace_id_organization_id_idx" ON "person"("workspace_id", "organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_workspace_id_email_hash_key" ON "person"("workspace_id", "email_hash");

-- CreateIndex
CREATE UNIQUE INDEX "person_workspace_id_profile_hash_key" ON "person"("workspace_id", "profile_hash");

-- CreateIndex
CREATE INDEX "relationship_workspace_id_organization_id_idx" ON "relationship"("workspace_id", "organization_id");

-- CreateIndex
CREATE INDEX "relationship_workspace_id_person_id_idx" ON "relationship"("workspace_id", "person_id");

-- CreateIndex
CREATE INDEX "relationship_workspace_id_domain_idx" ON "relationship"("workspace_id", "domain");

-- CreateIndex
CREATE INDEX "relationship_workspace_id_import_id_idx" ON "relationship"("workspace_id", "import_id");

-- CreateIndex
CREATE UNIQUE INDEX "relationship_workspace_id_member_id_person_id_key" ON "relationship"("workspace_id", "member_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_workspace_id_file_id_key" ON "import"("workspace_id", "file_id");

-- CreateIndex
CREATE INDEX "import_workspace_id_member_id_idx" ON "import"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "import_status_idx" ON "import"("status");

-- CreateIndex
CREATE INDEX "form_draft_workspace_id_member_id_idx" ON "form_draft"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "form_draft_expires_at_idx" ON "form_draft"("expires_at");

-- CreateIndex
CREATE INDEX "touch_workspace_id_relationship_id_idx" ON "touch"("workspace_id", "relationship_id");

-- CreateIndex
CREATE INDEX "ask_workspace_id_asker_id_idx" ON "ask"("workspace_id", "asker_id");

-- CreateIndex
CREATE INDEX "ask_workspace_id_organization_id_idx" ON "ask"("workspace_id", "organization_id");

-- CreateIndex
CREATE INDEX "ask_workspace_id_status_idx" ON "ask"("workspace_id", "status");

-- CreateIndex
CREATE INDEX "ask_status_expires_at_idx" ON "ask"("status", "expires_at");

-- CreateIndex
CREATE INDEX "introduction_workspace_id_connector_id_idx" ON "introduction"("workspace_id", "connector_id");

-- CreateIndex
CREATE INDEX "introduction_workspace_id_relationship_id_idx" ON "introduction"("workspace_id", "relationship_id");

-- CreateIndex
CREATE INDEX "introduction_workspace_id_person_id_idx" ON "introduction"("workspace_id", "person_id");

-- CreateIndex
CREATE INDEX "introduction_state_due_at_idx" ON "introduction"("state", "due_at");

-- CreateIndex
CREATE INDEX "introduction_workspace_id_ask_id_relationship_id_idx" ON "introduction"("workspace_id", "ask_id", "relationship_id");

-- CreateIndex
CREATE INDEX "message_reference_workspace_id_subject_id_idx" ON "message_reference"("workspace_id", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_reference_workspace_id_platform_channel_message_key" ON "message_reference"("workspace_id", "platform", "channel", "message");

-- CreateIndex
CREATE UNIQUE INDEX "digest_workspace_id_week_key" ON "digest"("workspace_id", "week");

-- CreateIndex
CREATE INDEX "processed_event_created_at_idx" ON "processed_event"("created_at");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_subject_id_idx" ON "audit_event"("workspace_id", "subject_id");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "installation" ADD CONSTRAINT "installation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_word" ADD CONSTRAINT "organization_word_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_word_neighbour" ADD CONSTRAINT "organization_word_neighbour_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_alias" ADD CONSTRAINT "organization_alias_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_alias" ADD CONSTRAINT "organization_alias_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "organization"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "organization"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_workspace_id_person_id_fkey" FOREIGN KEY ("workspace_id", "person_id") REFERENCES "person"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "organization"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "import"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "import"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_draft" ADD CONSTRAINT "form_draft_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_draft" ADD CONSTRAINT "form_draft_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touch" ADD CONSTRAINT "touch_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touch" ADD CONSTRAINT "touch_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask" ADD CONSTRAINT "ask_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask" ADD CONSTRAINT "ask_workspace_id_asker_id_fkey" FOREIGN KEY ("workspace_id", "asker_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask" ADD CONSTRAINT "ask_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "organization"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_workspace_id_ask_id_fkey" FOREIGN KEY ("workspace_id", "ask_id") REFERENCES "ask"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_workspace_id_connector_id_fkey" FOREIGN KEY ("workspace_id", "connector_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_workspace_id_confirmed_by_id_fkey" FOREIGN KEY ("workspace_id", "confirmed_by_id") REFERENCES "member"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_workspace_id_named_id_fkey" FOREIGN KEY ("workspace_id", "named_id") REFERENCES "member"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_workspace_id_relationship_id_fkey" FOREIGN KEY ("workspace_id", "relationship_id") REFERENCES "relationship"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_workspace_id_person_id_fkey" FOREIGN KEY ("workspace_id", "person_id") REFERENCES "person"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "organization"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_reference" ADD CONSTRAINT "message_reference_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_reference" ADD CONSTRAINT "message_reference_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "member"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The words of companies that are removed are counted no more. (They are added by src/store/organization-index.ts.)
CREATE FUNCTION "uncount_organization_words"() RETURNS trigger LANGUAGE plpgsql AS $$
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
  DELETE FROM organization_word_neighbour n USING unused u, generate_series(0, length(u.word)) AS letter
  WHERE n.workspace_id = u.workspace_id AND n.word = u.word
    AND n.neighbour = left(u.word, greatest(letter - 1, 0)) || substr(u.word, letter + 1);
  RETURN NULL;
END $$;
CREATE TRIGGER "organization_removed" AFTER DELETE ON "organization" REFERENCING OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION "uncount_organization_words"();
