/** Every refusal a person can meet. Each is thrown with its own sentence: what is wrong and what to do. */
export type ErrorCode =
  | 'data-dir-in-use'
  | 'settings-invalid'
  | 'not-understood'
  | 'not-found'
  | 'not-allowed'
  | 'too-late'
  | 'stale'
  | 'form-invalid'
  | 'file-refused'
  | 'no-path'
  | 'in-use'
  | 'unreachable'

/**
 * An expected refusal: not a bug. `message` is one kind sentence for the person; `fields` says per form field what to
 * mend.
 */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly fields: Readonly<Record<string, string>>

  constructor(code: ErrorCode, message: string, fields: Record<string, string> = {}) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.fields = fields
  }
}
