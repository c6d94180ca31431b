import { type Balance, isInDebt, type Pair } from '../../domain/overview/reciprocity.ts'
import { sayCount } from '../format.ts'
import type { Node } from '../view.ts'

/** Teammates named individually; the others are counted. */
const NAMED = 5

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
    ...pairs.slice(0, NAMED).map((pair) => ({ label: `With ${pair.teammate}`, value: sayPair(pair) })),
    ...(more > 0 ? [{ label: 'And', value: sayCount(more, 'more teammate', 'more teammates') }] : []),
    ...(unnamed > 0 ? [{ label: 'From teammates who stay unnamed', value: String(unnamed) }] : []),
  ]
  return [
    { kind: 'divider' },
    {
      kind: 'text',
      text: `You made ${sayCount(given, 'introduction', 'introductions')} for teammates, and they made ${received} for you. Only you see this.`,
    },
    { kind: 'fields', fields },
    ...(isInDebt(balance) && within.length > 0
      ? [
          { kind: 'text' as const, text: 'A good moment to give something back: you know somebody there.' },
          ...within.map(withinItem),
        ]
      : []),
  ]
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
