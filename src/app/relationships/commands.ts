import type { RELATIONSHIP_COMMANDS } from '../../domain/relationships/commands.ts'
import { undoneView } from '../../views/relationships/relationship.ts'
import { type Handlers, show } from '../room.ts'
import { rateRelationship, setVisibility, showUnconfirmed } from './confirm-relationship.ts'
import { editFormOf, editLog } from './edit-relationship.ts'
import { log, logForm, showLogged, undoLog } from './log-relationship.ts'
import { showPeople, showPerson } from './show-people.ts'

export const RELATIONSHIP_HANDLERS: Handlers<typeof RELATIONSHIP_COMMANDS> = {
  'log-line': async (context, { said }) => show(showLogged(await log(context, said))),
  log: async (context, { values }) => show(showLogged(await logForm(context, values))),
  async 'edit-form'(context, { relationshipId }) {
    return { kind: 'form', form: await editFormOf(context, relationshipId) }
  },
  edit: async (context, { relationshipId, values }) => show(showLogged(await editLog(context, relationshipId, values))),
  'undo-log': async (context, { auditId }) => show(undoneView(await undoLog(context, auditId))),
  rate: async (context, { relationshipId, rating }) => show(await rateRelationship(context, relationshipId, rating)),
  visibility: async (context, command) => show(await setVisibility(context, command)),
  'my-people': async (context, { page }) => show(await showPeople(context, page)),
  'my-person': async (context, { relationshipId }) => show(await showPerson(context, relationshipId)),
  unconfirmed: async (context) => show(await showUnconfirmed(context)),
}
