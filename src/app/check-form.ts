import { readNoGo, readSettings, readSnooze } from '../domain/budget.ts'
import type { FormCommand } from '../domain/command.ts'
import { readDigestChoice } from '../domain/digest.ts'
import { DomainError } from '../domain/errors.ts'
import { readReason, readRedirect, readWon } from '../domain/favour-form.ts'
import { readMergeWith } from '../domain/organization-form.ts'
import { readOwnDraft } from '../domain/own-draft.ts'
import { readOpenRequest, readRefined, readRequest, readReworded } from '../domain/request.ts'
import { readTimeZone } from '../domain/time-zone.ts'
import type { Form } from '../views/view.ts'
import { readTeammate } from './answer-digest.ts'
import { filledForm } from './form-draft.ts'
import { readLogForm } from './log-relationship.ts'

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
    if (error instanceof DomainError && error.code === 'form-invalid') return filledForm(command, { ...error.fields })
    throw error
  }
}
