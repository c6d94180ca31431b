import type { Job } from '../ports/jobs.ts'
import type { Store } from '../ports/store.ts'
import { askNext } from './follow-clock.ts'
import { move } from './move-introduction.ts'
import { tellAskers } from './tell-askers.ts'

/**
 * A message cannot reach its member for now: that is remembered, so that nothing more is sent to them until they speak
 * again. An introduction whose request they never saw ends, and its asker hears it. It ends cancelled by the clock,
 * not timed out: nobody kept silent. Where the clock had chosen them, it chooses the next one: it cannot see who has left
 * before it writes to them. Run twice it changes nothing more.
 */
export async function endUndelivered(store: Store, job: Extract<Job, { kind: 'deliver' }>, now: Date): Promise<void> {
  await store.transaction(job.workspaceId, async (tenant) => {
    await tenant.members.setUnreachable(job.memberId, now)
    if (job.message !== 'request' || !(await tenant.introductions.get(job.subjectId))) return
    const cause = { member: null, now, origin: 'clock' }
    // Before the ask, so that no two wait for each other: another connector may be asked.
    await tenant.introductions.lockApproaches()
    const { before, move: decided } = await move(tenant, cause, job.subjectId, 'cancel', { countsUntil: null })
    if (!decided.moved) return
    const [asked] = (await tenant.overview.history([before.id])).filter(({ event }) => event === 'ask')
    const next = asked?.origin === 'clock' ? await askNext(tenant, cause, before) : null
    if (next) await tellAskers(tenant, before, 'moved-on', next)
    else await tellAskers(tenant, before, 'undelivered', before.id)
  })
}
