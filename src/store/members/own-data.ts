import { z } from 'zod'
import type { Slice } from '../../app/ports/entities.ts'
import type { ImportReport } from '../../app/ports/tenant/imports.ts'
import type { OwnEvent, Owned, OwnRelationship, PickedName, Profile } from '../../app/ports/tenant/own-data.ts'
import { Kind, Source, Visibility } from '../../domain/relationships/relationship.ts'
import { Prisma } from '../generated/client.ts'
import { ImportRow } from '../imports/imports.ts'
import type { Client } from '../sql/client.ts'
import { Day } from '../sql/rows.ts'
import { handedOver } from './handovers.ts'

const ProfileRow = z.object({
  platformUserId: z.string(),
  name: z.string(),
  timeZone: z.string().nullable(),
  active: z.boolean(),
  admin: z.boolean(),
  budget: z.number(),
  quietFrom: z.number(),
  quietUntil: z.number(),
  snoozedUntil: z.date().nullable(),
  defaultVisibility: Visibility,
  about: z.string().nullable(),
  thankedByName: z.boolean(),
  keepWarm: z.boolean(),
  unreachableSince: z.date().nullable(),
  createdAt: z.date(),
})

const OwnRelationshipRow = z.object({
  personId: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  company: z.string().nullable(),
  domain: z.string().nullable(),
  kind: Kind,
  rating: z.number().nullable(),
  how: z.string().nullable(),
  since: Day,
  lastTouch: Day,
  notBefore: Day,
  visibility: Visibility,
  source: Source,
  fileName: z.string().nullable(),
  handedOver: z.string().nullable(),
  confirmedAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  touches: z.array(z.object({ kind: z.string(), on: z.string(), note: z.string().nullable() })),
  opens: z.array(z.string()),
  seeks: z.array(z.string()),
  favours: z.array(z.object({ way: z.string(), company: z.string(), on: z.string() })),
})

const PickedNameRow = z.object({ name: z.string(), organizationId: z.string(), at: z.date(), stands: z.boolean() })

const OwnEventRow = z.object({
  id: z.string(),
  at: z.date(),
  subject: z.string(),
  event: z.string(),
  origin: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
})

const OwnedRow = z.object({
  relationships: z.number(),
  touches: z.number(),
  people: z.number(),
  asks: z.number(),
  favours: z.number(),
  imports: z.number(),
})

/** Reads everything one member owns. */
export function createOwnData(db: Client, workspaceId: string) {
  const after = (column: Prisma.Sql, id: string | null) =>
    id === null ? Prisma.sql`true` : Prisma.sql`${column} > ${id}::uuid`

  return {
    async profile(memberId: string): Promise<Profile | null> {
      const row = await db.member.findUnique({ where: { workspaceId_id: { workspaceId, id: memberId } } })
      if (!row) return null
      const { platformUserId: user, ...rest } = ProfileRow.parse(row)
      return { user, ...rest }
    },

    async relationships(memberId: string, afterPersonId: string | null, limit: number): Promise<OwnRelationship[]> {
      // One page through the index of people the member knows; related rows are looked up afterwards.
      const rows = await db.$queryRaw`
        WITH page AS MATERIALIZED (
          SELECT * FROM relationship r
          WHERE r.workspace_id = ${workspaceId}::uuid AND r.member_id = ${memberId}::uuid
            AND ${after(Prisma.sql`r.person_id`, afterPersonId)}
          ORDER BY r.person_id LIMIT ${limit}
        )
        SELECT r.person_id AS "personId", r.name, r.title, r.spelling AS company, r.domain, r.kind, r.rating, r.how,
               r.since, r.last_touch AS "lastTouch", r.not_before AS "notBefore", r.visibility, r.source, i.file_name AS "fileName", ${handedOver},
               r.confirmed_at AS "confirmedAt", r.created_at AS "createdAt", r.updated_at AS "updatedAt", t.touches, d.opens, d.seeks, d.favours
        FROM page r
        LEFT JOIN import i ON i.workspace_id = r.workspace_id AND i.id = r.import_id
        CROSS JOIN LATERAL (
          SELECT coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'on', t.happened_on, 'note', t.note)
            ORDER BY t.happened_on, t.id), '[]') AS touches
          FROM touch t WHERE t.workspace_id = r.workspace_id AND t.relationship_id = r.id
        ) AS t
        CROSS JOIN LATERAL (
          SELECT ARRAY(SELECT p.spelling FROM partner_tie p
              WHERE p.workspace_id = r.workspace_id AND p.relationship_id = r.id ORDER BY p.spelling) AS opens,
            ARRAY(SELECT p.spelling FROM partner_wish p
              WHERE p.workspace_id = r.workspace_id AND p.relationship_id = r.id ORDER BY p.number) AS seeks,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('way', f.way, 'company', f.company, 'on', f.day) ORDER BY f.id), '[]')
              FROM partner_favour f WHERE f.workspace_id = r.workspace_id AND f.relationship_id = r.id) AS favours
        ) AS d
        ORDER BY r.person_id`
      return z.array(OwnRelationshipRow).parse(rows)
    },

    async imports(memberId: string, { limit, offset }: Slice): Promise<(ImportReport & { createdAt: Date })[]> {
      const rows = await db.import.findMany({
        where: { workspaceId, memberId },
        orderBy: { id: 'asc' },
        take: limit,
        skip: offset,
      })
      return z
        .array(ImportRow.extend({ createdAt: z.date() }))
        .parse(rows)
        .map(({ total, ...report }) => ({ ...report, rows: total, startedAt: report.createdAt }))
    },

    async pickedNames(memberId: string): Promise<PickedName[]> {
      const rows = await db.$queryRaw`
        SELECT e.data->>'name' AS name, e.subject_id AS "organizationId", e.created_at AS at,
               EXISTS (SELECT FROM organization_alias a
                 WHERE a.workspace_id = e.workspace_id AND a.id = (e.data->>'aliasId')::uuid) AS stands
        FROM audit_event e
        WHERE e.workspace_id = ${workspaceId}::uuid AND e.member_id = ${memberId}::uuid AND e.event = 'alias-learned'
        ORDER BY e.id`
      return z.array(PickedNameRow).parse(rows)
    },

    async drafts(memberId: string): Promise<{ form: unknown; expiresAt: Date }[]> {
      const where = { workspaceId, memberId }
      return await db.formDraft.findMany({ where, select: { form: true, expiresAt: true }, orderBy: { id: 'asc' } })
    },

    async events(memberId: string, afterId: string | null, limit: number): Promise<OwnEvent[]> {
      // What an event records of a relationship is its owner's; keys linking it to other members' are left out.
      const rows = await db.$queryRaw`
        SELECT e.id, e.created_at AS at, e.subject, e.event, e.origin,
               CASE WHEN jsonb_typeof(e.data->'before') = 'object'
                 THEN (e.data->'before') - '{id,memberId,personId,organizationId,mergedFromId}'::text[] END AS before
        FROM audit_event e
        WHERE e.workspace_id = ${workspaceId}::uuid AND e.member_id = ${memberId}::uuid
          AND ${after(Prisma.sql`e.id`, afterId)}
        ORDER BY e.id LIMIT ${limit}`
      return z.array(OwnEventRow).parse(rows)
    },

    async passReasons(connectorId: string, introductionIds: string[]): Promise<Map<string, string>> {
      const rows = await db.introduction.findMany({
        where: { workspaceId, connectorId, id: { in: introductionIds }, passReason: { not: null } },
        select: { id: true, passReason: true, passWords: true },
      })
      return new Map(rows.map((row) => [row.id, [row.passReason, row.passWords].filter(Boolean).join(': ')]))
    },

    async count(memberId: string): Promise<Owned> {
      const rows = await db.$queryRaw`
        WITH own AS MATERIALIZED (
          SELECT id, person_id FROM relationship
          WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid)
        SELECT (SELECT count(*) FROM own)::int AS relationships,
          (SELECT count(*) FROM own JOIN touch t ON t.workspace_id = ${workspaceId}::uuid AND t.relationship_id = own.id)::int
            AS touches,
          (SELECT count(*) FROM own WHERE NOT EXISTS (
            SELECT FROM relationship r WHERE r.workspace_id = ${workspaceId}::uuid AND r.person_id = own.person_id
              AND r.member_id <> ${memberId}::uuid))::int AS people,
          (SELECT count(*) FROM ask WHERE workspace_id = ${workspaceId}::uuid AND asker_id = ${memberId}::uuid)::int AS asks,
          (SELECT count(*) FROM introduction
            WHERE workspace_id = ${workspaceId}::uuid AND connector_id = ${memberId}::uuid)::int AS favours,
          (SELECT count(*) FROM import WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid)::int
            AS imports`
      const [owned] = z.tuple([OwnedRow]).parse(rows)
      return owned
    },
  }
}
