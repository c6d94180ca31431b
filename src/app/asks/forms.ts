import type { ASK_COMMANDS } from '../../domain/asks/commands.ts'
import { readOpenRequest, readRequest, readReworded } from '../../domain/asks/request.ts'
import { askForm } from '../../views/finding/ask.ts'
import { rewordForm } from '../../views/introductions/draft.ts'
import type { Opened, Sent } from '../room.ts'

export const ASK_OPENED: Opened<typeof ASK_COMMANDS> = {
  'ask-form': (command) => askForm(command),
  'keep-form': (command) => askForm(command),
}

export const ASK_SENT: Sent<typeof ASK_COMMANDS> = {
  ask: {
    read: readRequest,
    filled: ({ relationshipId, values }, errors) =>
      askForm({ kind: 'ask-form', relationshipId, whom: '' }, values, errors),
  },
  keep: {
    read: readOpenRequest,
    filled: ({ values }, errors) => askForm({ kind: 'keep-form', target: '' }, values, errors),
  },
  reword: {
    read: readReworded,
    filled: ({ askId, values }, errors) => rewordForm(askId, values, errors),
  },
}
