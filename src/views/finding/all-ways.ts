import { toLabel } from '../../domain/commands/command.ts'
import type { Whom } from '../../domain/finding/target.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { sayCount } from '../format.ts'
import type { Button, View } from '../view.ts'
import { pathItem } from './path-item.ts'
import { waysInButton } from './ways-in-button.ts'

/** A page of all ways into a company, best first, with the way back to the answer; `page` from 0. */
export function allWaysView(found: {
  organization: { id: string; name: string }
  whom: Whom | null
  paths: ShownPath[]
  page: number
  size: number
}): View {
  const { organization, whom, paths, page, size } = found
  const asked = toLabel(whom ? `${whom.text} at ${organization.name}` : organization.name)
  const turn = (label: string, to: number): Button => ({
    label,
    command: { kind: 'ways', organizationId: organization.id, page: to, asked },
  })
  const summary = `All ${sayCount(paths.length, 'way', 'ways')} to ${organization.name}, best first.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      ...paths.slice(page * size, (page + 1) * size).map((path) => pathItem(path, whom, organization.name)),
      {
        kind: 'buttons',
        buttons: [
          ...(page > 0 ? [turn('Back', page - 1)] : []),
          ...((page + 1) * size < paths.length ? [turn('Next', page + 1)] : []),
          waysInButton('The answer in short', organization.id, asked),
        ],
      },
    ],
  }
}
