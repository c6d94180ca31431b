import { shortlistNear } from '../../domain/finding/ranking.ts'
import type { Passing, Whom } from '../../domain/finding/target.ts'
import type { Kinship } from '../../domain/matching/companies/near-names.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { familyButton, sayKinship } from '../companies/family.ts'
import { ended, sayNames } from '../format.ts'
import type { Node } from '../view.ts'
import { pathItem } from './path-item.ts'
import { waysInButton } from './ways-in-button.ts'

/** A company of the family, with its ways in, best first. */
export type Near = { name: string; kinship: Kinship; paths: ShownPath[] }

/**
 * The family of a company below an answer: for each member why it is shown, and a few ways in, each with its ask. If
 * somebody there fits whom the ask wants, the others are left out.
 *
 * @param organizationId the company's; left out where nothing can be taken out
 */
export function nearNodes(
  near: Near[],
  whom: Whom | null,
  {
    organization,
    organizationId,
    said,
  }: { organization: string; organizationId: string | undefined; said?: Passing | undefined },
): Node[] {
  if (near.length === 0) return []
  const isFound = near.some(({ paths }) => paths.some(({ fits }) => fits))
  const wanted = near.map((one) => ({ ...one, paths: isFound ? one.paths.filter(({ fits }) => fits) : one.paths }))
  const listed = shortlistNear(wanted)
  const items = wanted.flatMap(({ name, kinship }, at) => {
    const paths = listed[at] ?? []
    if (paths.length === 0) return []
    return [...quiet(sayKinship(kinship, name, organization)), ...paths.map((path) => pathItem(path, whom, name, said))]
  })
  const more = near.flatMap(({ name, paths }, at) => {
    const [first] = paths.length > (listed[at]?.length ?? 0) ? paths : []
    return first ? [waysInButton(`All at ${name}`, first.organizationId, name)] : []
  })
  const closed = near.filter(({ paths }) => paths.length === 0).map(({ name }) => name)
  return [
    { kind: 'heading', text: 'Also in the family' },
    ...items,
    ...(more.length > 0 && items.length > 0
      ? [...quiet('There are more ways in:'), { kind: 'buttons' as const, buttons: more }]
      : []),
    ...quiet(closed.length > 0 ? ended(`Known here too, but nobody can be asked now: ${sayNames(closed)}`) : ''),
    ...(organizationId === undefined ? [] : [{ kind: 'buttons' as const, buttons: [familyButton(organizationId)] }]),
  ]
}

/** A quiet line; nothing for empty text. */
export function quiet(text: string): Node[] {
  return text === '' ? [] : [{ kind: 'text', text, tone: 'quiet' }]
}
