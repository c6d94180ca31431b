import type { RELATIONSHIP_COMMANDS } from '../../domain/relationships/commands.ts'
import { fieldTexts } from '../../views/refusals/fields.ts'
import { editForm, logForm } from '../../views/relationships/relationship.ts'
import type { Opened, Sent } from '../room.ts'
import { readLine, readLogForm } from './log-relationship.ts'

export const RELATIONSHIP_OPENED: Opened<typeof RELATIONSHIP_COMMANDS> = {
  iknow({ text }) {
    if (text === '') return logForm()
    const line = readLine(text)
    return 'unsure' in line ? logForm(line.values, fieldTexts(line.unsure)) : { kind: 'log-line', said: line.said }
  },
}

export const RELATIONSHIP_SENT: Sent<typeof RELATIONSHIP_COMMANDS> = {
  log: { read: readLogForm, filled: ({ values }, errors) => logForm(values, errors) },
  edit: {
    read: readLogForm,
    filled: ({ relationshipId, values }, errors) => editForm(relationshipId, values, errors),
  },
}
