import type { Form, View } from '../view.ts'
import { lineView } from '../view.ts'
import { COMMON_ZONES } from './common-zones.ts'

/** Asks for the team's time zone, below an answer to somebody who may set it. */
export function withTimeZone({ summary, nodes }: View): View {
  return {
    summary,
    nodes: [
      ...nodes,
      { kind: 'divider' },
      {
        kind: 'text',
        text: 'One thing to set up: which time zone is your team in? Reminders and the weekly digest follow it.',
      },
      { kind: 'buttons', buttons: [{ label: 'Set the time zone', command: { kind: 'time-zone-form' } }] },
    ],
  }
}

/** The form for the team's time zone. */
export function timeZoneForm(values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  return {
    title: 'Your team’s time zone',
    submitLabel: 'Set it',
    submit: { kind: 'time-zone', values: {} },
    fields: [
      {
        kind: 'choice',
        name: 'zone',
        label: 'Where is your team?',
        required: false,
        options: COMMON_ZONES.map(({ zone, places }) => ({ value: zone, label: places })),
        ...(values['zone'] ? { value: values['zone'] } : {}),
      },
      {
        kind: 'line',
        name: 'other',
        label: 'Somewhere else?',
        hint: 'The name of the time zone, like Europe/Zurich',
        required: false,
        maxLength: 60,
        ...(values['other'] ? { value: values['other'] } : {}),
      },
    ],
    ...(errors ? { errors } : {}),
  }
}

/** The team's time zone is set, by its IANA name. */
export function timeZoneSetView(timeZone: string): View {
  return lineView(`Thank you: your team’s time zone is ${timeZone}.`)
}
