import { DomainError } from '../../domain/errors.ts'
import { dayIn } from '../../domain/time/working-days.ts'
import { companyKeys } from '../companies/organization.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import { newId } from '../ports/new-id.ts'
import type { Store, Tenant } from '../ports/store.ts'
import type { NewTies } from '../ports/tenant/watches.ts'
import { tellOpened } from './opened-ways.ts'

// A living ask keeps matching. If it tells everything, whoever logs or imports somebody at its company is told and may
// offer; its asker is told nothing before. If it tells nothing, its asker is told that a way opened.

/**
 * Matches living asks with a member's new tie, or several, inside the transaction that created them: an ask
 * for a company nobody knew is now linked to it, and the member or the asker is told, in one message a day.
 */
export async function watchAsks(tenant: Tenant, memberId: string, by: NewTies, now: Date): Promise<void> {
  const nameless = await tenant.watches.asksWithoutCompany()
  await tenant.watches.adoptCompanies(
    nameless.flatMap(({ askId, target }) => companyKeys(target).map((key) => ({ askId, key }))),
  )
  await tenant.watches.addMatches(by, now)
  await tellMatches(tenant, memberId, now)
  for (const askerId of await tenant.openedWays.add(by, now)) await tellOpened(tenant, askerId, now)
}

/** Tells a member of their untold matches; if they had such a message today, then tomorrow. */
async function tellMatches(tenant: Tenant, memberId: string, now: Date): Promise<void> {
  const { timeZone } = await tenant.members.workingTime(memberId)
  const id = newId()
  if (await tenant.watches.addNotice({ id, memberId, day: dayIn(timeZone, now) }, now))
    await queueMessage(tenant, { memberId, message: 'watch', subjectId: id })
}

/** A tie is undone, or shown to others than before: updates the messages that tell of what it may answer or open. */
export async function refreshNotices(tenant: Tenant, relationshipId: string): Promise<void> {
  for (const subjectId of await tenant.watches.noticesOfTie(relationshipId))
    await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId })
}

/** Tells everybody whose notice has come due of what waited for it. */
export async function tellWaitingMatches(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, memberId } of await store.untoldMatches())
    await store.transaction(workspaceId, (tenant) => tellMatches(tenant, memberId, now))
  for (const { workspaceId, memberId } of await store.untoldWays())
    await store.transaction(workspaceId, (tenant) => tellOpened(tenant, memberId, now))
}

/**
 * A member declines to offer their tie for an ask; nobody is told.
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

/** Marks a member as done with an ask: the message that told them of it shows so. True when that is news. */
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
