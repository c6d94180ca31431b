import type { Job } from '../ports/jobs.ts'
import type { MessageKind } from '../ports/message-kind.ts'
import type { Store, Tenant } from '../ports/store.ts'
import { askNext } from './follow-clock.ts'
import { move } from './move-introduction.ts'
import { tellAskers } from './tell-askers.ts'

/** Messages that ask a connector, the first time and again. */
const ASKING: readonly MessageKind[] = ['request', 'nudge', 'due', 'reminder']

type Undelivered = Pick<Extract<Job, { kind: 'deliver' }>, 'workspaceId' | 'memberId' | 'message' | 'subjectId'>

/**
 * Handles a message that cannot reach its member for now: that is recorded, so nothing more is sent to them until they
 * speak again. An introduction whose request they never saw ends, as does one whose connector left before it was made;
 * its asker is told. The clock cancels it rather than timing it out: nobody kept silent. If the clock had chosen them,
 * it chooses the next one: it cannot see who has left before messaging them. Repeating it changes nothing.
 */
export async function endUndelivered(store: Store, job: Undelivered, now: Date): Promise<void> {
  if (job.message === 'bundle') {
    for (const { kind: message, subjectId } of await store.in(job.workspaceId).messages.bundled(job.subjectId))
      if (message !== 'bundle') await endUndelivered(store, { ...job, message, subjectId }, now)
    return
  }
  await store.transaction(job.workspaceId, async (tenant) => {
    await tenant.members.addMissed(job.memberId, job.message, now)
    if (!ASKING.includes(job.message)) return
    const [asked, reader] = await Promise.all([
      tenant.introductions.get(job.subjectId),
      tenant.members.get(job.memberId),
    ])
    if (asked?.connectorId !== job.memberId) return
    // A connector whose direct messages are closed still has the request itself, and can answer that.
    if (job.message !== 'request' && reader?.active !== false) return
    // Nobody may find the owner of a sealed tie by whether messages reach them: this one ends as silence does.
    if (asked.path.visibility === 'sealed' && reader?.active !== false) {
      await tenant.introductions.change(asked.id, asked.state, { state: asked.state, countsUntil: null }, now)
      return
    }
    await cancel(tenant, asked.id, now)
  })
}

/** Ends an introduction whose connector cannot be asked; another is asked if the clock had chosen this one. */
async function cancel(tenant: Tenant, introductionId: string, now: Date): Promise<void> {
  const cause = { member: null, now, origin: 'clock' }
  // Locked before the ask to avoid a deadlock: another connector may be asked.
  await tenant.introductions.lockApproaches()
  const { before, move: decided } = await move(tenant, cause, introductionId, 'cancel', { countsUntil: null })
  if (!decided.moved) return
  const [began] = (await tenant.overview.history([before.id])).filter(({ event }) => event === 'ask')
  const next = began?.origin === 'clock' ? await askNext(tenant, cause, before) : null
  if (next) await tellAskers(tenant, before, 'moved-on', next)
  else await tellAskers(tenant, before, 'undelivered', before.id)
}
