import { z } from 'zod'
import { normaliseOrganization } from '../domain/organization-name.ts'
import { lookUpTermsOf, neighboursOf, slipsOf, termsOf, wordsOf } from '../domain/organization-terms.ts'
import { Prisma } from './generated/client.ts'
import type { Client } from './index.ts'

// Companies by name: what each is looked up by, and the look-ups themselves. All are equalities in an index, and none
// brings more than a bounded number of companies, however many are named alike.

/** Companies the typed words of a query may bring, rarest first, and those the words a slip away may. */
const BY_WORDS = 150
const BY_NEIGHBOURS = 100
/** A word that more companies hold brings none alone: finding them all would take longer than is waited for. */
const TOO_FREQUENT = 2_000
/** Companies two frequent words may bring together, and how many of the rarest words are paired. */
const BY_PAIR = 30
const PAIRED = 4
/** Companies another name may bring, and a word of it that more names hold brings none. */
const BY_ALIAS = 100
const ALIAS_WORD = 500
/** Words that begin with all that was typed, and from how many letters on they are looked for. */
const BEGUN = 5
const BEGINNING = 5
/** Companies a joined spelling, a beginning, an end or initials may bring each. */
const BY_TERM = 20

/** What the company of a key is looked up by. */
export const indexTerms = (key: string): string[] => termsOf(normaliseOrganization(key))

/** Counts the words of companies that are new. Call it with the lock of src/store/lock.ts. */
export async function countWords(db: Client, workspaceId: string, keys: string[]): Promise<void> {
  const counts = new Map<string, number>()
  for (const key of keys)
    for (const word of wordsOf(normaliseOrganization(key))) counts.set(word, (counts.get(word) ?? 0) + 1)
  if (counts.size === 0) return
  const counted = await db.$queryRaw`
    INSERT INTO organization_word (workspace_id, word, organizations)
    SELECT ${workspaceId}::uuid, * FROM unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::int[])
    ON CONFLICT (workspace_id, word) DO UPDATE SET organizations = organization_word.organizations + EXCLUDED.organizations
    RETURNING word, organizations`
  const pairs = z
    .array(z.object({ word: z.string(), organizations: z.number() }))
    .parse(counted)
    .filter(({ word, organizations }) => organizations === counts.get(word))
    .flatMap(({ word }) => neighboursOf(word).map((neighbour) => ({ neighbour, word })))
  await db.$executeRaw`
    INSERT INTO organization_word_neighbour (workspace_id, neighbour, word)
    SELECT ${workspaceId}::uuid, *
    FROM unnest(${pairs.map((pair) => pair.neighbour)}::text[], ${pairs.map((pair) => pair.word)}::text[])
    ON CONFLICT DO NOTHING`
}

/** Selects id and key of companies whose own names may be meant by a key, a few hundred at most. */
export function similarTo(workspaceId: string, key: string): Prisma.Sql {
  const name = normaliseOrganization(key)
  const words = wordsOf(name)
  const terms = lookUpTermsOf(name)
  const longEnough = [...name.compact].length >= BEGINNING
  // Materialized, a look-up is planned to bring all it finds: planned for the first few, it reads the whole table.
  const holding = (terms: Prisma.Sql, most: Prisma.Sql) => Prisma.sql`
    LATERAL (
      WITH found AS MATERIALIZED (
        SELECT o.id, o.key FROM organization o WHERE o.workspace_id = ${workspaceId}::uuid AND o.terms @> ARRAY[${terms}])
      SELECT id, key FROM found LIMIT ${most}) AS hit`
  return Prisma.sql`
    WITH spelled AS MATERIALIZED (
      SELECT word, true AS typed FROM unnest(${words}::text[]) AS word
      UNION ALL
      SELECT DISTINCT n.word, false FROM organization_word_neighbour n
      WHERE n.workspace_id = ${workspaceId}::uuid AND n.neighbour = ANY(${words.flatMap(slipsOf)}::text[])
        AND n.word <> ALL(${words}::text[])
    ), known AS MATERIALIZED (
      SELECT w.word, w.organizations, s.typed, row_number() OVER by_rarity AS place, sum(w.organizations) OVER by_rarity AS together
      FROM spelled s JOIN organization_word w ON w.workspace_id = ${workspaceId}::uuid AND w.word = s.word
      WINDOW by_rarity AS (PARTITION BY s.typed ORDER BY w.organizations, w.word)
    ), looked_up AS MATERIALIZED (
      SELECT *, CASE WHEN typed THEN ${BY_WORDS}::int ELSE ${BY_NEIGHBOURS}::int END AS most FROM known
    ), begun AS MATERIALIZED (
      SELECT w.word FROM organization_word w WHERE w.workspace_id = ${workspaceId}::uuid AND ${longEnough}
        AND w.word > ${name.compact} AND w.word < ${`${name.compact}\u{10ffff}`}
      ORDER BY w.word LIMIT ${BEGUN}
    )
    SELECT hit.id, hit.key FROM looked_up l, ${holding(Prisma.sql`l.word`, Prisma.sql`l.most`)}
    WHERE l.together <= l.most OR (l.place = 1 AND l.organizations <= ${TOO_FREQUENT})
    UNION
    SELECT hit.id, hit.key FROM looked_up a JOIN looked_up b ON b.typed AND b.place <= ${PAIRED} AND b.place > a.place
      AND b.together > b.most, ${holding(Prisma.sql`a.word, b.word`, Prisma.sql`${BY_PAIR}`)}
    WHERE a.typed
    UNION
    SELECT o.id, o.key FROM organization o WHERE o.workspace_id = ${workspaceId}::uuid AND o.compact = ANY(${terms}::text[])
    UNION
    SELECT hit.id, hit.key FROM begun, ${holding(Prisma.sql`begun.word`, Prisma.sql`${BY_TERM}`)}
    UNION
    SELECT hit.id, hit.key FROM unnest(${terms}::text[]) AS term
    LEFT JOIN organization_word w ON w.workspace_id = ${workspaceId}::uuid AND w.word = term,
    ${holding(Prisma.sql`term`, Prisma.sql`${BY_TERM}`)}
    WHERE coalesce(w.organizations, 0) <= ${TOO_FREQUENT} AND term NOT IN (SELECT word FROM known WHERE typed)`
}

/**
 * Selects (id, key, alias) of companies that have another name which may be meant by a key: a word of it is in the name,
 * or one a slip away. Other names are few: one look-up serves all of them.
 */
export function similarAliases(workspaceId: string, key: string): Prisma.Sql {
  const name = normaliseOrganization(key)
  return Prisma.sql`
    SELECT a.organization_id AS id, a.key, a.id AS alias FROM organization_alias a
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.terms && ARRAY(
      SELECT term FROM (
        SELECT unnest(${lookUpTermsOf(name)}::text[])
        UNION SELECT n.word FROM organization_word_neighbour n
        WHERE n.workspace_id = ${workspaceId}::uuid AND n.neighbour = ANY(${wordsOf(name).flatMap(slipsOf)}::text[])
      ) AS looked_up(term)
      WHERE NOT EXISTS (
        SELECT FROM organization_word w
        WHERE w.workspace_id = ${workspaceId}::uuid AND w.word = term AND w.organizations > ${ALIAS_WORD}))
    LIMIT ${BY_ALIAS}`
}
