import { z } from 'zod'
import type { Around, WaysIn } from '../../app/ports/tenant/ways-in.ts'
import type { Candidate } from '../../domain/finding/ranking.ts'
import { Prisma } from '../generated/client.ts'
import { recordsOf, WITH_RECORDS, withRecords } from '../introductions/track-records.ts'
import { handedOver } from '../members/handovers.ts'
import type { Client } from '../sql/client.ts'
import { PLANNED_ONCE } from '../sql/planned-once.ts'
import { CandidateRow } from '../sql/rows.ts'
import { touchesOf } from '../sql/strength.ts'
import { mayBeOffered, partnerOpens, partnerTies, visibleTo } from '../sql/visibility.ts'
import { DescribedRow, firstDescribed } from './described.ts'
import { isPair } from './families.ts'

/** Maximum ways into one company weighed for an ask. */
const CANDIDATES = 200

/** The viewer's own people and partners named in an answer. */
const OWN = 20

const AroundRow = z.object({
  ways: z.array(CandidateRow),
  others: z.array(DescribedRow),
  own: z.array(z.string()),
  partners: z.array(z.string()),
  away: z.number(),
})

/** Queries on the ways into one workspace's companies. */
export function createWaysIn(db: Client, workspaceId: string, hidingAmong: number): WaysIn {
  const isOffered = mayBeOffered(workspaceId, hidingAmong)
  return {
    async to(organizationId: string, viewerId: string | null, words: string[], now: Date): Promise<Candidate[]> {
      const ways = waysInto({ workspaceId, isOffered }, Prisma.sql`${organizationId}::uuid`, viewerId, words, now)
      const rows = await db.$queryRaw`
        ${withSpent(workspaceId, now)}, ways AS MATERIALIZED (${ways}) ${withRecords(workspaceId, now)} ORDER BY ${inOrder}
        ${PLANNED_ONCE}`
      return z.array(CandidateRow).parse(rows)
    },

    async around({ organizationId, others, most }, viewerId, words, now): Promise<Around> {
      const company = Prisma.sql`${organizationId}::uuid`
      const ways = waysInto({ workspaceId, isOffered }, Prisma.sql`asked.id`, viewerId, words, now)
      const isFamily = Prisma.sql`NOT EXISTS (
        SELECT FROM family_exception x WHERE ${isPair(workspaceId, company, Prisma.sql`o.id`)})`
      const near = firstDescribed(workspaceId, viewerId, others, most, isFamily)
      const mine = Prisma.sql`r.member_id = ${viewerId}::uuid`
      const named = (ties: Prisma.Sql) =>
        Prisma.sql`ARRAY(SELECT r.name FROM ${ties} AND ${mine} ORDER BY r.name, r.id LIMIT ${OWN})`
      const rows = await db.$queryRaw`
        ${withSpent(workspaceId, now)}, ${near}, ways AS MATERIALIZED (
          SELECT way.* FROM (SELECT ${company} AS id UNION SELECT id FROM near) AS asked CROSS JOIN LATERAL (${ways}) AS way)
        ${recordsOf(workspaceId, now)}, weighed AS MATERIALIZED (${WITH_RECORDS} ORDER BY ${inOrder})
        SELECT
          coalesce((SELECT json_agg(w) FROM weighed w), '[]') AS ways,
          coalesce((SELECT json_agg(n ORDER BY n.people DESC, n.partners DESC, n.id) FROM near n), '[]') AS others,
          ${named(Prisma.sql`relationship r WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = ${company}`)} AS own,
          ${named(partnerTies(workspaceId, company))} AS partners,
          CASE WHEN ${viewerId}::uuid IS NOT NULL AND NOT EXISTS (SELECT FROM ways WHERE "organizationId" = ${company})
            THEN ${countWays({ workspaceId, isOffered }, company, viewerId)} ELSE 0 END AS away
        ${PLANNED_ONCE}`
      const [read] = z.tuple([AroundRow]).parse(rows)
      const waysOf = Map.groupBy(read.ways, (way) => way.organizationId)
      return {
        ways: waysOf.get(organizationId) ?? [],
        own: read.own,
        partners: read.partners,
        away: read.away > 0,
        others: read.others.map((organization) => ({ organization, ways: waysOf.get(organization.id) ?? [] })),
      }
    },

    async byWords(groups: string[][], viewerId: string, now: Date): Promise<Candidate[]> {
      const words = groups.flatMap((group, index) => group.map((word) => ({ word, index })))
      return await openWays(
        db,
        workspaceId,
        viewerId,
        now,
      )(Prisma.sql`
        SELECT held.relationship_id AS id
        FROM unnest(${words.map((w) => w.word)}::text[], ${words.map((w) => w.index)}::int[]) AS wanted(word, number)
        JOIN relationship_word held ON held.workspace_id = ${workspaceId}::uuid AND held.word = wanted.word
        GROUP BY held.relationship_id HAVING count(DISTINCT wanted.number) = ${groups.length}::int`)
    },

    async byNames(nameKeys: string[], viewerId: string, now: Date): Promise<Candidate[]> {
      return await openWays(
        db,
        workspaceId,
        viewerId,
        now,
      )(Prisma.sql`
        SELECT named.id FROM person p
        JOIN relationship named ON named.workspace_id = p.workspace_id AND named.person_id = p.id
        WHERE p.workspace_id = ${workspaceId}::uuid AND p.name_key = ANY(${nameKeys}::text[])`)
    },

    async get(wayId: string, viewerId: string): Promise<Candidate | null> {
      const isWay = Prisma.sql`
        r.visibility <> 'private' AND m.active AND (m.unreachable_since IS NULL OR r.visibility = 'sealed')
        AND r.member_id <> ${viewerId}::uuid AND ${isOffered}`
      const direct = await db.$queryRaw`
        SELECT ${directColumns} FROM ${directTables}
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = ${wayId}::uuid AND ${isWay} FOR SHARE OF r`
      const [found] = z.array(CandidateRow).parse(direct)
      if (found) return found
      const through = await db.$queryRaw`
        SELECT ${partnerColumns} FROM ${partnerTables}
        WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = ${wayId}::uuid AND ${isWay} FOR SHARE OF r, t`
      return z.array(CandidateRow).parse(through)[0] ?? null
    },

    async ownNamed(
      nameKeys: string[],
      viewerId: string,
    ): Promise<{ id: string; name: string; company: string | null }[]> {
      const rows = await db.$queryRaw`
        SELECT r.id, r.name, coalesce(r.spelling, o.name) AS company FROM person p
        JOIN relationship r ON r.workspace_id = p.workspace_id AND r.person_id = p.id AND r.member_id = ${viewerId}::uuid
        LEFT JOIN organization o ON o.workspace_id = r.workspace_id AND o.id = r.organization_id
        WHERE p.workspace_id = ${workspaceId}::uuid AND p.name_key = ANY(${nameKeys}::text[])
        ORDER BY r.name, r.id LIMIT 5`
      return z.array(z.object({ id: z.string(), name: z.string(), company: z.string().nullable() })).parse(rows)
    },

    async ownPeople(organizationId: string, viewerId: string): Promise<string[]> {
      const rows = await db.relationship.findMany({
        where: { workspaceId, organizationId, memberId: viewerId, leavesAt: null },
        select: { name: true },
        orderBy: { name: 'asc' },
        take: OWN,
      })
      return rows.map((row) => row.name)
    },
  }
}

/** Reads the ways by open ties whose ids a query selects, of members who may be asked now; at most CANDIDATES. */
function openWays(db: Client, workspaceId: string, viewerId: string, now: Date) {
  return async (fitting: Prisma.Sql): Promise<Candidate[]> => {
    const rows = await db.$queryRaw`
      ${withSpent(workspaceId, now)}, ways AS MATERIALIZED (
        SELECT ${directColumns} FROM (${fitting}) AS fitting, ${directTables}
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = fitting.id
          AND r.visibility = 'open' AND m.active AND m.unreachable_since IS NULL AND r.member_id <> ${viewerId}::uuid
          AND ${visibleTo(viewerId)} AND ${mayBeAsked(now)}
        ORDER BY r.rating DESC NULLS LAST, r.id
        LIMIT ${CANDIDATES}
      )
      ${withRecords(workspaceId, now)} ORDER BY rating DESC NULLS LAST, "wayId"`
    return z.array(CandidateRow).parse(rows)
  }
}

/** Selects the most promising ways into one company, at most CANDIDATES. `organizationId` is SQL. */
function waysInto(
  { workspaceId, isOffered }: { workspaceId: string; isOffered: Prisma.Sql },
  organizationId: Prisma.Sql,
  viewerId: string | null,
  words: string[],
  now: Date,
): Prisma.Sql {
  // Asking for names must not reveal whom a sealed tie is with.
  const wanted = Prisma.sql`(
    SELECT count(*) FROM person p, unnest(${words}::text[]) AS word
    WHERE p.workspace_id = r.workspace_id AND p.id = r.person_id AND r.visibility = 'open'
      AND (p.name_key LIKE '%' || word || '%' OR r.title ILIKE '%' || word || '%'))`
  // Whether an anonymous way is offered must not depend on what others can bring about, or watch, of its owner.
  const inReach = Prisma.sql`
    m.active AND (m.unreachable_since IS NULL OR r.visibility = 'sealed')
    AND r.member_id IS DISTINCT FROM ${viewerId}::uuid AND ${isOffered}`
  const available = viewerId === null ? Prisma.sql`true` : Prisma.sql`(r.visibility = 'sealed' OR ${mayBeAsked(now)})`
  return Prisma.sql`
    SELECT * FROM (
      SELECT ${directColumns}, ${words.length > 0 ? wanted : Prisma.sql`0`} AS wanted
      FROM ${directTables}
      WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = ${organizationId}
        AND ${inReach} AND ${visibleTo(viewerId)} AND ${available}
      UNION ALL
      SELECT ${partnerColumns}, 0 FROM ${partnerTables}
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.organization_id = ${organizationId}
        AND ${inReach} AND ${visibleTo(viewerId, partnerOpens)} AND ${available}
    ) AS way
    ORDER BY ${inOrder} LIMIT ${CANDIDATES}`
}

/** How many ways into a company there are, whoever may be asked now. `organizationId` is SQL. */
function countWays(
  { workspaceId, isOffered }: { workspaceId: string; isOffered: Prisma.Sql },
  organizationId: Prisma.Sql,
  viewerId: string | null,
): Prisma.Sql {
  const inReach = Prisma.sql`r.member_id <> ${viewerId}::uuid AND EXISTS (
    SELECT 1 FROM member m WHERE m.workspace_id = r.workspace_id AND m.id = r.member_id
      AND m.active AND (m.unreachable_since IS NULL OR r.visibility = 'sealed')) AND ${isOffered}`
  // Counted, because for just the first row PostgreSQL prefers scanning the whole table to using the index.
  return Prisma.sql`(
    SELECT count(*)::int FROM (
      SELECT FROM relationship r
      WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = ${organizationId}
        AND ${inReach} AND ${visibleTo(viewerId)}
      UNION ALL SELECT FROM ${partnerTies(workspaceId, organizationId)} AND ${inReach} AND ${visibleTo(viewerId, partnerOpens)}
    ) AS way)`
}

/** Whether member `m` may be asked now: mirrors isAvailable in src/domain/members/budget.ts; needs the CTE `spent`. */
function mayBeAsked(now: Date): Prisma.Sql {
  return Prisma.sql`
    m.budget > 0 AND (m.snoozed_until IS NULL OR m.snoozed_until <= ${now}) AND m.id NOT IN (SELECT id FROM spent)`
}

/**
 * The CTE `spent`: members whose budget is used up by asks through open ties, counted once per statement from this month's asks of the workspace,
 * however many ties there are.
 */
function withSpent(workspaceId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    WITH spent AS MATERIALIZED (
      SELECT b.id FROM (
        SELECT connector_id, count(*) AS asks FROM introduction
        WHERE workspace_id = ${workspaceId}::uuid AND NOT sealed AND counts_until > ${now} GROUP BY connector_id) AS i
      JOIN member b ON b.workspace_id = ${workspaceId}::uuid AND b.id = i.connector_id
      WHERE i.asks >= b.budget)`
}

/** The columns of a tie and its owner: all CandidateRow reads except the company. */
export const tieColumns = Prisma.sql`
  r.id AS "relationshipId", r.member_id AS "memberId", m.name AS connector, r.name AS person, r.title, r.how, r.kind,
  r.rating, r.since, r.last_touch AS "lastTouch", r.source, r.confirmed_at AS "confirmedAt", r.visibility, ${touchesOf}, ${handedOver}`

const directColumns = Prisma.sql`
  ${tieColumns}, r.id AS "wayId", NULL AS "partnerAt", o.id AS "organizationId", coalesce(r.spelling, o.name) AS organization`

const directTables = Prisma.sql`
  relationship r
  JOIN member m ON m.workspace_id = r.workspace_id AND m.id = r.member_id
  JOIN organization o ON o.workspace_id = r.workspace_id AND o.id = r.organization_id`

/** The same for a way through a partner: what the tie is to, and where the partner works. */
const partnerColumns = Prisma.sql`
  ${tieColumns}, t.id AS "wayId", coalesce(r.spelling, '') AS "partnerAt", t.organization_id AS "organizationId",
  t.spelling AS organization`

const partnerTables = Prisma.sql`
  partner_tie t
  JOIN relationship r ON r.workspace_id = t.workspace_id AND r.id = t.relationship_id
  JOIN member m ON m.workspace_id = r.workspace_id AND m.id = r.member_id`

const inOrder = Prisma.sql`
  wanted DESC, ("confirmedAt" IS NULL), rating DESC NULLS LAST, "lastTouch" DESC NULLS LAST, "wayId"`
