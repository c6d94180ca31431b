import { sayCount, sayNames } from '../format.ts'
import { MY_ASKS } from '../my-asks.ts'
import type { View } from '../view.ts'
import { type FavourRow, favourItem } from './intros-rows.ts'

const MISSED = {
  requests: 'a request for an introduction',
  news: 'news about an introduction',
  outcomes: 'how an introduction went',
  matches: 'an ask you may be able to help with',
  reports: 'a report on a file you sent',
  digest: 'a note about the weekly digest',
} as const

/** The subject of messages that did not arrive. */
export type Missed = keyof typeof MISSED

/** Tells a member who is reachable again what missed messages were about, and which requests still wait. */
export function missedView(missed: Missed[], favours: FavourRow[]): View {
  const what = sayNames(missed.map((one) => MISSED[one]))
  const wait = favours.length > 0 ? ` ${sayCount(favours.length, 'request is', 'requests are')} waiting for you.` : ''
  const text = `My direct messages have not reached you lately. You missed ${what}.${wait}`
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      ...favours.map(favourItem),
      {
        kind: 'text',
        text: 'Please open your direct messages to this bot: teammates’ requests and answers come that way.',
        tone: 'quiet',
      },
      { kind: 'buttons', buttons: [{ ...MY_ASKS, label: 'What I asked and am asked' }] },
    ],
  }
}
