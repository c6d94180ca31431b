import { DomainError } from '../../domain/errors.ts'
import { type HistoryLine, historyView } from '../../views/overview/history.ts'
import type { View } from '../../views/view.ts'
import { partyOf } from '../introductions/move-introduction.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import type { Context } from '../ports/context.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import type { HistoryEvent } from '../ports/tenant/overview.ts'

// History from the audit, for those it concerns: each reads it in the words they may see.

/**
 * A page of the history of one's own ask and of everybody who was asked for it.
 *
 * @throws DomainError not-found when it is not theirs
 */
export async function showAskHistory({ tenant, member, now }: Context, askId: string, page: number): Promise<View> {
  const ask = await tenant.asks.get(askId)
  if (ask?.askerId !== member.id) throw new DomainError('ask-not-yours')
  const introductions = await tenant.introductions.ofAsk(askId)
  const events = await tenant.overview.history([askId, ...introductions.map(({ id }) => id)])
  const lines = events.map((event) => {
    const introduction = introductions.find(({ id }) => id === event.subjectId)
    return introduction ? lineOf(event, introduction, 'asker', now) : askLine(event, ask.asker)
  })
  return historyView({ title: `Your ask for ${ask.target}`, lines, reader: 'asker', subjectId: askId, page })
}

/**
 * A page of the history of an introduction one was asked for, without what others were asked.
 *
 * @throws DomainError not-found when it is not theirs
 */
export async function showFavourHistory(
  { tenant, member, now }: Context,
  introductionId: string,
  page: number,
): Promise<View> {
  const introduction = await tenant.introductions.get(introductionId)
  if (introduction?.connectorId !== member.id) throw new DomainError('introduction-not-yours')
  const { ask, path } = introduction
  const events = await tenant.overview.history([introductionId])
  const lines = events.map((event) => lineOf(event, introduction, 'connector', now))
  const title = `${ask.asker} → ${path.person}, ${path.organization}`
  return historyView({ title, lines, reader: 'connector', subjectId: introductionId, page })
}

function lineOf(
  event: HistoryEvent,
  introduction: Introduction,
  reader: 'asker' | 'connector',
  now: Date,
): HistoryLine {
  const { asker, connector } = showIntroduction(introduction, reader, now)
  const { event: what, origin, at, subject, memberId } = event
  return { subject, event: what, by: partyOf(introduction, memberId), origin, at, asker, connector }
}

function askLine({ event, memberId, origin, at, subject }: HistoryEvent, asker: string): HistoryLine {
  return { subject, event, by: memberId === null ? 'clock' : 'asker', origin, at, asker, connector: '' }
}
