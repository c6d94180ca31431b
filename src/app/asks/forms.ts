import type { ASK_COMMANDS } from '../../domain/asks/commands.ts'
import { readJoining, readRequest, readReworded } from '../../domain/asks/request.ts'
import { joinForm } from '../../views/asks/join-wish.ts'
import { askForm } from '../../views/finding/ask-form.ts'
import { rewordForm } from '../../views/introductions/draft.ts'
import type { Opened, Sent } from '../room.ts'

export const ASK_OPENED: Opened<typeof ASK_COMMANDS> = {
  'join-form': (command) => joinForm(command),
}

export const ASK_SENT: Sent<typeof ASK_COMMANDS> = {
  ask: {
    read: readRequest,
    filled: ({ relationshipId, values }, errors) =>
      askForm({ kind: 'ask-form', relationshipId, whom: '' }, values, errors),
  },
  keep: {
    read: readRequest,
    filled: ({ target, values }, errors) => askForm({ kind: 'keep-form', target }, values, errors),
  },
  join: {
    read: readJoining,
    filled: ({ askId, values }, errors) => joinForm({ askId, target: '' }, values, errors),
  },
  reword: {
    read: readReworded,
    filled: ({ askId, values }, errors) => rewordForm(askId, values, errors),
  },
}
