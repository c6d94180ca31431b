import type { DomainError, Sentences } from '../../domain/errors.ts'
import { fieldTexts } from './fields.ts'
import { FILES } from './files.ts'
import { NOT_NOW } from './not-now.ts'
import { NOT_UNDERSTOOD } from './not-understood.ts'
import { NOT_YOURS } from './not-yours.ts'
import { SETTINGS } from './settings.ts'
import { STALE } from './stale.ts'
import { START } from './start.ts'

const SENTENCES: Sentences<string> = {
  ...FILES,
  ...NOT_NOW,
  ...NOT_UNDERSTOOD,
  ...NOT_YOURS,
  ...SETTINGS,
  ...START,
  ...STALE,
  'form-to-mend': ({ fields }) => Object.values(fieldTexts(fields)).join(' '),
}

/** A refusal for its reader: what is wrong, and what to do. */
export function refusalText(error: DomainError): string {
  return error.tell(SENTENCES)
}
