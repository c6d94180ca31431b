import { toLabel } from '../../domain/commands/command.ts'
import { waysInForAsk } from '../finding/ways-in-button.ts'
import type { Node, View } from '../view.ts'
import { moreText } from '../view.ts'

/** Rows shown at once. */
const ROWS = 5

type Opened = { organizationId: string | null; target: string; whom: string | null }

/**
 * Tells an asker that a teammate has logged somebody where they seek a way in, but neither who nor whom: asking
 * reveals what they may know. Shows the asks still seeking one.
 */
export function wayOpenedView(asks: Opened[]): View {
  const [first] = asks
  if (!first) {
    const text = 'Ways in may have opened here: you look for none of them any more.'
    return { summary: text, nodes: [{ kind: 'text', text }] }
  }
  const summary =
    asks.length === 1
      ? `A way into ${toLabel(first.target)} may have opened.`
      : `Ways into ${asks.length} companies you are after may have opened.`
  const more = asks.length - ROWS
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      ...asks.slice(0, ROWS).flatMap(item),
      ...(more > 0
        ? [
            { kind: 'text' as const, text: moreText(more), tone: 'quiet' as const },
            {
              kind: 'buttons' as const,
              buttons: [{ label: 'All I asked', command: { kind: 'asks' as const, page: 0 } }],
            },
          ]
        : []),
      { kind: 'text', text: 'Nobody is told of your ask before you ask them.', tone: 'quiet' },
    ],
  }
}

function item({ organizationId, target, whom }: Opened): Node[] {
  if (!organizationId) return []
  return [
    {
      kind: 'item',
      title: whom ? `${whom} at ${target}` : target,
      detail: 'A teammate has logged somebody there since you asked.',
      buttons: [waysInForAsk('See the ways in', { organizationId, target, whom })],
    },
  ]
}
