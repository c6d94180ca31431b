// Tables for spreadsheets.

/** An RFC 4180 record, without its line end. No cell runs as a formula. */
export function csvLine(cells: string[]): string {
  return cells.map((cell) => `"${disarm(cell).replaceAll('"', '""')}"`).join(',')
}

/**
 * Prefixes a cell that a spreadsheet would take for a formula with an apostrophe, which makes it text (OWASP, CSV
 * Injection). Leading blanks do not help: some spreadsheets trim them. Where a spreadsheet separates columns by
 * characters other than commas, a formula may start after those too.
 */
function disarm(cell: string): string {
  const apart = cell.replace(/([;\t]\s*)(?=[=+\-@＝＋－＠])/gu, "$1'")
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(apart) ? `'${apart}` : apart
}

/** `targets.txt` as `targets-covered.csv`, say, in characters every platform accepts in a file name. */
export function csvName(fileName: string, { end, instead }: { end: string; instead: string }): string {
  return `${plainFileName(fileName.replace(/\.\w{1,5}$/, ''), instead)}-${end}.csv`
}

/** Words in the characters every platform accepts in a file name; `instead` where none are left. */
export function plainFileName(words: string, instead: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return plain === '' ? instead : plain
}
