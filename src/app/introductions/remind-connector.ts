import { DomainError } from '../../domain/errors.ts'
import { type NoReminder, whyNoReminder } from '../../domain/introductions/reminder.ts'
import type { Context } from '../ports/context.ts'
import { followIntroduction } from './follow-clock.ts'
import { lockIntroduction } from './record-outcome.ts'
import { showIntroduction } from './shown-introduction.ts'

/**
 * The asker has their connector reminded: the clock's own nudge is sent now instead of later, so nobody is reminded
 * more often than otherwise.
 *
 * @returns the connector's name, as the asker may see it
 * @throws DomainError not-allowed for anybody else; too-late, with a sentence on how things stand, if it is too soon,
 *   was already done, or there is nothing to wait for
 */
export async function remindConnector(context: Context, introductionId: string): Promise<string> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const introduction = await lockIntroduction(tenant, introductionId)
    if (introduction?.ask.askerId !== member.id) throw new DomainError('not-who-reminds')
    const events = await tenant.overview.history([introductionId])
    const hurried = events.some(({ event }) => event === 'hurry')
    const why = whyNoReminder(introduction, hurried, now, await tenant.members.workingTime(introduction.connectorId))
    const { connector } = showIntroduction(introduction, 'asker', now)
    if (why) {
      const nudged = events.findLast(({ event }) => event === 'nudge')
      const { timeZone } = await tenant.members.workingTime(member.id)
      throw notNow(why, {
        connector,
        at: why === 'reminded' ? (nudged?.at ?? null) : introduction.dueAt,
        now,
        timeZone,
      })
    }
    const { state } = introduction
    await tenant.introductions.change(introductionId, state, { state, dueAt: now }, now)
    const subject = { subject: 'introduction', subjectId: introductionId } as const
    await tenant.audit.record({ memberId: member.id, ...subject, event: 'hurry', origin }, now)
    await followIntroduction(tenant, introductionId, now)
    return connector
  })
}

function notNow(
  why: NoReminder,
  reminder: { connector: string; at: Date | null; now: Date; timeZone: string },
): DomainError {
  switch (why) {
    case 'later':
      return new DomainError('reminded-later', reminder)
    case 'promised':
      return new DomainError('reminded-of-promise', reminder)
    case 'reminded':
      return new DomainError('reminded-before', reminder)
    case 'too-soon':
      return new DomainError('reminded-too-soon', reminder)
    case 'over':
      return new DomainError('nobody-to-remind')
  }
}
