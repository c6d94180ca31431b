import type { RELATIONSHIP_COMMANDS } from '../../domain/relationships/commands.ts'
import { readPeopleForm } from '../../domain/relationships/people-filter.ts'
import { readTouch } from '../../domain/relationships/touch.ts'
import { fieldTexts } from '../../views/refusals/fields.ts'
import { peopleForm } from '../../views/relationships/people-form.ts'
import { editForm, logForm } from '../../views/relationships/relationship.ts'
import { touchForm } from '../../views/relationships/touch.ts'
import type { Opened, Sent } from '../room.ts'
import { readLine, readLogForm } from './log-relationship.ts'
import { readTouchForm } from './touch-person.ts'

export const RELATIONSHIP_OPENED: Opened<typeof RELATIONSHIP_COMMANDS> = {
  iknow({ text }) {
    if (text === '') return logForm()
    const line = readLine(text)
    return 'unsure' in line ? logForm(line.values, fieldTexts(line.unsure)) : { kind: 'log-line', said: line.said }
  },
  touch({ text }) {
    const touch = readTouch(text)
    return touch.who === '' ? touchForm(touch.how ? { how: touch.how } : {}) : { kind: 'touch-line', ...touch }
  },
}

export const RELATIONSHIP_SENT: Sent<typeof RELATIONSHIP_COMMANDS> = {
  log: { read: readLogForm, filled: ({ values }, errors) => logForm(values, errors) },
  edit: {
    read: readLogForm,
    filled: ({ relationshipId, values }, errors) => editForm(relationshipId, values, errors),
  },
  'log-touch': { read: readTouchForm, filled: ({ values }, errors) => touchForm(values, errors) },
  'people-filter': {
    read: readPeopleForm,
    filled: ({ values }, errors) => peopleForm(readPeopleForm(values), [], errors),
  },
}
