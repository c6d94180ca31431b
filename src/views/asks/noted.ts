import type { View } from '../view.ts'
import { lineView } from '../view.ts'

// One line each for who said something about a teammate's ask.

/** An ask one would join is one's own. */
export function ownAskView(): View {
  return lineView('That ask is your own.')
}

/** They left an ask they had joined. */
export function leftAskView(asker: string, target: string): View {
  return lineView(`You left ${asker}’s ask for ${target}.`)
}

/** Their tie is not offered. */
export function notOfferedView(): View {
  return lineView('Fine: nobody hears of it.')
}
