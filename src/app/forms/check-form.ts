import { readOpenRequest, readRefined, readRequest, readReworded } from '../../domain/asks/request.ts'
import type { FormCommand } from '../../domain/commands/command.ts'
import { readMergeWith } from '../../domain/companies/organization-form.ts'
import { readDigestChoice } from '../../domain/digest/digest.ts'
import { DomainError } from '../../domain/errors.ts'
import { readReason, readRedirect, readWon } from '../../domain/introductions/favour-form.ts'
import { readOwnDraft } from '../../domain/introductions/own-draft.ts'
import { readNoGo, readSettings, readSnooze } from '../../domain/members/budget.ts'
import { readTimeZone } from '../../domain/time/time-zone.ts'
import { fieldTexts } from '../../views/refusals/fields.ts'
import type { Form } from '../../views/view.ts'
import { readTeammate } from '../digest/answer-digest.ts'
import { readLogForm } from '../relationships/log-relationship.ts'
import { filledForm } from './form-draft.ts'

const READERS: Record<FormCommand['kind'], (values: Record<string, string>) => unknown> = {
  ask: readRequest,
  keep: readOpenRequest,
  refine: readRefined,
  log: readLogForm,
  'time-zone': readTimeZone,
  redirect: readRedirect,
  reason: readReason,
  won: readWon,
  'edit-draft': readOwnDraft,
  reword: readReworded,
  digest: readDigestChoice,
  'log-for': readLogForm,
  name: readTeammate,
  'settings-change': readSettings,
  'snooze-until': readSnooze,
  'no-go': readNoGo,
  'merge-with': readMergeWith,
}

/**
 * What its values alone say against a filled form: the form with what to mend, or null when it may be taken. A pure
 * function, for a platform that wants to hear of mistakes before anything may be read or kept.
 */
export function checkForm(command: FormCommand): Form | null {
  try {
    READERS[command.kind](command.values)
    return null
  } catch (error) {
    if (error instanceof DomainError && error.code === 'form-invalid')
      return filledForm(command, fieldTexts(error.fields))
    throw error
  }
}
