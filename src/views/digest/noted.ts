import { ended } from '../format.ts'
import type { View } from '../view.ts'
import { lineView } from '../view.ts'

// One-line replies to digest readers.

/** Whether the digest may thank them by name. */
export function thanksChosenView(named: boolean): View {
  return lineView(
    named
      ? 'Thank you! The digest will thank you by name for introductions your team may see.'
      : 'Noted: the digest does not name you.',
  )
}

/** They named a teammate who may know somebody. */
export function nameNotedView(teammate: string): View {
  return lineView(`Thank you! I will pass it on to ${teammate} when it suits them, and say it comes from you.`)
}

/** They offered an introduction. */
export function offeredView(asker: string, person: string): View {
  return lineView(
    `Thank you! ${asker} knows you will introduce them to ${ended(person)} My message to you has a draft.`,
  )
}
