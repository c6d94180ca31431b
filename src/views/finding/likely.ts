import { toLabel } from '../../domain/commands/command.ts'
import { shortlist } from '../../domain/finding/ranking.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { ended, plural, sayCount } from '../format.ts'
import type { Button, View } from '../view.ts'
import { type Choice, type Kept, keep } from './ask.ts'
import { quiet } from './near.ts'
import { waitingItem } from './path-item.ts'
import { sayPeopleKnown } from './people-known.ts'
import { refineButton } from './understood.ts'

/**
 * A company is probably meant: its ways in are shown, and asking through them waits for the yes.
 *
 * @param others how many other companies may be meant
 * @param paths the ways into the likely one, best first
 * @param asked everything that was typed
 * @param kept what to keep open if none is meant
 */
export function likelyView(likely: {
  organization: Choice
  others: number
  paths: ShownPath[]
  asked: string
  kept: Kept
}): View {
  const { organization, others, paths, asked, kept } = likely
  const { id, name, people } = organization
  const fitting = paths.filter(({ fits }) => fits)
  const missed = kept.whom && fitting.length === 0
  const ways = missed ? paths : fitting
  const shown = shortlist(ways)
  const hidden = ways.length - shown.length
  const question = `${name}: did you mean this?`
  const count = `There ${plural(ways.length, 'is', 'are')} ${sayCount(ways.length, 'way', 'ways')} in.`
  return {
    summary: ways.length > 0 ? `${question} ${count}` : `${question} ${ended(`Known here: ${sayPeopleKnown(people)}`)}`,
    nodes: [
      { kind: 'heading', text: question },
      ...quiet(ways.length > 0 ? '' : ended(`Nobody can be asked just now; ${sayPeopleKnown(people)}`)),
      ...quiet(
        missed && ways.length > 0 ? `Nobody has logged ${kept.whom?.text} there, but these may open the door.` : '',
      ),
      ...shown.map((path) => waitingItem(path, name)),
      ...quiet(hidden > 0 ? `${hidden} more there, fainter or through the same people: Yes leads to all of them.` : ''),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Yes', command: { kind: 'choose', organizationId: id, asked: toLabel(asked) }, style: 'primary' },
          anotherButton(id, others, asked),
          { label: 'None', command: keep(kept) },
        ],
      },
    ],
  }
}

/** Leads to the other companies; if there are none, to the form to ask in other words. */
function anotherButton(organizationId: string, others: number, asked: string): Button {
  const label = 'Another one'
  if (others === 0) return { ...refineButton(asked), label }
  return { label, command: { kind: 'another', organizationId, asked: toLabel(asked) } }
}
