import { type Missed, missedView } from '../../views/overview/missed.ts'
import type { View } from '../../views/view.ts'
import { favourRow } from '../overview/show-intros.ts'
import type { Context } from '../ports/context.ts'
import type { MessageKind } from '../ports/message-kind.ts'

/** How many requests are looked through for the notice. */
const FIRST = { limit: 5, offset: 0 }

/** What a member misses with each kind of message. */
const MISSED: Record<MessageKind, Missed> = {
  request: 'requests',
  nudge: 'requests',
  due: 'requests',
  reminder: 'requests',
  named: 'requests',
  'join-wish': 'requests',
  released: 'news',
  promise: 'news',
  passed: 'news',
  undelivered: 'news',
  'moved-on': 'news',
  unanswered: 'news',
  'given-up': 'news',
  redirected: 'news',
  postponed: 'news',
  'taken-back': 'news',
  agreed: 'news',
  withdrawn: 'news',
  introduced: 'news',
  undone: 'news',
  confirmed: 'news',
  expired: 'news',
  'connector-gone': 'news',
  joined: 'news',
  'ask-handed': 'news',
  'join-answered': 'news',
  'said-yes': 'news',
  'follow-up': 'outcomes',
  'won-offer': 'outcomes',
  'told-met': 'outcomes',
  'told-no-reply': 'outcomes',
  'told-lost': 'outcomes',
  'told-won': 'outcomes',
  thanked: 'outcomes',
  watch: 'matches',
  'way-opened': 'matches',
  imported: 'reports',
  'import-failed': 'reports',
  coverage: 'reports',
  'coverage-failed': 'reports',
  'coverage-file': 'reports',
  'coverage-file-failed': 'reports',
  'digest-lost': 'digest',
  'digest-hint': 'digest',
}

/**
 * Handles a member speaking again after messages did not reach them: sending resumes, and this tells what they missed.
 * Null when nothing is known to have been missed.
 */
export async function welcomeBack({ tenant, member, now }: Context): Promise<View | null> {
  const missed = await tenant.members.takeMissed(member.id)
  if (missed.length === 0) return null
  const [favours, { timeZone }] = await Promise.all([
    tenant.introductions.waitingFor(member.id, FIRST),
    tenant.members.workingTime(member.id),
  ])
  return missedView(
    [...new Set(missed.map((kind) => MISSED[kind]))],
    favours.map((favour) => favourRow(favour, now, timeZone)),
  )
}
