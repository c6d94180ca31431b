import { DomainError } from '../../domain/errors.ts'
import type { FileRefusal } from '../../domain/imports/refusal.ts'
import { fileRefusal } from '../../views/imports/file-refusals.ts'

/** The refusal of a file, to be thrown: the reason said in a sentence. */
export function refuseFile(refusal: FileRefusal): DomainError {
  return new DomainError('file-refused', fileRefusal(refusal))
}
