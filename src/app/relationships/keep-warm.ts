import {
  CHECK_AFTER,
  CHECK_AT_ONCE,
  CHECK_EVERY,
  isGoodTime,
  NEVER,
  NOT_NOW,
  WARM_AT_ONCE,
  WARM_EVERY,
} from '../../domain/relationships/keep-warm.ts'
import { isGoingCold } from '../../domain/relationships/relationship.ts'
import { daysAfter, daysBetween } from '../../domain/time/elapsed.ts'
import { dayIn } from '../../domain/time/working-days.ts'
import {
  keptWarmView,
  leftColdView,
  stillRightNotedView,
  type WarmPerson,
} from '../../views/relationships/keep-warm.ts'
import type { View } from '../../views/view.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import { newId } from '../ports/new-id.ts'
import type { Store, Tenant } from '../ports/store.ts'
import type { WarmTie } from '../ports/tenant/relationships.ts'
import { own } from './confirm-relationship.ts'

/**
 * Reminds members of a few ties that go cold and matter to living asks: once a week at most, in the hours of their
 * working days, and not those who would not be reminded.
 */
export async function remindOfCold(store: Store, now: Date): Promise<void> {
  const since = daysAfter(now, -WARM_EVERY)
  const note = { tells: 'cold', limit: WARM_AT_ONCE, since } as const
  for (const due of await store.membersToWarm(now, since))
    await tell(store, due, { ...note, message: 'keep-warm' }, now)
}

/** Asks members whether the few ties that matter most are still right: once a month at most, at such times too. */
export async function askStillRight(store: Store, now: Date): Promise<void> {
  const since = daysAfter(now, -CHECK_EVERY)
  const note = { tells: 'right', limit: CHECK_AT_ONCE, since } as const
  for (const due of await store.membersToCheck(now, since))
    await tell(store, due, { ...note, message: 'still-right' }, now)
}

async function tell(
  store: Store,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  { message, ...note }: { tells: 'cold' | 'right'; limit: number; since: Date; message: 'keep-warm' | 'still-right' },
  now: Date,
): Promise<void> {
  if (!isGoodTime(now, await store.in(workspaceId).members.workingTime(memberId))) return
  await store.transaction(workspaceId, async (tenant) => {
    const id = newId()
    if (await tenant.warmth.addNote({ id, memberId, ...note }, now))
      await queueMessage(tenant, { memberId, message, subjectId: id })
  })
}

/** Confirms what a member said of a tie. @throws DomainError not-found when it is not theirs */
export async function confirmTie(context: Context, relationshipId: string): Promise<View> {
  const { store, workspace, now } = context
  const { name } = await own(context, relationshipId)
  await store.transaction(workspace.id, async (tenant) => {
    await tenant.warmth.confirm(relationshipId, now)
    await refreshNotes(tenant, relationshipId)
  })
  return stillRightNotedView(name)
}

/** A tie as the monthly card tells of it. */
export function checkedPerson(tie: WarmTie, now: Date): WarmPerson {
  const isOld = tie.confirmedAt === null || daysBetween(tie.confirmedAt, now) >= CHECK_AFTER
  return { ...tie, state: isOld ? 'cold' : 'warm' }
}

/** A tie as the note tells of it. */
export function warmPerson(tie: WarmTie, now: Date): WarmPerson {
  const isLeft = tie.notBefore !== null && tie.notBefore > now.toISOString().slice(0, 10)
  return { ...tie, state: isLeft ? 'left' : isGoingCold(tie, now) ? 'cold' : 'warm' }
}

/** Leaves a tie cold, for a while or for good. @throws DomainError not-found when it is not theirs */
export async function leaveCold(
  context: Context,
  { relationshipId, answer }: { relationshipId: string; answer: 'later' | 'never' },
): Promise<View> {
  const { store, workspace, member, now } = context
  const { name } = await own(context, relationshipId)
  const { timeZone } = await context.tenant.members.workingTime(member.id)
  const until = answer === 'never' ? NEVER : dayIn(timeZone, daysAfter(now, NOT_NOW))
  await store.transaction(workspace.id, async (tenant) => {
    await tenant.warmth.leave(relationshipId, until, now)
    await refreshNotes(tenant, relationshipId)
  })
  return leftColdView(name, answer)
}

/** Shows in the notes that tell of a tie how it is now. */
export async function refreshNotes(tenant: Tenant, relationshipId: string): Promise<void> {
  for (const subjectId of await tenant.warmth.notesOf(relationshipId))
    await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId })
}

/** Sets whether the speaker is reminded. */
export async function setKeepWarm({ tenant, member }: Context, on: boolean): Promise<View> {
  await tenant.warmth.setOn(member.id, on)
  return keptWarmView(on)
}
