import { orderParts } from '../../domain/finding/ranking.ts'
import type { Whom } from '../../domain/finding/target.ts'
import { ORDER_WEIGHTS, TIE_RULES, TIE_WEIGHTS } from '../../domain/finding/weights.ts'
import { type TiePart, tieParts } from '../../domain/relationships/relationship.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { monthOfDay } from '../format.ts'
import { RATING_WORDS } from './evidence.ts'

/**
 * One weight of a path. `of` is what it counts towards: the strength, which is the band, or the order. `most` is its
 * maximum; `contribution` its value here, negative for a deduction.
 */
export type Explained = {
  of: 'strength' | 'order'
  weight: string
  value: string
  contribution: number
  most: number
}

/** Weights based on a connector's answers to others: reported together and roughly, not one by one. */
const TOGETHER = ['answers', 'doors', 'promptness', 'load'] as const

/**
 * Explains a path's strength and position, weight by weight, using what its reader may see: nothing for a sealed path.
 * Why connectors passed also affects the order, but is not included.
 */
export function explainPath(path: ShownPath, whom: Whom | null, now: Date): Explained[] {
  if (path.sealed) return []
  const tie = tieParts(path, now)
  const sum = tie.reduce((all, part) => all + part.adds, 0)
  const secondStep = path.partner
    ? [row('strength', 'two steps', 'through a partner', sum * (TIE_RULES.secondStep - 1), 0)]
    : []
  const order = orderParts(path, whom)
  const together = order.filter((part) => TOGETHER.some((one) => one === part.weight))
  return [
    ...tie.map((part) => row('strength', part.weight, TIE_VALUES[part.weight](path), part.adds, mostOf(part))),
    ...secondStep,
    ...order
      .filter((part) => !together.includes(part))
      .map((part) =>
        row('order', part.weight, orderValue(part.weight, path, whom), part.adds, ORDER_WEIGHTS[part.weight]),
      ),
    {
      of: 'order',
      weight: 'past introductions',
      value: `${TOGETHER.join(', ')}, told together`,
      contribution: Math.round(together.reduce((all, part) => all + part.adds, 0) * 10) / 10,
      most: round(TOGETHER.reduce((all, one) => all + ORDER_WEIGHTS[one], 0)),
    },
  ]
}

/** The explanation as lines of text in two columns; for a sealed path, the one line saying there is none. */
export function explainedText(path: ShownPath, explained: Explained[]): string {
  const head = `${path.connector} → ${path.person}  [${path.band}]`
  if (explained.length === 0) return `${head}\n  sealed: its weights would tell whose it is, so none are shown`
  const lines = (of: Explained['of']) => {
    const rows = explained.filter((one) => one.of === of)
    const total = rows.reduce((sum, one) => sum + one.contribution, 0)
    return [
      `  ${of} ${total.toFixed(2)}`,
      ...rows.map(({ weight, value, contribution, most }) => {
        const adds = contribution.toFixed(2).padStart(5)
        return `    ${weight.padEnd(18)} ${adds}${most > 0 ? ` of ${most.toFixed(2)}` : '        '}  ${value}`
      }),
    ]
  }
  return [head, ...lines('strength'), ...lines('order')].join('\n')
}

const TIE_VALUES: Record<TiePart['weight'], (path: ShownPath) => string> = {
  rating: ({ rating }) => (rating === null ? 'not said' : (RATING_WORDS[rating] ?? '')),
  kind: ({ kind }) => kind,
  freshness: ({ lastTouch }) =>
    lastTouch === null ? 'last touch not known' : `last touch in ${monthOfDay(lastTouch)}`,
  length: ({ since }) => (since === null ? 'not known since when' : `since ${since.slice(0, 4)}`),
  contact: () => 'noted touches, told together',
  barely: () => 'barely known, whatever else',
  unconfirmed: () => 'only imported, never confirmed',
}

function mostOf({ weight }: TiePart): number {
  return weight === 'barely' || weight === 'unconfirmed' ? 0 : TIE_WEIGHTS[weight]
}

function orderValue(weight: keyof typeof ORDER_WEIGHTS, path: ShownPath, whom: Whom | null): string {
  if (weight === 'strength') return `${path.strength.toFixed(2)}, as above`
  if (weight === 'seniority') return path.partner ? 'a partner’s title says nothing' : (path.title ?? 'title not known')
  if (whom === null) return 'anybody will do'
  return path.fits ? `is ${whom.text}` : `near ${whom.text} at most`
}

function row(of: Explained['of'], weight: string, value: string, adds: number, most: number): Explained {
  return { of, weight, value, contribution: round(adds), most }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
