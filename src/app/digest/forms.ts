import type { DIGEST_COMMANDS } from '../../domain/digest/commands.ts'
import { readDigestChoice } from '../../domain/digest/digest.ts'
import { logForForm, nameForm } from '../../views/digest/digest.ts'
import { digestForm } from '../../views/digest/digest-settings.ts'
import { readLogForm } from '../relationships/log-relationship.ts'
import type { Opened, Sent } from '../room.ts'
import { readTeammate } from './answer-digest.ts'

export const DIGEST_OPENED: Opened<typeof DIGEST_COMMANDS> = {
  'digest-form': ({ channel, day, hour, zone }) => digestForm({ channel, day: String(day), hour: String(hour), zone }),
  'log-form': (command) => logForForm(command),
  'know-who': (command) => nameForm(command),
}

export const DIGEST_SENT: Sent<typeof DIGEST_COMMANDS> = {
  digest: {
    read: readDigestChoice,
    filled: ({ values }, errors) => digestForm(values, errors),
  },
  'log-for': {
    read: readLogForm,
    filled: ({ askId, values }, errors) => logForForm({ askId, target: '' }, values, errors),
  },
  name: {
    read: readTeammate,
    filled: ({ askId, values }, errors) => nameForm({ askId, target: '' }, values, errors),
  },
}
