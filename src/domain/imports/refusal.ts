// Why a file, or one of its rows, is rejected: what is wrong, with the numbers. The messages are in views.

/** Files sent by mistake, detected by how they begin. */
export type ForeignFile = 'empty' | 'page' | 'document' | 'json' | 'vcard' | 'calendar'
export type BinaryFile = 'zip' | 'zip-broken' | 'empty-zip' | 'workbook' | 'pdf' | 'archive' | 'picture' | 'not-text'

export type FileRefusal =
  | { reason: ForeignFile | BinaryFile }
  | { reason: 'too-large'; bytes: number }
  | { reason: 'too-many'; what: 'rows' | 'targets'; most: number }
  | { reason: 'row-too-long'; line: number; bytes: number }
  | { reason: 'quote-open'; line: number }
  | { reason: 'columns-missing'; columns: string[] }
  | { reason: 'no-people' }
  /** Which column is what was not said at the command line, or names one that is not there. */
  | { reason: 'columns-unsaid'; columns: string[] }
  | { reason: 'no-such-column'; said: string; columns: string[] }
  /** A table with no column known to hold companies, and its column names. */
  | { reason: 'no-company-column'; columns: string[] }
  | { reason: 'entry-too-long'; most: number }
  | { reason: 'no-companies' }

export type RowRefusal =
  | { reason: 'short-row'; fields: number; columns: number }
  | { reason: 'wide-row'; fields: number; columns: number }
  | { reason: 'long-text'; what: 'name' | 'company' | 'title'; most: number }
  /** A row of LinkedIn's without a name, and one of any other list. */
  | { reason: 'no-name' | 'nameless' }
  /** A vCard of a company or group, and one without its beginning or end. */
  | { reason: 'not-a-person' | 'card-open' }
  /** An event of a calendar without its beginning or end. */
  | { reason: 'event-open' }
