import { toLabel } from '../../domain/commands/command.ts'
import { MAX_LABEL } from '../../domain/commands/define.ts'
import type { Whom } from '../../domain/finding/target.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { sayCount } from '../format.ts'
import { turns } from '../turns.ts'
import type { Button, Node, View } from '../view.ts'
import { pathItem } from './path-item.ts'
import { waysInButton } from './ways-in-button.ts'

/** Which ways a page shows; `page` from 0. */
type Paged = { paths: ShownPath[]; page: number; size: number }

/** A page of all ways into a company, best first, with the way back to the answer. */
export function allWaysView(found: Paged & { organization: { id: string; name: string }; whom: Whom | null }): View {
  const { organization, whom, paths } = found
  const asked = toLabel(whom ? `${whom.text} at ${organization.name}` : organization.name)
  return pagedView(found, {
    summary: `All ${sayCount(paths.length, 'way', 'ways')} to ${organization.name}, best first.`,
    item: (path) => pathItem(path, whom, organization.name),
    turnTo: (page) => ({ kind: 'ways', organizationId: organization.id, page, asked }),
    back: waysInButton('The answer in short', organization.id, asked),
  })
}

/** What the button to them carries: the names people were found by, or the words that teammates logged. */
export type Sought = { by: 'names' | 'words'; asked: string }

/** Names as such a button carries them: as many as it holds. */
export function soughtNames(names: readonly string[]): Sought {
  const held = names.filter((_, at) => names.slice(0, at + 1).join(BETWEEN).length <= MAX_LABEL)
  return { by: 'names', asked: toLabel((held.length > 0 ? held : names.slice(0, 1)).join(BETWEEN)) }
}

const BETWEEN = ' · '

/** What leads from a short answer to all its ways; nothing if it shows them all. */
export function allWaysToNodes(hidden: number, said: string, sought: Sought): Node[] {
  if (hidden <= 0) return []
  return [
    { kind: 'text', text: `${hidden} more ${said}.`, tone: 'quiet' },
    { kind: 'buttons', buttons: [{ label: 'Show all', command: { kind: 'ways-to', page: 0, ...sought } }] },
  ]
}

/** The same for the ways to people found by their names, or by the words teammates logged. */
export function allWaysToView(found: Paged & Sought): View {
  const { by, asked, paths } = found
  return pagedView(found, {
    summary: `All ${sayCount(paths.length, 'way', 'ways')} to “${asked}”, best first.`,
    item: (path) => pathItem(path, null, ''),
    turnTo: (page) => ({ kind: 'ways-to', by, page, asked }),
    back: { label: 'The answer in short', command: { kind: 'look-up', asked }, style: 'primary' },
  })
}

function pagedView(
  { paths, page, size }: Paged,
  list: {
    summary: string
    item: (path: ShownPath) => Node
    turnTo: (page: number) => Button['command']
    back: Button
  },
): View {
  const { summary, item, turnTo, back } = list
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      ...paths.slice(page * size, (page + 1) * size).map(item),
      {
        kind: 'buttons',
        buttons: [...turns({ page, size, count: paths.length }, turnTo), back],
      },
    ],
  }
}
