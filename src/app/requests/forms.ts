import { readPosting, readReworded } from '../../domain/asks/request.ts'
import type { REQUEST_COMMANDS } from '../../domain/requests/commands.ts'
import { readChannel, readPlace } from '../../domain/requests/posted-request.ts'
import { askTeamForm, placeForm } from '../../views/requests/asking.ts'
import { cardChannelForm } from '../../views/requests/card-channels.ts'
import { meTooForm, someoneForm, tipForm } from '../../views/requests/helping.ts'
import { readTeammate } from '../digest/answer-digest.ts'
import { readLogForm } from '../relationships/log-relationship.ts'
import type { Opened, Sent } from '../room.ts'

export const REQUEST_OPENED: Opened<typeof REQUEST_COMMANDS> = {
  'card-form': ({ askId }) => placeForm(askId),
  'know-form': (command) => someoneForm(command),
  'tip-form': (command) => tipForm(command),
  'me-too-form': (command) => meTooForm(command),
  'card-channel-form': () => cardChannelForm(),
}

export const REQUEST_SENT: Sent<typeof REQUEST_COMMANDS> = {
  'ask-for-card': {
    read: readPosting,
    filled: ({ channel, target, values }, errors) => askTeamForm({ channel, target }, values, errors),
  },
  'place-card': { read: readPlace, filled: ({ askId, values }, errors) => placeForm(askId, values, errors) },
  'log-on-card': {
    read: readLogForm,
    filled: ({ requestId, values }, errors) => someoneForm({ requestId, target: '' }, values, errors),
  },
  tip: {
    read: readTeammate,
    filled: ({ requestId, values }, errors) => tipForm({ requestId, target: '' }, values, errors),
  },
  'me-too': {
    read: readReworded,
    filled: ({ requestId, values }, errors) => meTooForm({ requestId, target: '' }, values, errors),
  },
  'card-channel': { read: readChannel, filled: ({ values }, errors) => cardChannelForm(values, errors) },
}
