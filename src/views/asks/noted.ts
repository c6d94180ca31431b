import { ended } from '../format.ts'
import type { View } from '../view.ts'
import { lineView } from '../view.ts'

// One-line replies to those who said something about a teammate's ask.

/** The ask one wants to join is one's own. */
export function ownAskView(): View {
  return lineView('That ask is your own.')
}

/** They left an ask they had joined. */
export function leftAskView(asker: string, target: string): View {
  return lineView(`You left ${asker}’s ask for ${ended(target)}`)
}

/** Their tie is not offered. */
export function notOfferedView(): View {
  return lineView('Fine: nobody will hear of it.')
}
