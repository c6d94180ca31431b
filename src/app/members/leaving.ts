import { askNext } from '../introductions/follow-clock.ts'
import { move } from '../introductions/move-introduction.ts'
import { tellAskers } from '../introductions/tell-askers.ts'
import type { Job } from '../ports/jobs.ts'
import type { Platform } from '../ports/platform.ts'
import type { Store } from '../ports/store.ts'
import { eraseMember } from './erase-member.ts'

// Those who left a team: what they were asked for goes on without them, and after the team's days they are erased.

/** Notes who left since, and who is back. */
export async function noteLeavers(store: Store, now: Date): Promise<void> {
  await store.noteLeavers(now)
}

/**
 * Ends what those who left were asked for. As after silence, the next best connector is asked if there is one; the
 * asker is told why.
 */
export async function moveOnFromLeavers(store: Store, now: Date): Promise<void> {
  const cause = { member: null, now, origin: 'clock' }
  for (const { workspaceId, introductionId } of await store.leftFavours())
    await store.transaction(workspaceId, async (tenant) => {
      // Locked before the ask to avoid a deadlock: another connector may be asked.
      await tenant.introductions.lockApproaches()
      const { before, move: decided } = await move(tenant, cause, introductionId, 'cancel', { countsUntil: null })
      if (!decided.moved) return
      const next = await askNext(tenant, cause, before)
      await tellAskers(tenant, before, next ? 'moved-on' : 'undelivered', next ?? before.id)
    })
}

/** Queues the erasure of everybody whose days are over: only the platform can say that they are still gone. */
export async function queueErasures(store: Store, now: Date): Promise<void> {
  for (const leaver of await store.leaversDue(now))
    await store.in(leaver.workspaceId).enqueue({ kind: 'erase-leaver', ...leaver })
}

/**
 * Erases somebody whose days since they left are over, as by their own wish. The platform is asked once more: somebody
 * may be back and have been missed. Repeating it changes nothing.
 *
 * @throws what the platform throws when it does not say: tried again later
 */
export async function eraseLeaver(
  store: Store,
  platform: Pick<Platform, 'isBack'>,
  { workspaceId, memberId }: Extract<Job, { kind: 'erase-leaver' }>,
  now: Date,
): Promise<void> {
  const isDue = (await store.leaversDue(now)).some((one) => one.memberId === memberId)
  const [workspace, member] = await Promise.all([
    store.workspace(workspaceId),
    store.in(workspaceId).members.get(memberId),
  ])
  if (!isDue || !workspace || !member) return
  if (await platform.isBack?.(workspace.platformId, member.user)) {
    const { platform: name, platformId, name: workspaceName } = workspace
    const actor = { platform: name, workspace: platformId, workspaceName, user: member.user, userName: null }
    await store.keepProfile({ ...actor, active: true })
    return
  }
  const tenant = store.in(workspaceId)
  await eraseMember({ store, tenant, workspace, member, now, origin: 'clock' })
}
