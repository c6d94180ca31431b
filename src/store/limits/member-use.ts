import { z } from 'zod'
import type { MemberUse } from '../../app/ports/tenant/protection.ts'
import type { Client } from '../sql/client.ts'

const Counts = z.tuple([z.object({ times: z.number(), companies: z.number() })])

/** Marks the rows of companies that were looked up. */
const COMPANY = 'company '

/** Counts what members do in an hour. */
export function createMemberUse(db: Client, workspaceId: string): MemberUse {
  return {
    async add(memberId, hour, name, company) {
      const names = company === null ? [name] : [name, COMPANY + company]
      const counts = await db.$queryRaw`
        WITH added AS (
          INSERT INTO member_use AS u (workspace_id, member_id, hour, name, count)
          SELECT ${workspaceId}::uuid, ${memberId}::uuid, ${hour}, name, 1 FROM unnest(${names}::text[]) AS name
          ON CONFLICT (workspace_id, member_id, hour, name) DO UPDATE SET count = u.count + 1 RETURNING u.name, u.count
        ), companies AS (
          SELECT name FROM member_use WHERE workspace_id = ${workspaceId}::uuid AND member_id = ${memberId}::uuid AND hour = ${hour}
          UNION SELECT name FROM added
        )
        SELECT (SELECT count FROM added WHERE name = ${name}) AS times,
          (SELECT count(*)::int FROM companies WHERE starts_with(name, ${COMPANY})) AS companies`
      return Counts.parse(counts)[0]
    },
  }
}

/** Forgets what was done in hours long past. @returns how many rows */
export async function forgetUse(db: Client, before: Date): Promise<number> {
  return (await db.memberUse.deleteMany({ where: { hour: { lt: before } } })).count
}
