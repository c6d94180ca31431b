import { ASK_TWICE_ABOVE, MAX_BUDGET } from '../../domain/members/budget.ts'
import type { Visibility } from '../../domain/relationships/relationship.ts'
import { ABOUT_FIELD } from '../finding/ask-form.ts'
import { ended, plural } from '../format.ts'
import type { Button, Field, Form, Node, View } from '../view.ts'
import { lineView } from '../view.ts'
import { SHOWN_TIES } from './shown-ties.ts'

// Personal settings: how often one is asked, when messages wait, and what one is never asked.

export type ShownSettings = {
  budget: number
  /** Asks this month so far. */
  asked: number
  quietFrom: number
  quietUntil: number
  /** IANA name of the time zone for their hours. */
  timeZone: string
  visibility: Visibility
  /** Who they are, in their own line; null until they said. */
  about: string | null
  /** When their snooze ends; null if they can be asked. */
  snoozedUntil: Date | null
  /** `name` is null if nobody shows it here any more. */
  organizations: { id: string; name: string | null }[]
  askers: { id: string; name: string }[]
  /** Whether they may set the team's time zone. */
  mayManage: boolean
}

/** The change just made. */
export type SettingsDone =
  | { kind: 'saved' | 'raised' | 'snoozed' | 'woken' | 'allowed' }
  | { kind: 'no-go'; organization: string | null; asker: string | null }

function sayDone(done: SettingsDone): string {
  switch (done.kind) {
    case 'saved':
      return 'Saved.'
    case 'raised':
      return 'Saved. Thank you for helping that much!'
    case 'snoozed':
      return 'Enjoy the quiet: nobody can ask you until it is over.'
    case 'woken':
      return 'Welcome back: you can be asked again.'
    case 'allowed':
      return 'Removed from your list.'
    case 'no-go': {
      const added = [done.organization && `about ${done.organization}`, done.asker && `for ${done.asker}`]
      return `Noted: you are never asked ${ended(added.filter(Boolean).join(' or '))} Nobody hears of it.`
    }
  }
}

/** Who sees what somebody logs, in a few words. */
export const VISIBILITY_WORDS: Record<Visibility, string> = {
  open: 'open to teammates',
  sealed: 'sealed: as “a teammate”',
  private: 'private: only mine',
}

const ABOUT: Button = { label: 'Who I am', command: { kind: 'about-me-form' } }
const SETTINGS: Button = { label: 'My settings', command: { kind: 'settings' } }

/** The settings button of /intros and of a pass. */
export const settingsButton = (label: string): Button => ({ ...SETTINGS, label })

/**
 * Personal settings, each with the available actions.
 *
 * @param change what was just changed
 */
export function settingsView(shown: ShownSettings, change?: SettingsDone): View {
  const done = change && sayDone(change)
  const { budget, asked, quietFrom, quietUntil, timeZone, visibility, about, snoozedUntil, mayManage } = shown
  const often =
    budget === 0
      ? 'You are never asked.'
      : `You are asked at most ${plural(budget, 'once', `${budget} times`)} a month.`
  const form = { kind: 'settings-form', budget, quietFrom, quietUntil, visibility } as const
  return {
    summary: done ?? often,
    nodes: [
      { kind: 'heading', text: 'Your settings' },
      ...(done ? [{ kind: 'text' as const, text: done }] : []),
      {
        kind: 'fields',
        fields: [
          { label: 'Asks a month', value: budget === 0 ? 'none' : `at most ${budget}, ${asked} so far` },
          { label: 'No messages', value: quietWords(quietFrom, quietUntil, timeZone) },
          { label: 'What you log is', value: VISIBILITY_WORDS[visibility] },
          { label: 'Who you are, in your notes', value: about ?? 'not said yet' },
        ],
      },
      ...(snoozedUntil
        ? [{ kind: 'moment' as const, text: 'Nobody can ask you until', at: snoozedUntil.toISOString() }]
        : []),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Change', command: form, style: 'primary' },
          ABOUT,
          ...snoozeButtons(shown),
          SHOWN_TIES,
          ...(mayManage ? [{ label: 'Team’s time zone', command: { kind: 'time-zone-form' as const } }] : []),
        ],
      },
      ...noGoNodes(shown),
    ],
  }
}

function quietWords(from: number, until: number, timeZone: string): string {
  return from === until ? 'they come at any hour' : `${clock(from)}–${clock(until)} and on days off, ${timeZone} time`
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

function snoozeButtons({ snoozedUntil }: ShownSettings): Button[] {
  if (snoozedUntil) return [{ label: 'Ask me again', command: { kind: 'wake' } }]
  return [
    { label: 'Snooze a week', command: { kind: 'snooze', days: 7 } },
    { label: 'Snooze a month', command: { kind: 'snooze', days: 30 } },
    { label: 'Snooze until …', command: { kind: 'snooze-form' } },
  ]
}

function noGoNodes({ organizations, askers }: ShownSettings): Node[] {
  const add: Button = { label: 'Add to this list', command: { kind: 'no-go-form' } }
  return [
    { kind: 'heading', text: 'Never ask me' },
    ...organizations.map(
      ({ id, name }): Node => ({
        kind: 'item',
        title: `about ${name ?? 'a company nobody shows here any more'}`,
        buttons: [{ label: 'Remove', command: { kind: 'allow-organization', organizationId: id } }],
      }),
    ),
    ...askers.map(
      ({ id, name }): Node => ({
        kind: 'item',
        title: `for ${name}`,
        buttons: [{ label: 'Remove', command: { kind: 'allow-asker', askerId: id } }],
      }),
    ),
    {
      kind: 'text',
      tone: 'quiet',
      text:
        organizations.length + askers.length > 0
          ? 'Only you see this list: to others it looks as if you knew nobody there.'
          : 'A company or a teammate you don’t want to be asked about or by. Only you see this list.',
    },
    { kind: 'buttons', buttons: [add] },
  ]
}

/** Asks for confirmation of a high budget. */
export function confirmBudgetView(budget: number, kept: number): View {
  return lineView(
    `${budget} asks a month is a lot: people asked that often tend to tire of it and stop answering. Shall I?`,
    [
      { label: `Yes, up to ${budget}`, command: { kind: 'budget', budget } },
      { ...SETTINGS, label: `No, leave it at ${kept}` },
    ],
  )
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: clock(hour) }))
const BUDGETS = Array.from({ length: MAX_BUDGET + 1 }, (_, count) => ({
  value: String(count),
  label:
    count === 0
      ? 'Never ask me'
      : `${count} a month${count > ASK_TWICE_ABOVE ? ' – more than most people keep up' : ''}`,
}))

/** The form for personal settings. */
export function settingsForm(values: Record<string, string>, errors?: Record<string, string>): Form {
  const value = (name: string) => (values[name] ? { value: values[name] } : {})
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'budget',
      label: 'How often may you be asked?',
      required: true,
      options: BUDGETS,
      ...value('budget'),
    },
    {
      kind: 'choice',
      name: 'quietFrom',
      label: 'No messages from',
      hint: 'The same hour twice: messages come at any hour, on any day.',
      required: true,
      options: HOURS,
      ...value('quietFrom'),
    },
    {
      kind: 'choice',
      name: 'quietUntil',
      label: 'No messages until',
      required: true,
      options: HOURS,
      ...value('quietUntil'),
    },
    {
      kind: 'choice',
      name: 'visibility',
      label: 'Who sees what you log from now on?',
      required: true,
      options: [
        { value: 'open', label: 'Teammates see that I know them' },
        { value: 'sealed', label: 'They see “a teammate”; I am asked first' },
        { value: 'private', label: 'Only I see it; never matched' },
      ],
      ...value('visibility'),
    },
  ]
  return form('Your settings', 'Save', { kind: 'settings-change', values: {} }, fields, errors)
}

/** The form for the line that says who one is. */
export function aboutForm(values: Record<string, string>, errors?: Record<string, string>): Form {
  const field = { ...ABOUT_FIELD, ...(values['about'] ? { value: values['about'] } : {}) }
  return form('Who I am', 'Save', { kind: 'about-me', values: {} }, [field], errors)
}

/** The form for snoozing until a day. */
export function snoozeForm(values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  const field: Field = {
    kind: 'line',
    name: 'until',
    label: 'From which day may you be asked again?',
    hint: 'Like 2026-05-31',
    required: true,
    maxLength: 10,
    ...(values['until'] ? { value: values['until'] } : {}),
  }
  return form('Snooze', 'Snooze', { kind: 'snooze-until', values: {} }, [field], errors)
}

/** The form that names a company or a teammate. */
export function noGoForm(values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  const line = (kind: 'line' | 'member', name: string, label: string): Field => ({
    kind,
    name,
    label,
    required: false,
    maxLength: 200,
    ...(values[name] ? { value: values[name] } : {}),
  })
  const fields = [
    line('line', 'company', 'Never ask me about this company'),
    line('member', 'teammate', 'Never ask me for this teammate'),
  ]
  return form('Never ask me', 'Add', { kind: 'no-go', values: {} }, fields, errors)
}

function form(
  title: string,
  submitLabel: string,
  submit: Form['submit'],
  fields: Field[],
  errors: Record<string, string> | undefined,
): Form {
  return { title, submitLabel, submit, fields, ...(errors ? { errors } : {}) }
}
