import { z } from 'zod'
import type { Slice } from '../../app/ports/entities.ts'
import type { Introduction, IntroductionChange } from '../../app/ports/tenant/introductions.ts'
import { Consent } from '../../domain/introductions/consent.ts'
import { CLOCKED } from '../../domain/introductions/due.ts'
import { IntroductionState, UNDER_WAY } from '../../domain/introductions/introduction.ts'
import { AskRow, askColumns } from '../asks/asks.ts'
import { countsAs } from '../companies/merged-organizations.ts'
import { tieColumns } from '../companies/ways-in.ts'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { lockApproaches } from '../sql/lock.ts'
import { CandidateRow } from '../sql/rows.ts'
import { hasPendingOutcomes, outcomePending } from './pending-outcomes.ts'

const IntroductionRow = z.object({
  introductionId: z.string(),
  state: IntroductionState,
  stateBefore: IntroductionState.nullable(),
  confirmedById: z.string().nullable(),
  introducedAt: z.date().nullable(),
  askedAt: z.date().nullable(),
  dueAt: z.date().nullable(),
  reminders: z.number(),
  noReplyNoted: z.number(),
  namedId: z.string().nullable(),
  consent: Consent.nullable(),
  draft: z.string().nullable(),
  amount: z.string().nullable(),
  thankedAt: z.date().nullable(),
  untold: z.boolean(),
  introductionWhom: z.string().nullable(),
  companyId: z.string(),
})

/** An introduction yet to be created; `opensId` is the company a partner is to open. */
type Made = {
  id: string
  askId: string
  relationshipId: string
  whom: string | null
  state: IntroductionState
  opensId?: string | null
  sealed?: boolean
  untold?: boolean
}

/** Queries on the introductions of one workspace. */
export function createIntroductions(db: Client, workspaceId: string) {
  // The introduction has its own company: its owner's tie may move to another one meanwhile.
  const find = async (rest: Prisma.Sql): Promise<Introduction[]> => {
    const rows = await db.$queryRaw`
      SELECT i.id AS "introductionId", i.state, i.state_before AS "stateBefore", i.confirmed_by_id AS "confirmedById",
             i.introduced_at AS "introducedAt", i.asked_at AS "askedAt", i.whom AS "introductionWhom",
             i.due_at AS "dueAt", i.reminders, i.no_reply_noted AS "noReplyNoted", i.named_id AS "namedId", i.amount,
             i.consent, i.draft, i.thanked_at AS "thankedAt", i.untold,
             ${askColumns}, ${tieColumns}, r.id AS "wayId", i.organization_id AS "companyId",
             CASE WHEN i.through_partner THEN coalesce(r.spelling, '') END AS "partnerAt",
             CASE WHEN r.organization_id = i.organization_id THEN coalesce(r.spelling, a.target) ELSE a.target END
               AS organization
      FROM introduction i
      JOIN ask a ON a.workspace_id = i.workspace_id AND a.id = i.ask_id
      JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id
      JOIN relationship r ON r.workspace_id = i.workspace_id AND r.id = i.relationship_id
      JOIN member m ON m.workspace_id = i.workspace_id AND m.id = i.connector_id
      WHERE i.workspace_id = ${workspaceId}::uuid AND ${rest}`
    return z.array(z.record(z.string(), z.unknown())).parse(rows).map(toIntroduction)
  }

  // A promise is kept whoever it was made to; a request waits its turn.
  const waitsLast = Prisma.sql`(i.state IN ('asked', 'later') AND ${hasPendingOutcomes(workspaceId, Prisma.sql`a.asker_id`)})`

  return {
    create: (introduction: Made, now: Date): Promise<void> => createIntroduction(db, workspaceId, introduction, now),
    get: async (id: string): Promise<Introduction | null> => (await find(Prisma.sql`i.id = ${id}::uuid`))[0] ?? null,
    ofAsk: (askId: string): Promise<Introduction[]> => find(Prisma.sql`i.ask_id = ${askId}::uuid ORDER BY i.id`),
    async approaches(relationshipId: string): Promise<{ same: Introduction[]; others: Introduction[] }> {
      const tie = await db.relationship.findUnique({
        where: { workspaceId_id: { workspaceId, id: relationshipId } },
        select: { personId: true, organizationId: true },
      })
      if (!tie) return { same: [], others: [] }
      const underWay = Prisma.sql`i.state = ANY(${UNDER_WAY}::text[]) ORDER BY i.id`
      return {
        same: await find(Prisma.sql`i.person_id = ${tie.personId}::uuid AND ${underWay}`),
        others: await find(Prisma.sql`i.organization_id = ${tie.organizationId}::uuid
          AND i.person_id <> ${tie.personId}::uuid AND ${underWay}`),
      }
    },
    lockApproaches: () => lockApproaches(db, workspaceId),
    waitingFor: (connectorId: string, { limit, offset }: Slice): Promise<Introduction[]> =>
      find(Prisma.sql`i.connector_id = ${connectorId}::uuid AND NOT i.untold AND i.state = ANY(${UNDER_WAY}::text[])
        ORDER BY ${waitsLast}, i.asked_at DESC NULLS LAST, i.id DESC LIMIT ${limit} OFFSET ${offset}`),
    pendingOutcomes: (askerId: string): Promise<Introduction[]> =>
      find(Prisma.sql`a.asker_id = ${askerId}::uuid AND ${outcomePending} ORDER BY i.introduced_at, i.id`),
    everFor: (connectorId: string, { limit, offset }: Slice): Promise<Introduction[]> =>
      find(
        Prisma.sql`i.connector_id = ${connectorId}::uuid AND NOT i.untold ORDER BY i.id LIMIT ${limit} OFFSET ${offset}`,
      ),
    ofAsks: (askIds: string[]): Promise<Introduction[]> =>
      find(Prisma.sql`i.ask_id = ANY(${askIds}::uuid[]) ORDER BY i.id`),
    madeBetween: (since: Date, until: Date): Promise<Introduction[]> =>
      find(Prisma.sql`i.introduced_at >= ${since} AND i.introduced_at < ${until} ORDER BY i.introduced_at, i.id`),
    async change(id: string, from: IntroductionState, change: IntroductionChange, now: Date): Promise<boolean> {
      const { count } = await db.introduction.updateMany({
        where: { workspaceId, id, state: from },
        data: { ...change, updatedAt: now },
      })
      return count === 1
    },
  }
}

async function createIntroduction(db: Client, workspaceId: string, introduction: Made, now: Date): Promise<void> {
  const {
    memberId,
    personId,
    organizationId: at,
  } = await db.relationship.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: introduction.relationshipId } },
    select: { memberId: true, personId: true, organizationId: true },
  })
  const { opensId = null, ...made } = introduction
  // A partner's tie may still be at a merged company.
  const organizationId = opensId ? await countsAs(db, workspaceId, opensId) : at
  if (organizationId === null) throw new Error('An introduction needs a company.')
  const { askId, relationshipId } = made
  // The ask is locked, so nobody else creates one meanwhile.
  const living = { workspaceId, askId, relationshipId, state: { not: 'cancelled' } }
  if (await db.introduction.findFirst({ where: living, select: { id: true } }))
    throw new Error('For this ask that tie is asked already.')
  await db.introduction.create({
    data: {
      ...made,
      workspaceId,
      connectorId: memberId,
      personId,
      organizationId,
      throughPartner: opensId !== null,
      createdAt: now,
      updatedAt: now,
    },
  })
}

/** Introductions, across workspaces, due for a clock check; skips workspaces that removed the app until it is back. */
export async function dueIntroductions(db: Client, now: Date) {
  const rows = await db.$queryRaw`
    SELECT i.workspace_id AS "workspaceId", i.id AS "introductionId"
    FROM introduction i JOIN workspace w ON w.id = i.workspace_id
    WHERE i.state = ANY(${CLOCKED}::text[]) AND i.due_at <= ${now} AND w.removed_at IS NULL
    ORDER BY i.due_at, i.id`
  return z.array(z.object({ workspaceId: z.string(), introductionId: z.string() })).parse(rows)
}

function toIntroduction(row: Record<string, unknown>): Introduction {
  const { introductionId, introductionWhom, companyId, ...life } = IntroductionRow.parse(row)
  const path = CandidateRow.parse({ ...row, organizationId: companyId })
  return {
    ...life,
    id: introductionId,
    whom: introductionWhom,
    connectorId: path.memberId,
    connector: path.connector,
    ask: AskRow.parse(row),
    path,
  }
}
