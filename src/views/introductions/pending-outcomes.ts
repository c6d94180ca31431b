import { plural, sayCount } from '../format.ts'
import type { Node, View } from '../view.ts'
import { outcomeButtons } from './outcome.ts'
import type { ShownIntroduction } from './shown.ts'

/** Introductions listed with their answers; the others lead the list of one's asks. */
const NAMED = 3

/** An answer to a repeat asker, with a prompt for the outcomes of earlier introductions they never reported. */
export function withPendingOutcomes(view: View, untold: ShownIntroduction[]): View {
  if (untold.length === 0) return view
  const count = sayCount(untold.length, 'introduction', 'introductions')
  const text = `You have ${count} whose outcome is not known yet. Say how ${plural(untold.length, 'it', 'they')} went: asks of people who close the loop come first.`
  return {
    ...view,
    nodes: [
      ...view.nodes,
      { kind: 'divider' },
      { kind: 'text', text },
      ...untold.slice(0, NAMED).map(
        (shown): Node => ({
          kind: 'item',
          title: `${shown.person} at ${shown.organization}`,
          detail: `How did it go? ${shown.connector} opened the door.`,
          buttons: outcomeButtons(shown),
        }),
      ),
      ...(untold.length > NAMED
        ? [
            {
              kind: 'buttons' as const,
              buttons: [{ label: 'All I asked', command: { kind: 'asks' as const, page: 0 } }],
            },
          ]
        : []),
    ],
  }
}
