import type { Visibility } from '../../domain/relationships/relationship.ts'
import { sayCount } from '../format.ts'
import { LOG_SOMEONE } from '../my-asks.ts'
import type { Button, Node, View } from '../view.ts'
import { loggedView } from './relationship.ts'

// Whom a member logged, as only they see it.

type Listed = { id: string; name: string; title: string | null; spelling: string | null; visibility: Visibility }

/** One page of whom a member logged or imported, newest first; `page` from 0. */
export function peopleView(list: { items: Listed[]; total: number; page: number; size: number }): View {
  const { items, total, page, size } = list
  if (total === 0) {
    const text = 'You have logged nobody yet.'
    return {
      summary: text,
      nodes: [
        { kind: 'text', text },
        { kind: 'buttons', buttons: [LOG_SOMEONE] },
      ],
    }
  }
  const summary = `You have logged ${sayCount(total, 'person', 'people')}, newest first.`
  const turn = (label: string, to: number): Button => ({ label, command: { kind: 'my-people', page: to } })
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Whom I know' },
      { kind: 'text', text: `${summary} Only you see this list.`, tone: 'quiet' },
      ...items.map(listedItem),
      {
        kind: 'buttons',
        buttons: [
          ...(page > 0 ? [turn('Back', page - 1)] : []),
          ...((page + 1) * size < total ? [turn('Next', page + 1)] : []),
          { label: 'Confirm my imported ties', command: { kind: 'unconfirmed' } },
        ],
      },
    ],
  }
}

const SHORT: Record<Visibility, string> = { open: '', sealed: 'sealed', private: 'private' }

function listedItem({ id, name, title, spelling, visibility }: Listed): Node {
  const words = [[title, spelling].filter(Boolean).join(', '), SHORT[visibility]].filter(Boolean).join(' · ')
  return {
    kind: 'item',
    title: name,
    ...(words ? { detail: words } : {}),
    buttons: [{ label: 'Show', command: { kind: 'my-person', relationshipId: id } }],
  }
}

/** One of them, as it was logged, with the ways to change it and back to the list. */
export function personView(logged: Parameters<typeof loggedView>[0]): View {
  const { nodes } = loggedView(logged)
  const back: Button = { label: 'Whom I know', command: { kind: 'my-people', page: 0 } }
  const name = [logged.name, logged.organization].filter(Boolean).join(', ')
  return {
    summary: name,
    nodes: [{ kind: 'heading', text: name }, ...nodes.slice(1), { kind: 'buttons', buttons: [back] }],
  }
}
