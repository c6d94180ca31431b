import { z } from 'zod'
import type { Favour, KeptPartner, WantedDoor } from '../../app/ports/tenant/partners.ts'
import { FAVOUR_WAYS, type FavourWay } from '../../domain/partners/favour.ts'
import { tellsAll } from '../asks/asks.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { toDate } from '../sql/rows.ts'
import { isNoGo } from '../sql/visibility.ts'

const WantedRow = z.object({ company: z.string(), wayId: z.string(), askId: z.string(), asker: z.string().nullable() })
const PartnerRow = z.object({
  id: z.string(),
  name: z.string(),
  company: z.string().nullable(),
  opens: z.number(),
  seeks: z.number(),
  given: z.number(),
  received: z.number(),
})
const FavourRow = z.object({
  favourId: z.string().nullable(),
  way: z.enum(FAVOUR_WAYS),
  company: z.string(),
  at: z.coerce.date(),
})

/** Favours shown of one partner. */
const FAVOURS = 50

/** Introductions `i` that partner `r` made: what they did for us. */
const madeThrough = Prisma.sql`
  introduction i WHERE i.workspace_id = r.workspace_id AND i.relationship_id = r.id AND i.through_partner
    AND i.introduced_at IS NOT NULL AND i.state IN ('introduced', 'met', 'no-reply', 'won', 'lost')`

/** Whether favour `f` of partner `r` is not an introduction they made at that company, noted by hand as well. */
const isNoIntroduction = Prisma.sql`NOT (f.way = 'received' AND EXISTS (
  SELECT FROM (SELECT i.organization_id FROM ${madeThrough}) AS made
  JOIN organization o ON o.workspace_id = r.workspace_id AND o.id = made.organization_id
  WHERE lower(f.company) = lower(o.name) OR EXISTS (
    SELECT FROM partner_tie t WHERE t.workspace_id = r.workspace_id AND t.relationship_id = r.id
      AND t.organization_id = o.id AND lower(t.spelling) = lower(f.company))))`

/** Queries on what partners and one workspace's members can do, and did, for each other. */
export function createSwaps(db: Client, workspaceId: string) {
  return {
    async soughtBy(relationshipId: string): Promise<string[]> {
      const rows = await db.partnerWish.findMany({
        where: { workspaceId, relationshipId },
        select: { spelling: true },
        orderBy: { number: 'asc' },
      })
      return rows.map(({ spelling }) => spelling)
    },

    async setSought(relationshipId: string, spellings: string[], now: Date): Promise<void> {
      const { count } = await db.relationship.updateMany({
        where: { workspaceId, id: relationshipId },
        data: { kind: 'partner', updatedAt: now },
      })
      await db.partnerWish.deleteMany({ where: { workspaceId, relationshipId } })
      if (count === 1)
        await db.partnerWish.createMany({
          data: spellings.map((spelling, at) => ({ workspaceId, relationshipId, number: at + 1, spelling })),
        })
    },

    async wanted(relationshipId: string, named: { askId: string; key: string }[]): Promise<WantedDoor[]> {
      const isBarred = isNoGo({
        workspaceId: Prisma.sql`r.workspace_id`,
        memberId: Prisma.sql`r.member_id`,
        organizationId: Prisma.sql`t.organization_id`,
        askerId: Prisma.sql`a.asker_id`,
      })
      const rows = await db.$queryRaw`
        SELECT t.spelling AS company, t.id AS "wayId", a.id AS "askId", CASE WHEN a.asker_id <> r.member_id THEN w.name END AS asker
        FROM partner_tie t
        JOIN relationship r ON r.workspace_id = t.workspace_id AND r.id = t.relationship_id
        JOIN organization o ON o.workspace_id = t.workspace_id AND o.id = coalesce(t.merged_from_id, t.organization_id)
        CROSS JOIN LATERAL (
          SELECT s.id FROM ask s WHERE s.workspace_id = t.workspace_id AND s.organization_id = t.organization_id
          UNION SELECT n.id
          FROM unnest(${named.map(({ askId }) => askId)}::uuid[], ${named.map(({ key }) => key)}::text[]) AS n(id, key)
          WHERE n.key = o.key
        ) AS about
        JOIN ask a ON a.workspace_id = t.workspace_id AND a.id = about.id AND a.status IN ('open', 'pursued')
        JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id AND w.active
        WHERE t.workspace_id = ${workspaceId}::uuid AND t.relationship_id = ${relationshipId}::uuid
          AND (a.asker_id = r.member_id OR (${tellsAll('knower')} AND NOT ${isBarred}))
          AND NOT EXISTS (SELECT FROM introduction i WHERE i.workspace_id = a.workspace_id AND i.ask_id = a.id
            AND i.relationship_id = r.id AND i.state <> 'cancelled')
        ORDER BY t.id, a.created_at, a.id`
      return z.array(WantedRow).parse(rows)
    },

    async of(memberId: string, limit: number): Promise<KeptPartner[]> {
      const count = (way: FavourWay) => Prisma.sql`
        SELECT count(*)::int FROM partner_favour f
        WHERE f.workspace_id = r.workspace_id AND f.relationship_id = r.id AND f.way = ${way} AND ${isNoIntroduction}`
      const rows = await db.$queryRaw`
        SELECT r.id, r.name, r.spelling AS company,
          (SELECT count(*)::int FROM partner_tie t
            WHERE t.workspace_id = r.workspace_id AND t.relationship_id = r.id) AS opens,
          (SELECT count(*)::int FROM partner_wish p
            WHERE p.workspace_id = r.workspace_id AND p.relationship_id = r.id) AS seeks,
          (${count('given')}) AS given, (${count('received')}) + (SELECT count(*)::int FROM ${madeThrough}) AS received
        FROM relationship r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid AND r.kind = 'partner'
          AND r.leaves_at IS NULL
        ORDER BY lower(r.name), r.id LIMIT ${limit}`
      return z.array(PartnerRow).parse(rows)
    },

    async favours(relationshipId: string): Promise<Favour[]> {
      const rows = await db.$queryRaw`
        SELECT * FROM (
          SELECT f.id AS "favourId", f.way, f.company, f.created_at AS at FROM relationship r
          JOIN partner_favour f ON f.workspace_id = r.workspace_id AND f.relationship_id = r.id
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = ${relationshipId}::uuid AND ${isNoIntroduction}
          UNION ALL
          SELECT NULL, 'received', o.name, i.introduced_at FROM relationship r
          CROSS JOIN LATERAL (SELECT i.organization_id, i.introduced_at FROM ${madeThrough}) AS i
          JOIN organization o ON o.workspace_id = r.workspace_id AND o.id = i.organization_id
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.id = ${relationshipId}::uuid
        ) AS favour ORDER BY at DESC, "favourId" LIMIT ${FAVOURS}`
      return z.array(FavourRow).parse(rows)
    },

    async addFavour(
      favour: { id: string; relationshipId: string; way: FavourWay; company: string; day: string },
      now: Date,
    ): Promise<boolean> {
      const { id, relationshipId, way, company } = favour
      const day = toDate(favour.day)
      if (day === null) throw new Error('A favour needs a day.')
      const { count } = await db.partnerFavour.createMany({
        data: [{ workspaceId, id, relationshipId, way, company, day, createdAt: now }],
        skipDuplicates: true,
      })
      return count === 1
    },

    async removeFavour(
      favourId: string,
      memberId: string,
    ): Promise<{ relationshipId: string; company: string } | null> {
      const rows = await db.$queryRaw`
        DELETE FROM partner_favour f USING relationship r
        WHERE f.workspace_id = ${workspaceId}::uuid AND f.id = ${favourId}::uuid
          AND r.workspace_id = f.workspace_id AND r.id = f.relationship_id AND r.member_id = ${memberId}::uuid
        RETURNING f.relationship_id AS "relationshipId", f.company`
      return z.array(z.object({ relationshipId: z.string(), company: z.string() })).parse(rows)[0] ?? null
    },
  }
}
