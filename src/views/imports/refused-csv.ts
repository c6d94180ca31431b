import { csvLine } from '../csv.ts'

/** Refused rows as a CSV for spreadsheets: the line of the file each starts on, and why. */
export function refusedCsv(refused: { line: number; reason: string }[]): string {
  const lines = refused.map(({ line, reason }) => csvLine([String(line), reason]))
  // The byte order mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${[csvLine(['line', 'why it was refused']), ...lines].join('\r\n')}\r\n`
}

/** `contacts.vcf` as `contacts-refused.csv`, in characters every platform accepts in a file name. */
export function refusedName(fileName: string): string {
  const base = fileName
    .replace(/\.\w{1,5}$/, '')
    .normalize('NFKD')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${base === '' ? 'import' : base}-refused.csv`
}
