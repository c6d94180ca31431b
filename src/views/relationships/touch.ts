import { TOLD_KINDS, type TouchKind } from '../../domain/relationships/touch.ts'
import { dayOfYear, ended } from '../format.ts'
import type { Button, Form, Node, View } from '../view.ts'
import { lineView } from '../view.ts'
import { logItButton } from '../words/mention.ts'
import { ratingNodes } from './relationship.ts'

// When one was last in touch with somebody.

const SAID: Record<TouchKind, string> = {
  meeting: 'a meeting with',
  meal: 'a coffee or meal with',
  call: 'a call with',
  message: 'a message with',
  event: 'an event with',
  other: 'in touch with',
  recommendation: 'a recommendation with',
  endorsement: 'an endorsement with',
}

const LABELS: Record<(typeof TOLD_KINDS)[number], string> = {
  meeting: 'We met',
  meal: 'Coffee, lunch, dinner',
  call: 'We talked on the phone',
  message: 'We wrote to each other',
  event: 'We met at an event',
  other: 'Something else',
}

/** The button that says one was in touch with somebody today. */
export function touchButton(relationshipId: string, how: TouchKind = 'other', label = 'In touch today'): Button {
  return { label, command: { kind: 'touch-person', relationshipId, how, day: '' } }
}

/** The form of /touch without words, or with something to mend. */
export function touchForm(values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  const value = (name: string) => (values[name] ? { value: values[name] } : {})
  return {
    title: 'I was in touch',
    submitLabel: 'Note it',
    submit: { kind: 'log-touch', values: {} },
    fields: [
      {
        kind: 'line',
        name: 'who',
        label: 'With whom?',
        hint: 'Jane Doe, or Jane Doe at Acme',
        required: true,
        maxLength: 200,
        ...value('who'),
      },
      {
        kind: 'choice',
        name: 'how',
        label: 'How?',
        required: true,
        options: TOLD_KINDS.map((kind) => ({ value: kind, label: LABELS[kind] })),
        value: values['how'] || 'meeting',
      },
      {
        kind: 'line',
        name: 'day',
        label: 'When?',
        hint: 'Like 2026-05-31; leave empty for today',
        required: false,
        maxLength: 20,
        ...value('day'),
      },
    ],
    ...(errors ? { errors } : {}),
  }
}

/** A touch was noted, with the way back; or it was noted before. */
export function touchedView(touched: {
  relationshipId: string
  name: string
  company: string | null
  rating: number | null
  kind: TouchKind
  /** `yyyy-mm-dd` */
  day: string
  /** The event to undo; null when it was noted before. */
  auditId: string | null
}): View {
  const { relationshipId, name, company, rating, kind, day, auditId } = touched
  const who = [name, company].filter(Boolean).join(', ')
  const on = dayOfYear(new Date(`${day}T00:00:00Z`), 'UTC')
  const summary = `${auditId === null ? 'Noted already' : 'Noted'}: ${SAID[kind]} ${who}, ${on}.`
  const undo: Button[] = auditId === null ? [] : [{ label: 'Undo', command: { kind: 'undo-touch', auditId } }]
  const show: Button = { label: 'Show', command: { kind: 'my-person', relationshipId } }
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...(rating === null ? ratingNodes(relationshipId) : []),
      { kind: 'buttons', buttons: [...undo, show] },
    ],
  }
}

/** Several of one's people go by that name. */
export function whichPersonView(
  who: string,
  people: { id: string; name: string; title: string | null; spelling: string | null }[],
  how: TouchKind,
  day: string,
): View {
  const summary = `Whom do you mean by ${ended(who).replace(/\.$/, '')}?`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...people.map(
        ({ id, name, title, spelling }): Node => ({
          kind: 'item',
          title: name,
          detail: [title, spelling].filter(Boolean).join(', '),
          buttons: [{ label: 'This one', command: { kind: 'touch-person', relationshipId: id, how, day } }],
        }),
      ),
    ],
  }
}

/** Nobody one knows is called so: they may be logged. */
export function nobodyTouchedView(who: string, draftId: string): View {
  return lineView(`You have logged nobody called ${ended(who)} Log them, and I keep in mind when you were in touch.`, [
    { ...logItButton(draftId), label: 'Log them' },
  ])
}

/** A touch was taken back. */
export function touchUndoneView(name: string): View {
  return lineView(`Undone: ${ended(name)}`)
}
