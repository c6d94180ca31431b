import { z } from 'zod'
import type { Introduction, IntroductionChange, Part } from '../app/store.ts'
import { IntroductionState } from '../domain/introduction.ts'
import { AskRow, askColumns } from './asks.ts'
import { Prisma } from './generated/client.ts'
import type { Client } from './index.ts'
import { candidateColumns, candidateTables } from './organizations.ts'
import { CandidateRow } from './rows.ts'

const IntroductionRow = z.object({
  introductionId: z.string(),
  state: IntroductionState,
  stateBefore: IntroductionState.nullable(),
  confirmedById: z.string().nullable(),
  introducedAt: z.date().nullable(),
  askedAt: z.date().nullable(),
  introductionWhom: z.string().nullable(),
})

const UNDER_WAY = ['suggested', 'asked', 'later', 'accepted', 'lent-name']

/** Verbs on the introductions of one workspace. */
export function createIntroductions(db: Client, workspaceId: string) {
  const find = async (rest: Prisma.Sql): Promise<Introduction[]> => {
    const rows = await db.$queryRaw`
      SELECT i.id AS "introductionId", i.state, i.state_before AS "stateBefore", i.confirmed_by_id AS "confirmedById",
             i.introduced_at AS "introducedAt", i.asked_at AS "askedAt", i.whom AS "introductionWhom",
             ${askColumns}, ${candidateColumns}
      FROM introduction i
      JOIN ask a ON a.workspace_id = i.workspace_id AND a.id = i.ask_id
      JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id
      JOIN (${candidateTables}) ON r.workspace_id = i.workspace_id AND r.id = i.relationship_id
      WHERE i.workspace_id = ${workspaceId}::uuid AND ${rest}`
    return z.array(z.record(z.string(), z.unknown())).parse(rows).map(toIntroduction)
  }

  return {
    async createIntroduction(
      introduction: {
        id: string
        askId: string
        relationshipId: string
        whom: string | null
        state: IntroductionState
      },
      now: Date,
    ): Promise<void> {
      const { memberId, personId, organizationId } = await db.relationship.findUniqueOrThrow({
        where: { workspaceId_id: { workspaceId, id: introduction.relationshipId } },
        select: { memberId: true, personId: true, organizationId: true },
      })
      await db.introduction.create({
        data: {
          ...introduction,
          workspaceId,
          connectorId: memberId,
          personId,
          organizationId,
          createdAt: now,
          updatedAt: now,
        },
      })
    },
    introduction: async (id: string): Promise<Introduction | null> =>
      (await find(Prisma.sql`i.id = ${id}::uuid`))[0] ?? null,
    introductionsOfAsk: (askId: string): Promise<Introduction[]> =>
      find(Prisma.sql`i.ask_id = ${askId}::uuid ORDER BY i.id`),
    introductionsFor: (connectorId: string, { limit, offset }: Part): Promise<Introduction[]> =>
      find(Prisma.sql`i.connector_id = ${connectorId}::uuid AND i.state = ANY(${UNDER_WAY}::text[])
        ORDER BY i.asked_at DESC NULLS LAST, i.id DESC LIMIT ${limit} OFFSET ${offset}`),
    async changeIntroduction(
      id: string,
      from: IntroductionState,
      change: IntroductionChange,
      now: Date,
    ): Promise<boolean> {
      const { count } = await db.introduction.updateMany({
        where: { workspaceId, id, state: from },
        data: { ...change, updatedAt: now },
      })
      return count === 1
    },
  }
}

function toIntroduction(row: Record<string, unknown>): Introduction {
  const { introductionId, introductionWhom, ...life } = IntroductionRow.parse(row)
  const path = CandidateRow.parse(row)
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
