// Why a file, or a row of one, is not taken: what is wrong and the numbers that belong to it. The sentences are in views.

/** What people send by mistake, told by how it begins. */
export type ForeignFile = 'empty' | 'page' | 'document' | 'json' | 'vcard' | 'calendar'
export type BinaryFile = 'zip' | 'empty-zip' | 'workbook' | 'pdf' | 'archive' | 'picture' | 'not-text'

export type FileRefusal =
  | { reason: ForeignFile | BinaryFile }
  | { reason: 'too-large'; bytes: number }
  | { reason: 'too-many'; what: 'rows' | 'targets'; most: number }
  | { reason: 'row-too-long'; line: number; bytes: number }
  | { reason: 'quote-open'; line: number }
  /** The export of another product, which is not read yet. */
  | { reason: 'other-export'; product: string }
  | { reason: 'columns-missing'; columns: string[] }
  | { reason: 'no-people' }
  /** A table of which no column is known to hold companies, with the names of its columns. */
  | { reason: 'no-company-column'; columns: string[] }
  | { reason: 'entry-too-long'; most: number }
  | { reason: 'no-companies' }

export type RowRefusal =
  | { reason: 'short-row'; fields: number; columns: number }
  | { reason: 'wide-row'; fields: number; columns: number }
  | { reason: 'long-text'; what: 'name' | 'company' | 'title'; most: number }
  | { reason: 'no-name' }
