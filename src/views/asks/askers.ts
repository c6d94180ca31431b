import { toLabel } from '../../domain/commands/command.ts'
import { sayNames } from '../format.ts'
import type { Node } from '../view.ts'

// Who asks: one teammate, or several who share an ask.

type Joined = readonly { name: string; why: string; benefit: string }[]

/** "Ana", or "Ana and Cy" if Cy joined her ask. */
export function askersOf(asker: string, joined: Joined): string {
  return sayNames([asker, ...joined.map(({ name }) => name)])
}

/** What the connector's request says about those who joined the ask. */
export function joinedNodes(joined: Joined): Node[] {
  if (joined.length === 0) return []
  return [
    {
      kind: 'fields',
      fields: joined.flatMap(({ name, why, benefit }) => [
        { label: `Why, for ${toLabel(name)}`, value: why },
        { label: `In it for them, from ${toLabel(name)}`, value: benefit },
      ]),
    },
    {
      kind: 'text',
      text: 'They share one ask, so that you are asked once: one introduction for all of them.',
      tone: 'quiet',
    },
  ]
}
