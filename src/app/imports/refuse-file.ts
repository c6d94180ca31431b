import { DomainError } from '../../domain/errors.ts'
import type { FileRefusal } from '../../domain/imports/refusal.ts'

/** The refusal of a file, to be thrown. */
export function refuseFile(refusal: FileRefusal): DomainError {
  return new DomainError('file-not-taken', { refusal })
}
