import { type AskStatus, isAlive, type SeenIn } from '../../domain/asks/ask.ts'
import { toLabel } from '../../domain/commands/command.ts'
import type { IntroductionState } from '../../domain/introductions/introduction.ts'
import { waysInForAsk } from '../finding/ways-in-button.ts'
import { onDay, plural } from '../format.ts'
import { outcomeButtons } from '../introductions/outcome.ts'
import type { Button, Node } from '../view.ts'

// Rows of one's own lists: an ask with its state and next step, a favour with what it waits for.

/** One page of a list, and whether another follows. */
export type Page<T> = { items: T[]; page: number; more: boolean }

/** An ask's most telling introduction, with the names its asker may see. */
export type Lead = {
  id: string
  state: IntroductionState
  connector: string
  person: string
  /** When the clock checks it next ("Thursday"); null if never. */
  day: string | null
  reminded: boolean
  mayRemind: boolean
  /** Whether the asker was asked how it went and has not answered. */
  untold: boolean
  /** Whether the connector left the team, or cannot be messaged; null if neither, or if it may not be told. */
  away: 'left' | 'unreached' | null
  /** Who is asked next if there is no answer. */
  next: string | null
}

export type AskRow = {
  id: string
  target: string
  organizationId: string | null
  whom: string | null
  status: AskStatus
  seenIn: SeenIn
  /** The day it expires. */
  until: string
  lead: Lead | null
  /** How many others were asked too. */
  others: number
  /** Whose ask it is, if its reader joined it. */
  sharedBy?: string | null
}

export type FavourRow = {
  id: string
  state: IntroductionState
  asker: string
  person: string
  organization: string
  day: string | null
  reminded: boolean
}

/** An ask with its next step in words, and its asker's options. */
export function askItem(ask: AskRow): Node {
  return {
    kind: 'item',
    title: ask.whom ? `${ask.whom} at ${ask.target}` : ask.target,
    detail: `${sayStep(ask)}${ask.others > 0 ? `; ${ask.others} more ${plural(ask.others, 'is', 'are')} asked` : ''}${ask.sharedBy ? `; ${ask.sharedBy}’s ask, which you joined` : ''}`,
    buttons: askButtons(ask),
  }
}

function sayStep({ status, seenIn, until, lead, sharedBy }: AskRow): string {
  if (lead?.untold && !sharedBy) return `How did it go with ${lead.person}?`
  switch (status) {
    case 'open':
      return seenIn === 'digest'
        ? `open until ${until}: the weekly digest shows it`
        : `open until ${until}: nobody is asked now`
    case 'pursued':
      return lead ? sayWait(lead) : 'asked, waiting'
    case 'fulfilled':
      return lead ? sayMade(lead) : 'introduced'
    case 'closed':
      return 'closed'
    case 'expired':
      return 'ran out'
  }
}

function sayWait({ state, connector, person, day, reminded, next, away }: Lead): string {
  if (away === 'left') return `asked ${connector}, who has left the team`
  if (away === 'unreached') return `asked ${connector}, whom my messages do not reach at the moment`
  switch (state) {
    case 'accepted':
      return `${connector} will introduce you to ${person}`
    case 'lent-name':
      return `write to ${person} in ${connector}’s name`
    case 'later':
      return `${connector} will come back to it${day ? ` ${onDay(day)}` : ' soon'}`
    default: {
      if (day === null) return `asked ${connector}, waiting`
      if (!reminded) return `asked ${connector}; I will remind them ${onDay(day)}`
      const then = next === 'A teammate' ? 'I will ask another teammate' : `I will ask ${next}`
      return `${connector} has until ${day}, then ${next ? then : 'I will tell you'}`
    }
  }
}

function sayMade({ state, connector, person, day }: Lead): string {
  switch (state) {
    case 'met':
      return `you met ${person}`
    case 'won':
      return `won with ${person}`
    case 'lost':
      return `nothing came of it with ${person}`
    case 'no-reply':
      return `no reply from ${person}`
    default:
      return `introduced to ${person} by ${connector}${day ? `; I will ask how it went ${onDay(day)}` : ''}`
  }
}

function askButtons({ id: askId, status, target, organizationId, whom, lead, sharedBy }: AskRow): Button[] {
  if (sharedBy)
    return [
      { label: 'Where it stands', command: { kind: 'progress', askId } },
      ...(isAlive(status) ? [{ label: 'Leave', command: { kind: 'leave-ask' as const, askId } }] : []),
    ]
  if (lead?.untold) return outcomeButtons(lead)
  if (!isAlive(status) && status !== 'fulfilled')
    return [{ label: 'Ask again', command: { kind: 'keep-form', target: toLabel(target) } }]
  const stands: Button = { label: 'Where it stands', command: { kind: 'progress', askId } }
  const remind: Button[] = lead?.mayRemind
    ? [{ label: 'Remind', command: { kind: 'remind', introductionId: lead.id } }]
    : []
  const change: Button = { label: 'Change the reason', command: { kind: 'reword-form', askId } }
  const close: Button = { label: 'Close', command: { kind: 'close', askId } }
  if (status === 'open') return lead ? [stands, change, close] : [change, close]
  const other =
    lead?.away === 'left' && organizationId ? [waysInForAsk('Other ways in', { organizationId, target, whom })] : []
  return status === 'pursued' ? [...other, stands, ...remind, change, close] : [stands]
}

/** What a connector is asked, by when, and how to answer. */
export function favourItem(favour: FavourRow): Node {
  const { id: introductionId, asker, person, organization, state } = favour
  const waits = state === 'asked' || state === 'later'
  return {
    kind: 'item',
    title: `${asker} → ${person}, ${organization}`,
    detail: sayFavour(favour),
    buttons: [
      waits
        ? { label: 'I’ll introduce', command: { kind: 'accept', introductionId }, style: 'primary' }
        : { label: 'I introduced them', command: { kind: 'made', introductionId }, style: 'primary' },
      { label: waits ? 'Other answers' : 'Show it', command: { kind: 'favour', introductionId } },
    ],
  }
}

function sayFavour({ state, asker, day, reminded }: FavourRow): string {
  switch (state) {
    case 'later':
      return `put off${day ? ` until ${day}` : ''}`
    case 'accepted':
      return 'you said yes: make the introduction'
    case 'lent-name':
      return `you lent your name: ${asker} writes to them`
    default:
      return reminded && day ? `waits for your answer until ${day}` : 'waits for your answer'
  }
}
