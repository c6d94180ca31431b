import { shortlistNear } from '../../domain/finding/ranking.ts'
import type { Passing, Whom } from '../../domain/finding/target.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { ended, sayNames } from '../format.ts'
import type { Node } from '../view.ts'
import { pathItem } from './path-item.ts'

/** A similarly named company, with its ways in, best first. */
export type Near = { name: string; paths: ShownPath[] }

/**
 * Similarly named companies below an answer: a few ways in, each with its company and its ask. If somebody there fits
 * whom the ask wants, the others are left out.
 */
export function nearNodes(near: Near[], whom: Whom | null, said?: Passing): Node[] {
  if (near.length === 0) return []
  const isFound = near.some(({ paths }) => paths.some(({ fits }) => fits))
  const wanted = near.map((one) => ({ ...one, paths: isFound ? one.paths.filter(({ fits }) => fits) : one.paths }))
  const listed = shortlistNear(wanted)
  const items = listed.flat().map((path) => pathItem(path, whom, '', said))
  const more = near.filter(({ paths }, at) => paths.length > (listed[at]?.length ?? 0)).map(({ name }) => name)
  const closed = near.filter(({ paths }) => paths.length === 0).map(({ name }) => name)
  return [
    { kind: 'heading', text: 'Also at companies called nearly so' },
    ...items,
    ...quiet(more.length > 0 && items.length > 0 ? ended(`There are more ways in: ask for ${sayNames(more)}`) : ''),
    ...quiet(closed.length > 0 ? ended(`Known here too, but nobody can be asked now: ${sayNames(closed)}`) : ''),
  ]
}

/** A quiet line; nothing for empty text. */
export function quiet(text: string): Node[] {
  return text === '' ? [] : [{ kind: 'text', text, tone: 'quiet' }]
}
