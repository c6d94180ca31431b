import { DomainError } from '../../domain/errors.ts'
import type { FileRefusal } from '../../domain/imports/refusal.ts'

/** The error to throw for a refused file. */
export function refuseFile(refusal: FileRefusal): DomainError {
  return new DomainError('file-not-taken', { refusal })
}
