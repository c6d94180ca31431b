import { dayOfYear } from '../format.ts'
import type { Page } from '../overview/intros-rows.ts'
import type { Button, Node, View } from '../view.ts'

/** Opens the list of who was shown my ties. */
export const SHOWN_TIES: Button = { label: 'Who was shown my ties', command: { kind: 'shown-ties', page: 0 } }

/**
 * Who was shown which of the reader's ties, latest first.
 *
 * @param of the only tie it is about
 */
export function shownTiesView(
  { items, page, more }: Page<{ person: string; viewer: string; asked: string; at: Date }>,
  timeZone: string,
  of?: { relationshipId: string; name: string },
): View {
  const what = of ? of.name : 'any of your ties'
  const none = page === 0 ? `Nobody was shown ${what} so far.` : 'There is nobody more.'
  const next = page + 1
  const following: Button['command'] = of
    ? { kind: 'shown-to', relationshipId: of.relationshipId, page: next }
    : { kind: 'shown-ties', page: next }
  return {
    summary: items.length === 0 ? none : `Who was shown ${of ? of.name : 'your ties'}, page ${next}.`,
    nodes: [
      { kind: 'heading', text: of ? `Who was shown ${of.name}` : 'Who was shown my ties' },
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
              buttons: [{ label: 'Show more', command: following }],
            },
          ]
        : []),
      ...(of
        ? [
            {
              kind: 'buttons' as const,
              buttons: [{ label: of.name, command: { kind: 'my-person' as const, relationshipId: of.relationshipId } }],
            },
          ]
        : []),
    ],
  }
}

function quiet(text: string): Node {
  return { kind: 'text', text, tone: 'quiet' }
}
