import { z } from 'zod'
import type { MemberUse } from '../../app/ports/tenant/protection.ts'
import type { Client } from '../sql/client.ts'

const Count = z.tuple([z.object({ count: z.number() })])

/** Marks the rows of companies that were looked up. */
const COMPANY = 'company '

/** Counts what members do in an hour. */
export function createMemberUse(db: Client, workspaceId: string): MemberUse {
  const add = (memberId: string, hour: Date, name: string) => db.$queryRaw`
    INSERT INTO member_use AS u (workspace_id, member_id, hour, name, count)
    VALUES (${workspaceId}::uuid, ${memberId}::uuid, ${hour}, ${name}, 1)
    ON CONFLICT (workspace_id, member_id, hour, name) DO UPDATE SET count = u.count + 1 RETURNING count`
  return {
    add: async (memberId, hour, name) => Count.parse(await add(memberId, hour, name))[0].count,
    async addCompany(memberId, hour, key) {
      await add(memberId, hour, COMPANY + key)
      return await db.memberUse.count({ where: { workspaceId, memberId, hour, name: { startsWith: COMPANY } } })
    },
  }
}

/** Forgets what was done in hours long past. @returns how many rows */
export async function forgetUse(db: Client, before: Date): Promise<number> {
  return (await db.memberUse.deleteMany({ where: { hour: { lt: before } } })).count
}
