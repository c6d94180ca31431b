import { z } from 'zod'
import type { Slice } from '../../app/ports/entities.ts'
import type { JoinWish, OwnWish } from '../../app/ports/tenant/shared-asks.ts'
import type { Client } from '../sql/client.ts'
import { AskRow, askColumns } from './asks.ts'

const WishRow = z.object({
  wishId: z.string(),
  memberId: z.string(),
  name: z.string(),
  wishTarget: z.string(),
  wishWhy: z.string(),
  wishBenefit: z.string(),
  agreed: z.boolean().nullable(),
})

/** Queries on one workspace's wishes to join an ask. */
export function createJoinWishes(db: Client, workspaceId: string) {
  return {
    async add(
      wish: { id: string; askId: string; memberId: string; target: string; why: string; benefit: string },
      now: Date,
    ): Promise<boolean> {
      const data = [{ ...wish, workspaceId, createdAt: now }]
      return (await db.joinWish.createMany({ data, skipDuplicates: true })).count === 1
    },
    async get(id: string): Promise<JoinWish | null> {
      const rows = await db.$queryRaw`
        SELECT ${askColumns}, j.id AS "wishId", j.member_id AS "memberId", jm.name, j.target AS "wishTarget",
               j.why AS "wishWhy", j.benefit AS "wishBenefit", j.agreed
        FROM join_wish j
        JOIN member jm ON jm.workspace_id = j.workspace_id AND jm.id = j.member_id AND jm.active
        JOIN ask a ON a.workspace_id = j.workspace_id AND a.id = j.ask_id
        JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id
        WHERE j.workspace_id = ${workspaceId}::uuid AND j.id = ${id}::uuid`
      const [row] = z.array(WishRow.extend({ ...AskRow.shape })).parse(rows)
      if (!row) return null
      const { wishId, memberId, name, wishTarget: target, wishWhy: why, wishBenefit: benefit, agreed, ...ask } = row
      return { id: wishId, ask, memberId, name, target, why, benefit, agreed }
    },
    answerTo: (askId: string, memberId: string): Promise<Pick<JoinWish, 'agreed'> | null> =>
      db.joinWish.findUnique({
        where: { workspaceId_askId_memberId: { workspaceId, askId, memberId } },
        select: { agreed: true },
      }),
    waiting: (askId: string): Promise<{ id: string; memberId: string }[]> =>
      db.joinWish.findMany({
        where: { workspaceId, askId, agreed: null, member: { active: true } },
        select: { id: true, memberId: true },
        orderBy: { id: 'asc' },
      }),
    async answer(id: string, agreed: boolean): Promise<boolean> {
      return (await db.joinWish.updateMany({ where: { workspaceId, id, agreed: null }, data: { agreed } })).count === 1
    },
    async remove(askId: string, memberId: string): Promise<void> {
      await db.joinWish.deleteMany({ where: { workspaceId, askId, memberId } })
    },
    of: (memberId: string, { limit, offset }: Slice): Promise<OwnWish[]> =>
      db.joinWish.findMany({
        where: { workspaceId, memberId },
        select: { target: true, why: true, benefit: true, agreed: true, createdAt: true },
        orderBy: { id: 'asc' },
        take: limit,
        skip: offset,
      }),
  }
}
