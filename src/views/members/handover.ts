import { sayCount, wholeDate } from '../format.ts'
import { CONFIRM_IMPORTED } from '../relationships/relationship.ts'
import type { Button, Form, Node, View } from '../view.ts'
import { lineView } from '../view.ts'

// What becomes of whom a leaver knew, where they agreed before that a teammate may take over.

/** What a member agreed to; null where everything is erased. */
export type Agreed = { receiver: string; consentedAt: Date } | null

/** What happens when they leave, in the privacy panel. */
export function sayLeaving(agreed: Agreed): string {
  return agreed
    ? `${agreed.receiver} is asked whether they take over whom you know; agreed to on ${wholeDate(agreed.consentedAt)}`
    : 'everything is erased, nothing handed over'
}

/** The ways to agree to it, to change that, and to take it back. */
export function handOverButtons(agreed: Agreed): Button[] {
  const change = { kind: 'hand-over-form' } as const
  if (!agreed) return [{ label: 'Hand over when I leave…', command: change }]
  return [
    { label: 'Hand over to somebody else…', command: change },
    { label: 'Hand nothing over', command: { kind: 'keep-mine' } },
  ]
}

/** The form that names who is asked to take over; sending it is the consent. */
export function handOverForm(values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  return {
    title: 'Hand over when I leave',
    intro:
      'If you leave the team, I ask this one teammate whether they take over whom you know. Only if they say yes, they get the names, titles and companies of your open and sealed people, seen by others as now, and marked as handed over by you and not confirmed. They never get who is private, nor your ratings, notes and touches. You can take this back at any time until then.',
    submitLabel: 'I agree',
    submit: { kind: 'hand-over', values: {} },
    fields: [
      {
        kind: 'member',
        name: 'teammate',
        label: 'Who may be asked?',
        required: true,
        maxLength: 200,
        ...(values['teammate'] ? { value: values['teammate'] } : {}),
      },
    ],
    ...(errors ? { errors } : {}),
  }
}

/** Asks a teammate whether they take over, or says what they said; `over` where nobody can answer here any more. */
export function takeOverView(handover: {
  handoverId: string
  giver: string
  open: number
  sealed: number
  said: boolean | null | 'over'
}): View {
  const { handoverId, giver, open, sealed, said } = handover
  const hidden = sealed > 0 ? `, ${sealed} of them sealed` : ''
  const summary =
    said === null
      ? `${giver} has left the team and agreed that you may take over whom they know: ${sayCount(open + sealed, 'person', 'people')}${hidden}.`
      : `${giver} agreed that you may take over whom they know.`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...(said === null ? asking(handoverId, giver) : [quiet(answered(said, giver))]),
      ...(said === true ? [{ kind: 'buttons' as const, buttons: [CONFIRM_IMPORTED] }] : []),
    ],
  }
}

function asking(handoverId: string, giver: string): Node[] {
  const command = (answer: 'yes' | 'no') => ({ kind: 'answer-hand-over', handoverId, answer }) as const
  return [
    quiet(
      `You would get names, titles and companies, marked as handed over by ${giver} and not confirmed until you say how well you know them. Whom you know already stays as it is; sealed ones stay sealed. Without your yes nothing is handed over, and all of it is erased.`,
    ),
    {
      kind: 'buttons',
      buttons: [
        { label: 'Yes, I take over', command: command('yes'), style: 'primary' },
        { label: 'No', command: command('no') },
      ],
    },
  ]
}

function answered(said: boolean | 'over', giver: string): string {
  if (said === 'over') return 'This needs no answer any more: nothing is handed over.'
  return said
    ? `You took over, each marked as handed over by ${giver} and not confirmed.`
    : 'You did not: nothing was handed over, and all of it is erased.'
}

/** Shown to whoever just answered. */
export function takenOverView(giver: string, agreed: boolean, people: number): View {
  if (!agreed) return lineView(`Fine: nothing is handed over, and what ${giver} kept here is erased.`)
  if (people === 0) return lineView(`You knew everybody already whom ${giver} could hand over.`)
  return lineView(
    `${sayCount(people, 'person', 'people')} handed over by ${giver}: not confirmed until you say how well you know them.`,
    [CONFIRM_IMPORTED],
  )
}

function quiet(text: string): Node {
  return { kind: 'text', text, tone: 'quiet' }
}
