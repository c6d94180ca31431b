import { z } from 'zod'
import { newId } from '../../app/ports/new-id.ts'
import type { FoundOrganization } from '../../app/ports/tenant/companies.ts'
import { knownNames } from '../../domain/matching/companies/known-names.ts'
import { type Match, matchOrganizations, rankMatches } from '../../domain/matching/companies/organization-match.ts'
import { ofKey } from '../../domain/matching/companies/organization-name.ts'
import { rarityOf } from '../../domain/matching/word-rarity.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { lockPeople } from '../sql/lock.ts'
import { partnerOpens, partnerTies, visibleTo } from '../sql/visibility.ts'
import { addAliases, WRITTEN } from './organization-aliases.ts'
import { countsOf, findCandidates } from './similar-organizations.ts'
import { createSuggestions } from './suggestions.ts'

const FoundRow = z.object({
  id: z.string(),
  key: z.string(),
  spellings: z.tuple([z.string()], z.string()),
  people: z.number(),
  partners: z.number(),
  apart: z.boolean(),
  /** The company that was looked for: this one, or one that was merged into it. */
  soughtId: z.string(),
})

/** A company found by equality, and its other name that was equal. */
const EqualRow = z.object({
  id: z.string(),
  match: z.enum(['name', 'domain']),
  aliasId: z.string().nullable(),
  aliasName: z.string().nullable(),
})

/** How sure each way of finding a company is; a domain says where people work, but a person may use a former one. */
const CERTAINTY = {
  name: { score: 1, reason: 'the same name' },
  domain: { score: 0.95, reason: 'somebody there uses this domain' },
}

/**
 * How sure a name is that is not the company's own. Who wrote it beside the other, in the ask or in the log, says that the
 * two are one; what is commonly known is asked about, once: whoever picks it teaches it.
 */
const NAMED_OTHERWISE = { written: 0.95, known: 0.9 }

/** Similar companies offered. */
const SIMILAR = 20

type Query = { key: string; compact: string; domain: string | null; viewerId: string | null }

/** Verbs that find the companies of one workspace by what they are called, and teach it other names. */
export function createCompanies(db: Client, workspaceId: string) {
  /**
   * Companies with name and spellings from what the viewer may see, those with most people first; the hidden left out.
   * One that was merged is the one it counts as, for who may know of it by its own name.
   */
  const describe = async (ids: string[], viewerId: string | null) => {
    // Counted by spelling first: a company may have thousands of relationships, but few spellings.
    const rows = await db.$queryRaw`
      SELECT o.id, o.key, o.apart <> '' AS apart, sought.id AS "soughtId", s.*
      FROM organization sought
      JOIN organization o ON o.workspace_id = sought.workspace_id AND o.id = coalesce(sought.counts_as_id, sought.id)
      CROSS JOIN LATERAL (
        SELECT sum(people)::int AS people, sum(partners)::int AS partners,
          coalesce(array_agg(spelling ORDER BY people + partners DESC, spelling), '{}') AS spellings
        FROM (
          SELECT spelling, count(*) FILTER (WHERE logged) AS people, count(*) FILTER (WHERE NOT logged) AS partners FROM (
            SELECT coalesce(r.spelling, o.name) AS spelling, true AS logged FROM relationship r
            WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = o.id AND ${visibleTo(viewerId)}
            UNION ALL
            SELECT t.spelling, false FROM ${partnerTies(workspaceId, Prisma.sql`o.id`)} AND ${visibleTo(viewerId, partnerOpens)}
          ) AS known GROUP BY spelling
        ) AS counted
      ) AS s
      WHERE sought.workspace_id = ${workspaceId}::uuid AND sought.id = ANY((SELECT ${ids}::uuid[])::uuid[])
        AND s.people + s.partners > 0 AND (sought.counts_as_id IS NULL OR ${isKnownAs(workspaceId, viewerId)})
      ORDER BY s.people DESC, s.partners DESC, o.id`
    return z
      .array(FoundRow)
      .parse(rows)
      .map((row) => ({ ...row, name: row.spellings[0] }))
  }

  /** Visible companies that are called so, or where somebody uses the domain: each once, by name first. */
  const equalOrganizations = async (query: Query): Promise<FoundOrganization[]> => {
    const rows = await db.$queryRaw`
      SELECT o.id, 'name' AS match, NULL::uuid AS "aliasId", NULL AS "aliasName" FROM organization o
      WHERE o.workspace_id = ${workspaceId}::uuid AND o.compact = ${query.compact}
      UNION ALL SELECT a.organization_id, 'name', a.id, a.name FROM organization_alias a
      WHERE a.workspace_id = ${workspaceId}::uuid AND a.key = ${query.key} AND a.origin <> ${WRITTEN}
      UNION ALL (SELECT DISTINCT r.organization_id, 'domain', NULL::uuid, NULL FROM relationship r
      WHERE r.workspace_id = ${workspaceId}::uuid AND r.domain = ${query.domain} AND r.organization_id IS NOT NULL
        AND ${visibleTo(query.viewerId)})`
    const equal = new Map<string, z.infer<typeof EqualRow>>()
    // A company found several ways is one finding, by the first of them.
    for (const row of z.array(EqualRow).parse(rows)) if (!equal.has(row.id)) equal.set(row.id, row)
    if (equal.size === 0) return []
    const found = (await describe([...equal.keys()], query.viewerId)).flatMap(({ soughtId, ...organization }) => {
      const { match = 'name', aliasId = null, aliasName = null } = equal.get(soughtId) ?? {}
      const alias = aliasId === null || aliasName === null ? null : { id: aliasId, name: aliasName }
      return [{ ...organization, match, alias, ...CERTAINTY[match] }]
    })
    return onceEach(found).toSorted((a, b) => b.score - a.score)
  }

  /** Visible companies whose names may be meant, the most similar ones, best first. */
  const similarOrganizations = async (
    key: string,
    writtenKeys: string[],
    viewerId: string | null,
  ): Promise<FoundOrganization[]> => {
    const otherKeys = [...writtenKeys, ...knownNames(key)]
    const candidates = await findCandidates(db, workspaceId, { key, otherKeys, viewerId })
    const rarity = await rarityAmong(db, workspaceId, [key, ...candidates.map((one) => one.key)])
    const visible = await describeBest(matchCandidates(key, writtenKeys, candidates, rarity), viewerId)
    return rankMatches(onceEach(visible))
      .slice(0, SIMILAR)
      .sort((a, b) => b.score - a.score || b.people - a.people)
  }

  /** The best of some matches that the viewer may see, and perhaps more. */
  const describeBest = async <T extends Match & { id: string }>(matches: T[], viewerId: string | null) => {
    const sorted = matches.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    const byId = new Map(sorted.map((match) => [match.id, match]))
    const visible: FoundOrganization[] = []
    // What is seen is looked up for the best only: for all others when some of those are hidden.
    for (const some of [sorted.slice(0, SIMILAR), sorted.slice(SIMILAR)]) {
      if (some.length === 0 || visible.length >= SIMILAR) break
      const ids = some.map(({ id }) => id)
      for (const { soughtId, ...organization } of await describe(ids, viewerId)) {
        const match = byId.get(soughtId)
        if (match) visible.push({ match: 'similar', alias: null, ...match, ...organization })
      }
    }
    return visible
  }

  return {
    ...createSuggestions(db, workspaceId),
    async find(query: Query & { otherKeys?: string[] }): Promise<FoundOrganization[]> {
      const equal = await equalOrganizations(query)
      return equal.length > 0 ? equal : await similarOrganizations(query.key, query.otherKeys ?? [], query.viewerId)
    },

    async get(id: string, viewerId: string | null): Promise<FoundOrganization | null> {
      const [found] = await describe([id], viewerId)
      if (!found) return null
      const { soughtId: _, ...organization } = found
      return { ...organization, match: 'name', alias: null, ...CERTAINTY.name }
    },

    async addAlias(
      alias: { organizationId: string; name: string; key: string; origin: string },
      now: Date,
    ): Promise<string | null> {
      const id = newId()
      await lockPeople(db, workspaceId)
      const added = await addAliases(db, workspaceId, [{ id, ...alias }], now)
      return added.length === 1 ? id : null
    },

    async removeAlias(id: string): Promise<{ organizationId: string; name: string } | null> {
      const rows = await db.$queryRaw`
        DELETE FROM organization_alias WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid
        RETURNING organization_id AS "organizationId", name`
      return z.array(z.object({ organizationId: z.string(), name: z.string() })).parse(rows)[0] ?? null
    },
  }
}

/** How rare the words of some names are among a workspace's companies. */
async function rarityAmong(db: Client, workspaceId: string, keys: string[]): Promise<(word: string) => number> {
  const counts = await countsOf(db, workspaceId, [...new Set(keys.flatMap((one) => one.split(' ')))])
  const rarities = new Map([...counts].map(([word, companies]) => [word, rarityOf(word, companies)]))
  return (word) => rarities.get(word) ?? rarityOf(word, 0)
}

/** How well each company fits the name that was looked for, by the best of its own names. */
function matchCandidates(
  key: string,
  writtenKeys: string[],
  candidates: Awaited<ReturnType<typeof findCandidates>>,
  rarity: (word: string) => number,
): (Match & { id: string })[] {
  const written = new Set([key, ...writtenKeys])
  const namedOtherwise = (other: string): Match =>
    written.has(other)
      ? { score: NAMED_OTHERWISE.written, reason: `${other} is another name written beside it` }
      : { score: NAMED_OTHERWISE.known, reason: `${key} is commonly another name of ${other}` }
  const asked = ofKey(key)
  const best = new Map<string, Match & { id: string }>()
  for (const row of candidates) {
    const match = row.named ? namedOtherwise(row.key) : matchOrganizations(asked, ofKey(row.key), rarity)
    // Equal here is only another name: own names that are equal were found before.
    match.score = Math.min(match.score, NAMED_OTHERWISE.written)
    if (match.score > (best.get(row.id)?.score ?? -1)) best.set(row.id, { id: row.id, ...match })
  }
  return [...best.values()]
}

/** Each company by the surest way it was found, its own name before a learned one, in the same order. */
function onceEach(found: FoundOrganization[]): FoundOrganization[] {
  const best = new Map<string, FoundOrganization>()
  for (const one of found) {
    const known = best.get(one.id)
    if (!known || one.score > known.score || (one.score === known.score && one.alias === null)) best.set(one.id, one)
  }
  return found.filter((one) => best.get(one.id) === one)
}

/**
 * Whether the viewer may know that the company `o` goes by the name of `sought`, which was merged into it: somebody they
 * may see is known under that name, or nobody is any more.
 */
function isKnownAs(workspaceId: string, viewerId: string | null): Prisma.Sql {
  const partners = Prisma.sql`${partnerTies(workspaceId, Prisma.sql`o.id`)} AND t.merged_from_id = sought.id`
  const logged = Prisma.sql`
    relationship r WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = o.id AND r.merged_from_id = sought.id`
  return Prisma.sql`(
    EXISTS (SELECT FROM ${logged} AND ${visibleTo(viewerId)})
    OR EXISTS (SELECT FROM ${partners} AND ${visibleTo(viewerId, partnerOpens)})
    OR NOT EXISTS (SELECT FROM ${logged} UNION ALL SELECT FROM ${partners}))`
}
