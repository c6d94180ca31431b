import { type Balance, isInDebt, type Pair } from '../../domain/overview/reciprocity.ts'
import { sayCount } from '../format.ts'
import { buttonRow, turns } from '../turns.ts'
import type { Button, Node, View } from '../view.ts'

/** Teammates named in the overview; all are in the list of their own. */
const NAMED = 5
/** Teammates on a page of that list. */
const ON_PAGE = 20

/** An open ask a member could help with, through a tie of theirs. */
export type WithinReach = {
  askId: string
  relationshipId: string
  asker: string
  target: string
  whom: string | null
  person: string
}

/** What a member gave and received, visible only to them; if in debt, with two asks they could help with. */
export function balanceNodes(balance: Balance, within: WithinReach[]): Node[] {
  const { given, received, pairs, unnamed } = balance
  if (given + received === 0) return []
  const more = pairs.length - NAMED
  const fields = [
    ...pairs.slice(0, NAMED).map(pairField),
    ...(unnamed > 0 ? [{ label: 'From teammates who stay unnamed', value: String(unnamed) }] : []),
  ]
  return [
    { kind: 'divider' },
    { kind: 'text', text: sayBalance(balance) },
    { kind: 'fields', fields },
    ...buttonRow(more > 0 ? [{ label: `Show ${more} more`, command: pageOf(0) }] : []),
    ...(isInDebt(balance) && within.length > 0
      ? [
          { kind: 'text' as const, text: 'A good moment to give something back: you know somebody there.' },
          ...within.map(withinItem),
        ]
      : []),
  ]
}

/** One page of whom its reader exchanged introductions with, most first; `page` from 0. */
export function giveAndTakeView(balance: Balance, page: number): View {
  const { pairs } = balance
  const shown = pairs.slice(page * ON_PAGE, (page + 1) * ON_PAGE)
  const summary = sayBalance(balance)
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Give and take' },
      { kind: 'text', text: summary },
      ...(shown.length > 0 ? [{ kind: 'fields' as const, fields: shown.map(pairField) }] : []),
      ...buttonRow(turns({ page, size: ON_PAGE, count: pairs.length }, pageOf)),
    ],
  }
}

function pageOf(page: number): Button['command'] {
  return { kind: 'give-and-take', page }
}

function sayBalance({ given, received }: Balance): string {
  return `You made ${sayCount(given, 'introduction', 'introductions')} for teammates, and they made ${received} for you. Only you see this.`
}

function pairField(pair: Pair): { label: string; value: string } {
  return { label: `With ${pair.teammate}`, value: sayPair(pair) }
}

function sayPair({ given, received }: Pair): string {
  const count = (number: number) => sayCount(number, 'introduction', 'introductions')
  return [
    ...(received > 0 ? [`${count(received)} from them`] : []),
    ...(given > 0 ? [`${received > 0 ? given : count(given)} from you`] : []),
  ].join(', ')
}

function withinItem({ askId, relationshipId, asker, target, whom, person }: WithinReach): Node {
  return {
    kind: 'item',
    title: `${asker} → ${whom ? `${whom} at ${target}` : target}`,
    detail: `You know ${person} there.`,
    buttons: [{ label: 'I can introduce', command: { kind: 'offer', askId, relationshipId }, style: 'primary' }],
  }
}
