import type { Visibility } from '../../domain/relationships/relationship.ts'
import { sayCount, sayNumber } from '../format.ts'
import { metButton } from '../imports/suggested.ts'
import type { FilterButton } from '../relationships/people.ts'
import { type Button, lineView, type View } from '../view.ts'
import { type Agreed, handOverButtons, sayLeaving } from './handover.ts'
import { VISIBILITY_WORDS } from './settings.ts'
import { SHOWN_TIES } from './shown-ties.ts'

// What is kept of a member and by them, and who may see what.

/** In numbers: what they logged, by who may see it, and what else is stored about them. */
export function privacyView(kept: {
  relationships: Record<Visibility, number>
  /** Outside people whom nobody else here knows. */
  people: number
  asks: number
  favours: number
  imports: number
  /** People they met, by a calendar or mailbox, who wait for a word of theirs; and those they left out. */
  met: { waiting: number; leftOut: number }
  /** How many addresses they said are their own. */
  ownAddresses: number
  /** What they agreed to hand over when they leave. */
  handover: Agreed
  /** Who sees what they log from now on. */
  usual: Visibility
  /** What they are never asked about, and for whom. */
  blocked: { companies: number; teammates: number }
  /** Those on whom they said nothing for two years, and the filter that lists them. */
  untouched: { people: number; filter: FilterButton }
}): View {
  const { relationships, people, asks, favours, imports, met, ownAddresses, handover, usual, blocked, untouched } = kept
  const total = relationships.open + relationships.sealed + relationships.private
  const summary = total === 0 ? 'You have logged nobody yet.' : `You have logged ${sayNumber(total)}.`
  return {
    summary: `What is kept of you, and who sees it. ${summary}`,
    nodes: [
      { kind: 'heading', text: 'What is kept, and who sees it' },
      {
        kind: 'fields',
        fields: [
          { label: 'Open', value: `${sayNumber(relationships.open)}: teammates see that you know them, and how` },
          { label: 'Sealed', value: `${sayNumber(relationships.sealed)}: they see “a teammate”; you are asked first` },
          { label: 'Private', value: `${sayNumber(relationships.private)}: only you; never matched` },
          { label: 'Known to nobody else here', value: sayNumber(people) },
          { label: 'Untouched for two years', value: sayNumber(untouched.people) },
          { label: 'What you log is', value: VISIBILITY_WORDS[usual] },
          { label: 'Kept from', value: sayBlocked(blocked) },
          { label: 'Asks you made', value: sayNumber(asks) },
          { label: 'Requests you received', value: sayNumber(favours) },
          { label: 'Imports', value: sayNumber(imports) },
          { label: 'Met, not logged', value: sayMet(met) },
          { label: 'Your own addresses', value: ownAddresses === 0 ? 'none' : `${ownAddresses}, only as keyed hashes` },
          { label: 'If you leave', value: sayLeaving(handover) },
        ],
      },
      {
        kind: 'text',
        text: 'Your rating, your give and take and why you passed are yours alone. An ask is read by those it goes to, and by all only where its form said so. E-mail addresses and phone numbers of outside people are never stored in clear.',
        tone: 'quiet',
      },
      {
        kind: 'text',
        text: 'To keep your ties at a company from all, or all your ties from a teammate, add them to “Never ask me”: to others it looks as if you knew nobody. To keep one person to yourself, make them private under “Whom I know”; an import leaves that as it is.',
        tone: 'quiet',
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Whom I know', command: { kind: 'my-people', page: 0 } },
          SHOWN_TIES,
          { label: 'Never ask me…', command: { kind: 'no-go-form' } },
          ...untouchedButton(untouched),
          { label: 'Text for people outside', command: { kind: 'outside-text' } },
          ...metButtons(met, ownAddresses),
          ...handOverButtons(handover),
          { label: 'My settings', command: { kind: 'settings' } },
          { label: 'All of it as a file', command: { kind: 'own-file' } },
          { label: 'Erase it all…', command: { kind: 'erasure' }, style: 'danger' },
        ],
      },
    ],
  }
}

function sayMet({ waiting, leftOut }: { waiting: number; leftOut: number }): string {
  const left = leftOut === 0 ? '' : `; ${sayNumber(leftOut)} left out, of whom a keyed hash is kept`
  return `${sayNumber(waiting)}, for you alone${left}`
}

function metButtons({ waiting, leftOut }: { waiting: number; leftOut: number }, ownAddresses: number): Button[] {
  return [
    ...(waiting > 0 ? [metButton(waiting)] : []),
    ...(waiting + leftOut > 0 ? [{ label: 'Forget whom I met', command: { kind: 'forget-met' as const } }] : []),
    ...(ownAddresses > 0 ? [{ label: 'Forget my addresses', command: { kind: 'forget-own' as const } }] : []),
  ]
}

function sayBlocked({ companies, teammates }: { companies: number; teammates: number }): string {
  if (companies + teammates === 0) return 'nobody in particular'
  return `${sayCount(companies, 'company', 'companies')} and ${sayCount(teammates, 'teammate', 'teammates')}`
}

/** Nothing is removed by it: the list has "Remove all", with a count, a question and an undo. */
function untouchedButton({ people, filter }: { people: number; filter: FilterButton }): Button[] {
  if (people === 0) return []
  return [{ label: `The ${sayNumber(people)} untouched`, command: { kind: 'people-list', page: 0, ...filter } }]
}

/** The answer to asking for it as a file. */
export const ownFileComingView = (): View =>
  lineView('Everything I keep of you comes as a file, in a direct message from me to you alone.')

/** The message with the file. */
export const ownFileView = (): View =>
  lineView('Everything I keep of you is in this file, as JSON. Of teammates it holds only what you may see.')

/** The message where the file could not be sent. */
export const ownFileFailedView = (): View =>
  lineView(
    'I could not send you the file with everything I keep of you. Please ask again, or ask whoever runs Foothold.',
  )
