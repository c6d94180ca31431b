import type { CardChannels } from '../../domain/requests/posted-request.ts'
import { carriesNone } from '../../domain/requests/posted-request.ts'
import type { Button, Form, Node, View } from '../view.ts'

/** Which channels may carry requests, with the ways to change it; for admins. */
export function cardChannelsView(allowed: CardChannels): View {
  const { anywhere, channels } = allowed
  const summary = anywhere
    ? 'Teammates may post their requests in any channel of this team.'
    : carriesNone(allowed)
      ? 'Teammates may post no requests in channels.'
      : 'Teammates may post their requests in these channels only.'
  const buttons: Button[] = [
    { label: 'Add a channel', command: { kind: 'card-channel-form' }, style: 'primary' },
    ...(anywhere ? [] : [{ label: 'Any channel', command: { kind: 'cards-in', where: 'any' } } as const]),
    ...(carriesNone(allowed) ? [] : [{ label: 'No channel', command: { kind: 'cards-in', where: 'none' } } as const]),
  ]
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Requests in channels' },
      { kind: 'text', text: summary },
      ...channels.flatMap((channel, index): Node[] => [
        {
          kind: 'fields',
          fields: [{ label: index === 0 ? 'Offered first' : 'Channel', value: channel, channel: true }],
        },
        { kind: 'buttons', buttons: [{ label: 'Remove', command: { kind: 'no-cards-in', channel } }] },
      ]),
      {
        kind: 'text',
        text: 'Channels shared with another organization never carry one. What stands already stays until its time is up.',
        tone: 'quiet',
      },
      { kind: 'buttons', buttons },
    ],
  }
}

/** The form that names a channel. */
export function cardChannelForm(values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  return {
    title: 'Requests in channels',
    submitLabel: 'Allow it',
    submit: { kind: 'card-channel', values: {} },
    fields: [
      {
        kind: 'channel',
        name: 'channel',
        label: 'Channel',
        hint: 'From now on only the channels you name carry requests; the first is offered first.',
        required: true,
        value: values['channel'] ?? '',
      },
    ],
    ...(errors ? { errors } : {}),
  }
}

/** Opens these settings. */
export const CARD_CHANNELS: Button = { label: 'Requests in channels', command: { kind: 'card-channels' } }
