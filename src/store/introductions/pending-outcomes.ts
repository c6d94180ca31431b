import { Prisma } from '../generated/client.ts'

/**
 * Whether the asker of introduction `i` was asked how it went and has not answered. Mirrors isUntold in
 * src/domain/overview/reciprocity.ts.
 */
export const outcomePending = Prisma.sql`
  ((i.state = 'introduced' AND i.reminders > 0) OR i.state = 'no-reply') AND i.no_reply_noted <= i.reminders`

/** Whether a member has an introduction with outcomePending. `askerId` is a column of the outer query. */
export function hasPendingOutcomes(workspaceId: string, askerId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM ask made JOIN introduction i ON i.workspace_id = made.workspace_id AND i.ask_id = made.id
    WHERE made.workspace_id = ${workspaceId}::uuid AND made.asker_id = ${askerId} AND ${outcomePending})`
}
