import { sayWhen, WEEKDAYS } from '../format.ts'
import { COMMON_ZONES } from '../members/common-zones.ts'
import { TEAM } from '../members/team-page.ts'
import { CARD_CHANNELS } from '../requests/card-channels.ts'
import type { Button, Field, Form, View } from '../view.ts'

/** The digest's settings, with the available actions. */
export function digestSettingsView(settings: {
  channel: string | null
  day: number
  hour: number
  timeZone: string | null
  paused: boolean
  lostAt: Date | null
}): View {
  const { channel, day, hour, timeZone, paused, lostAt } = settings
  const zone = timeZone ?? 'UTC'
  const summary =
    channel === null
      ? 'No channel is chosen for the weekly digest yet.'
      : paused
        ? 'The weekly digest is paused.'
        : `The weekly digest is posted on ${sayWhen({ day, hour })}, ${zone}.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Weekly digest' },
      { kind: 'text', text: summary },
      {
        kind: 'fields',
        fields: [
          channel === null
            ? { label: 'Channel', value: 'none yet' }
            : { label: 'Channel', value: channel, channel: true },
          { label: 'When', value: `${sayWhen({ day, hour })}, ${zone}` },
        ],
      },
      ...(lostAt
        ? [
            {
              kind: 'text',
              text: 'I could not post there last time: invite me, or choose another. I post in no channel shared with another organization.',
            } as const,
          ]
        : []),
      {
        kind: 'buttons',
        buttons: [
          {
            label: channel === null ? 'Choose a channel' : 'Change',
            command: { kind: 'digest-form', channel: channel ?? '', day, hour, zone },
            style: 'primary',
          },
          { label: 'Preview', command: { kind: 'digest-preview' } },
          paused
            ? { label: 'Resume', command: { kind: 'digest-pause', paused: 'no' } }
            : { label: 'Pause', command: { kind: 'digest-pause', paused: 'yes' } },
        ],
      },
    ],
  }
}

const DAY_OPTIONS = WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))
const HOUR_OPTIONS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

/** The digest settings form. */
export function digestForm(values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  const { channel = '', day = '1', hour = '9', zone = '', other = '' } = values
  const isCommon = COMMON_ZONES.some((one) => one.zone === zone)
  const fields: Field[] = [
    {
      kind: 'channel',
      name: 'channel',
      label: 'Channel',
      hint: 'Everybody there reads it.',
      required: true,
      value: channel,
    },
    { kind: 'choice', name: 'day', label: 'Day', required: true, options: DAY_OPTIONS, value: day },
    { kind: 'choice', name: 'hour', label: 'Hour', required: true, options: HOUR_OPTIONS, value: hour },
    {
      kind: 'choice',
      name: 'zone',
      label: 'Time zone',
      required: false,
      options: COMMON_ZONES.map((one) => ({ value: one.zone, label: one.places })),
      ...(isCommon ? { value: zone } : {}),
    },
    {
      kind: 'line',
      name: 'other',
      label: 'Another time zone?',
      hint: 'Its name, like Europe/Zurich: it counts before the one above',
      required: false,
      maxLength: 60,
      value: other || (isCommon ? '' : zone),
    },
  ]
  return {
    title: 'Weekly digest',
    submitLabel: 'Save',
    submit: { kind: 'digest', values: {} },
    fields,
    ...(errors ? { errors } : {}),
  }
}

/** Further buttons of /intros: open asks, whether one is thanked by name and, for admins, the digest's settings. */
export function digestButtons(reader: { admin: boolean; thankedByName: boolean }): Button[] {
  return [
    { label: 'Teammates’ open asks', command: { kind: 'open-asks', page: 0 } },
    reader.thankedByName
      ? { label: 'Don’t thank me by name', command: { kind: 'thanks', named: 'no' } }
      : { label: 'Thank me by name', command: { kind: 'thanks', named: 'yes' } },
    ...(reader.admin
      ? [{ label: 'Weekly digest', command: { kind: 'digest-settings' } } as const, CARD_CHANNELS, TEAM]
      : []),
  ]
}

const SETTINGS: Button = { label: 'Weekly digest', command: { kind: 'digest-settings' }, style: 'primary' }

/** Three lines and one button to whoever set the bot up: how the team begins, and what there is to choose. */
export function digestHintView(): View {
  const summary = 'One thing to choose: where should the weekly digest of open asks be posted?'
  return {
    summary,
    nodes: [
      {
        kind: 'text',
        text: 'To begin, ask each teammate to log one person they know: /iknow, or LinkedIn’s Connections.csv dropped here.',
      },
      {
        kind: 'text',
        text: 'I write to nobody who did not start. How many did is in /intros, under “Team”: a number, no names.',
      },
      { kind: 'text', text: summary },
      { kind: 'buttons', buttons: [SETTINGS] },
    ],
  }
}

/** Tells an admin that the digest's channel is gone or closed. */
export function digestLostView(): View {
  const summary =
    'I could not post the weekly digest: its channel is gone, or closed to me, or shared with another organization.'
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      {
        kind: 'text',
        text: 'Invite me there, or choose a channel that your team alone reads. I keep trying, and say this only once.',
      },
      { kind: 'buttons', buttons: [SETTINGS] },
    ],
  }
}
