import { ended } from '../format.ts'
import { MY_ASKS } from '../my-asks.ts'
import type { Button, View } from '../view.ts'
import { lineView } from '../view.ts'
import { type Onward, withOnward } from './favour.ts'
import type { ShownIntroduction } from './shown.ts'

// Views for the asker of a postponed request, or of a promise that cannot be kept.

/** `day` is when the delay ends ("Thursday"); null if it has moved on since. */
export function postponedView(shown: ShownIntroduction, day: string | null): View {
  const { connector, person, organization, path } = shown
  const about = path.sealed ? `your ask about ${organization}` : `your ask about ${person} at ${organization}`
  return lineView(
    day === null
      ? `${connector} took more time for ${ended(about)}`
      : `${connector} will come back to ${about} by ${day}.`,
    [MY_ASKS],
  )
}

/** Tells the asker that a promise was taken back, without a reason. */
export function takenBackView({ connector, organization }: ShownIntroduction, onward: Onward): View {
  const text = `${connector} can’t make the introduction at ${organization} after all.`
  return withOnward(text, onward, 'Your ask is open again: ask another way in.')
}

/** A request as its connector opens it from their list: its history, and the way out of a promise. */
export function withFavourActions(view: View, { id: introductionId, state }: ShownIntroduction): View {
  const promised = state === 'accepted' || state === 'lent-name'
  const buttons: Button[] = [
    { label: 'History', command: { kind: 'favour-history', introductionId } },
    ...(promised ? [{ label: 'I can’t after all', command: { kind: 'take-back' as const, introductionId } }] : []),
  ]
  return { ...view, nodes: [...view.nodes, { kind: 'buttons', buttons }] }
}
