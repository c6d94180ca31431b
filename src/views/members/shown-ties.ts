import { dayOfYear } from '../format.ts'
import type { Page } from '../overview/intros-rows.ts'
import type { Button, Node, View } from '../view.ts'

/** Opens the list of who was shown my ties. */
export const SHOWN_TIES: Button = { label: 'Who was shown my ties', command: { kind: 'shown-ties', page: 0 } }

/** Who was shown which of the reader's ties, latest first. */
export function shownTiesView(
  { items, page, more }: Page<{ person: string; viewer: string; asked: string; at: Date }>,
  timeZone: string,
): View {
  const none = page === 0 ? 'Nobody was shown any of your ties so far.' : 'There is nobody more.'
  return {
    summary: items.length === 0 ? none : `Who was shown your ties, page ${page + 1}.`,
    nodes: [
      { kind: 'heading', text: 'Who was shown my ties' },
      ...(items.length === 0 ? [quiet(none)] : []),
      ...items.map(
        ({ person, viewer, asked, at }): Node => ({
          kind: 'item',
          title: `${viewer}: ${person}`,
          detail: asked ? `asked for ${asked}` : 'in a message of mine',
          note: dayOfYear(at, timeZone),
        }),
      ),
      quiet('Of a sealed tie they saw neither you nor whom. Only you see this; it is kept for a year.'),
      ...(more
        ? [
            {
              kind: 'buttons' as const,
              buttons: [{ label: 'Show more', command: { kind: 'shown-ties' as const, page: page + 1 } }],
            },
          ]
        : []),
    ],
  }
}

function quiet(text: string): Node {
  return { kind: 'text', text, tone: 'quiet' }
}
