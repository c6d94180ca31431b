import { sayCount } from '../format.ts'
import type { Button, Node, View } from '../view.ts'

/** What one message says, in a sentence. */
export type Told = { id: string; summary: string }

/** Lines shown at once. */
const ROWS = 8

/** The messages that waited, as one: a line for each, with a button that shows it; `page` from 0. */
export function bundleView(bundleId: string, told: Told[], page: number): View {
  const summary = `${sayCount(told.length, 'message', 'messages')} that waited for today.`
  const after = told.length - (page + 1) * ROWS
  const turns: Button[] = [
    ...(page > 0 ? [turn('Back', bundleId, page - 1)] : []),
    ...(after > 0 ? [turn(`Show ${after} more`, bundleId, page + 1)] : []),
  ]
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      ...told.slice(page * ROWS, (page + 1) * ROWS).map(line),
      ...(turns.length > 0 ? [{ kind: 'buttons' as const, buttons: turns }] : []),
      {
        kind: 'text',
        text: 'I write to you a few times a day at most, and keep the rest for the next one.',
        tone: 'quiet',
      },
    ],
  }
}

function line({ id: messageId, summary }: Told): Node {
  return { kind: 'item', title: summary, buttons: [{ label: 'Show it', command: { kind: 'open-message', messageId } }] }
}

function turn(label: string, bundleId: string, page: number): Button {
  return { label, command: { kind: 'bundle-page', bundleId, page } }
}
