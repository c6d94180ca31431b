import { DomainError } from '../../domain/errors.ts'
import { dayIn } from '../../domain/time/working-days.ts'
import { companyKeys } from '../companies/organization.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import { newId } from '../ports/new-id.ts'
import type { Store, Tenant } from '../ports/store.ts'

// A living ask goes on matching: who logs or imports somebody at its company hears of it, and offers, or not. Its asker
// hears nothing before.

/**
 * Matches living asks with a member's new tie, or with those of an import, inside the transaction that made them: an
 * ask for a company nobody knew is for it from now on, and the member is told, in one message a day of theirs.
 */
export async function watchAsks(
  tenant: Tenant,
  memberId: string,
  by: { relationshipId: string } | { importId: string },
  now: Date,
): Promise<void> {
  const nameless = await tenant.watches.asksWithoutCompany()
  await tenant.watches.adoptCompanies(
    nameless.flatMap(({ askId, target }) => companyKeys(target).map((key) => ({ askId, key }))),
  )
  await tenant.watches.addMatches(by, now)
  await tellMatches(tenant, memberId, now)
}

/** Tells a member of the matches they were not told of, unless they had such a message today: then tomorrow. */
async function tellMatches(tenant: Tenant, memberId: string, now: Date): Promise<void> {
  const { timeZone } = await tenant.members.workingTime(memberId)
  const id = newId()
  if (await tenant.watches.addNotice({ id, memberId, day: dayIn(timeZone, now) }, now))
    await queueMessage(tenant, { memberId, message: 'watch', subjectId: id })
}

/** Tells everybody whose day has come of what waited for it. */
export async function tellWaitingMatches(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, memberId } of await store.untoldMatches())
    await store.transaction(workspaceId, (tenant) => tellMatches(tenant, memberId, now))
}

/**
 * A member does not offer their tie for an ask; nobody hears of it.
 *
 * @throws DomainError stale when they were not told of that ask
 */
export async function declineMatch(context: Context, askId: string): Promise<void> {
  const { store, workspace, member, now, origin } = context
  await store.transaction(workspace.id, async (tenant) => {
    const match = await tenant.watches.matchOf(askId, member.id)
    if (!match) throw new DomainError('match-over')
    if (await settleMatch(tenant, { askId, memberId: member.id, relationshipId: match.relationshipId }, now))
      await tenant.audit.record(
        { memberId: member.id, subject: 'ask', subjectId: askId, event: 'not-now', origin },
        now,
      )
  })
}

/** A member has said what there is to say of an ask: the message that told them of it shows so. True when it is news. */
export async function settleMatch(
  tenant: Tenant,
  match: { askId: string; memberId: string; relationshipId: string },
  now: Date,
): Promise<boolean> {
  const isNews = await tenant.watches.settleMatch(match, now)
  const noticeId = (await tenant.watches.matchOf(match.askId, match.memberId))?.noticeId
  if (isNews && noticeId)
    await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: noticeId })
  return isNews
}
