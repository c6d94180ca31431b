import type { RELATIONSHIP_COMMANDS } from '../../domain/relationships/commands.ts'
import { readPeopleForm } from '../../domain/relationships/people-filter.ts'
import { undoneView } from '../../views/relationships/relationship.ts'
import { type Handlers, show } from '../room.ts'
import { changePeople, confirmChange, offerChanges, removePerson, undoChange } from './change-people.ts'
import { rateRelationship, setVisibility, showUnconfirmed } from './confirm-relationship.ts'
import { editFormOf, editLog } from './edit-relationship.ts'
import { confirmTie, leaveCold, setKeepWarm } from './keep-warm.ts'
import { log, logForm, showLogged } from './log-relationship.ts'
import { peopleFormOf, showPeople, showPeopleOf, showPerson, showShownTo } from './show-people.ts'
import { touchByForm, touchByLine, touchPerson, undoTouch } from './touch-person.ts'
import { undoLog } from './undo-log.ts'

export const RELATIONSHIP_HANDLERS: Handlers<typeof RELATIONSHIP_COMMANDS> = {
  'log-line': async (context, { said }) => show(showLogged(await log(context, said))),
  log: async (context, { values }) => show(showLogged(await logForm(context, values))),
  async 'edit-form'(context, { relationshipId }) {
    return { kind: 'form', form: await editFormOf(context, relationshipId) }
  },
  edit: async (context, { relationshipId, values }) => show(showLogged(await editLog(context, relationshipId, values))),
  'touch-line': async (context, touch) => show(await touchByLine(context, touch)),
  'log-touch': async (context, { values }) => show(await touchByForm(context, values)),
  'touch-person': async (context, command) => show(await touchPerson(context, command)),
  'leave-cold': async (context, command) => show(await leaveCold(context, command)),
  'still-right': async (context, { relationshipId }) => show(await confirmTie(context, relationshipId)),
  'keep-warm': async (context, { on }) => show(await setKeepWarm(context, on === 'yes')),
  'undo-touch': async (context, { auditId }) => show(await undoTouch(context, auditId)),
  'undo-log': async (context, { auditId }) => show(undoneView(await undoLog(context, auditId))),
  rate: async (context, { relationshipId, rating }) => show(await rateRelationship(context, relationshipId, rating)),
  visibility: async (context, command) => show(await setVisibility(context, command)),
  'my-people': async (context, { page }) => show(await showPeople(context, page)),
  'people-list': async (context, { page, ...filter }) => show(await showPeopleOf(context, page, filter)),
  'people-form': async (context, filter) => ({ kind: 'form', form: await peopleFormOf(context, filter) }),
  'people-filter': async (context, { values }) => show(await showPeople(context, 0, readPeopleForm(values))),
  'shown-to': async (context, { relationshipId, page }) => show(await showShownTo(context, relationshipId, page)),
  'remove-person': async (context, { relationshipId }) => show(await removePerson(context, relationshipId)),
  'all-people': async (context, filter) => show(await offerChanges(context, filter)),
  'ask-all': async (context, command) => show(await confirmChange(context, command)),
  'do-all': async (context, command) => show(await changePeople(context, command)),
  'undo-all': async (context, { changeId }) => show(await undoChange(context, changeId)),
  'my-person': async (context, { relationshipId }) => show(await showPerson(context, relationshipId)),
  unconfirmed: async (context) => show(await showUnconfirmed(context)),
}
