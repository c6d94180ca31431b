import { DomainError } from '../../domain/errors.ts'
import { whyNoReminder } from '../../domain/introductions/reminder.ts'
import { dayName, onDay } from '../../domain/time/day-name.ts'
import type { Context } from '../ports/context.ts'
import { followIntroduction } from './follow-clock.ts'
import { lockIntroduction } from './record-outcome.ts'
import { showIntroduction } from './shown-introduction.ts'

/**
 * The asker has their connector reminded: the clock's own nudge comes now instead of later, so that nobody is reminded
 * more often than without it.
 *
 * @returns the connector's name, as the asker may see it
 * @throws DomainError not-allowed for anybody else; too-late, in words that say how things stand, when it is too soon,
 *   was done already, or there is nothing to wait for
 */
export async function remindConnector(context: Context, introductionId: string): Promise<string> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const introduction = await lockIntroduction(tenant, introductionId)
    if (introduction?.ask.askerId !== member.id)
      throw new DomainError('not-allowed', 'Only who asked can have somebody reminded.')
    const events = await tenant.overview.history([introductionId])
    const hurried = events.some(({ event }) => event === 'hurry')
    const why = whyNoReminder(introduction, hurried, now, await tenant.members.workingTime(introduction.connectorId))
    const { connector } = showIntroduction(introduction, 'asker', now)
    if (why) {
      const { timeZone } = await tenant.members.workingTime(member.id)
      const day = (at: Date | null | undefined) => (at ? dayName(at, now, timeZone) : 'soon')
      const nudged = events.findLast(({ event }) => event === 'nudge')
      throw new DomainError(
        'too-late',
        {
          later: `${connector} wanted more time: I come back to them ${onDay(day(introduction.dueAt))}.`,
          promised: `${connector} said yes already. I remind them of it by myself.`,
          reminded: `${connector} was reminded ${onDay(day(nudged?.at))}. I do not press them more than that.`,
          'too-soon': `${connector} was asked not a working day ago. I remind them by myself ${onDay(day(introduction.dueAt))}.`,
          over: 'There is nobody to remind: this has moved on since. See /intros for where it stands.',
        }[why],
      )
    }
    const { state } = introduction
    await tenant.introductions.change(introductionId, state, { state, dueAt: now }, now)
    const subject = { subject: 'introduction', subjectId: introductionId } as const
    await tenant.audit.record({ memberId: member.id, ...subject, event: 'hurry', origin }, now)
    await followIntroduction(tenant, introductionId, now)
    return connector
  })
}
