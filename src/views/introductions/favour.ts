import { toLabel } from '../../domain/commands/command.ts'
import { POSTPONE_DAYS } from '../../domain/introductions/commands.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import { askThrough } from '../finding/path-item.ts'
import { ended } from '../format.ts'
import { settingsButton } from '../members/settings.ts'
import { MY_ASKS } from '../my-asks.ts'
import type { Button, Node, View } from '../view.ts'
import { lineView } from '../view.ts'
import { requestButtons } from './introduction.ts'
import type { ShownIntroduction } from './shown.ts'

// Views for connector and asker between the request and the introduction.

/** Where a continuing ask stands: the company, and who is wanted there. */
export type Onward = { organizationId: string; organization: string; whom: string | null; askOpen: boolean }

/** How long to put it off. */
export function laterView(introductionId: string): View {
  const labels = { 1: 'Tomorrow', 3: 'In 3 days', 7: 'In a week' }
  return lineView(
    'When should I come back to you?',
    POSTPONE_DAYS.map((days) => ({ label: labels[days], command: { kind: 'postpone', introductionId, days } })),
  )
}

/** The connector passed. */
export function passNotedView(introductionId: string): View {
  return lineView('Passed. That is fine: nobody hears a reason.', [
    { label: 'Say why (only used for ranking)', command: { kind: 'reason-form', introductionId } },
    settingsButton('Too many asks? Settings'),
  ])
}

/** The connector said how well they know the person: next, the answers. */
export function knownView(shown: ShownIntroduction): View {
  const text = `Noted, thank you. What shall I tell ${shown.asker}?`
  return lineView(text, requestButtons({ ...shown, doubtful: false }))
}

/** Tells the connector that a request or promise needs nothing more from them. */
export function releasedView({ asker, person, organization }: ShownIntroduction): View {
  return lineView(`${asker}’s request about ${person} at ${organization} is off your plate. No harm done.`)
}

/** Tells the asker that the next connector was asked for them. */
export function movedOnView(
  { connector, person, organization, path }: ShownIntroduction,
  whoLeft: string | null = null,
): View {
  const why = whoLeft === null ? 'No answer came in time' : `${whoLeft} has left the team`
  return lineView(
    path.sealed
      ? `${why}, so I asked another teammate about ${organization} for you.`
      : `${why}, so I asked ${connector} to introduce you to ${person} at ${ended(organization)}`,
    [MY_ASKS],
  )
}

/** Tells the asker that no answer came, and nobody else is left to ask. */
export function unansweredView(shown: ShownIntroduction, onward: Onward): View {
  const { connector, person, organization, path } = shown
  const text = path.sealed
    ? `The teammate I asked about ${organization} could not get to it.`
    : `${connector} could not get to your request about ${person} at ${ended(organization)}`
  return withOnward(text, onward, 'Your ask is open again: ask another way in, or let the weekly digest show it.')
}

/** Tells the asker that a promised introduction was not made within two weeks. */
export function givenUpView(shown: ShownIntroduction, onward: Onward): View {
  const { person, organization, path } = shown
  const text = path.sealed
    ? `The introduction at ${organization} has not come about in two weeks.`
    : `The introduction to ${person} at ${organization} has not come about in two weeks.`
  return withOnward(text, onward, 'Your ask is open again. If it was made after all, tell each other.')
}

/** Tells the asker whom the connector named; `offered` is a way in through them that may be asked. */
export function redirectedView(
  shown: ShownIntroduction,
  named: string,
  offered: { wayId: string; person: string; isPartner: boolean } | null,
  onward: Onward,
): View {
  const text = `${shown.connector} suggests asking ${named} about ${ended(shown.organization)}`
  if (!offered) return withOnward(text, onward, `I know of no way in through ${named} yet: a word with them may help.`)
  const command = askThrough(offered.wayId, shown.whom ?? offered.person)
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      {
        kind: 'text',
        text: offered.isPartner
          ? `${named} knows ${offered.person}, a partner who can open a door there.`
          : `${named} knows ${offered.person} there.`,
      },
      { kind: 'buttons', buttons: [{ label: `Ask ${firstName(named)}`, command, style: 'primary' }, MY_ASKS] },
    ],
  }
}

/** A text with next steps for its asker. */
export function withOnward(text: string, { organizationId, organization, whom, askOpen }: Onward, open: string): View {
  const other: Button = {
    label: 'Other ways in',
    command: { kind: 'choose', organizationId, asked: toLabel(whom ? `${whom} at ${organization}` : organization) },
    style: 'primary',
  }
  const nodes: Node[] = [
    { kind: 'text', text },
    { kind: 'text', text: askOpen ? open : 'Others you asked have not answered yet.', tone: 'quiet' },
    { kind: 'buttons', buttons: [other, MY_ASKS] },
  ]
  return { summary: text, nodes }
}
