import { csvLine, csvName } from '../csv.ts'

/** Refused rows as a CSV for spreadsheets: the line of the file each starts on, and why. */
export function refusedCsv(refused: { line: number; reason: string }[]): string {
  const lines = refused.map(({ line, reason }) => csvLine([String(line), reason]))
  // The byte order mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${[csvLine(['line', 'why it was refused']), ...lines].join('\r\n')}\r\n`
}

/** `contacts.vcf` as `contacts-refused.csv`. */
export const refusedName = (fileName: string): string => csvName(fileName, { end: 'refused', instead: 'import' })
