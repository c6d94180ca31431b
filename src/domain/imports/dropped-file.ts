// What a dropped text file is, decided by how it begins.

/** A file's name as it is kept and shown: without control characters, and no longer than any that is meant. */
export const fileName = (sent: string): string => sent.replace(/\p{Cc}/gu, '').slice(0, 200)

/** Lines looked at: LinkedIn puts its notes above the header. */
const LOOKED_AT = 20

/**
 * Columns of first and last names make a list of people, whatever else stands beside them; all else is taken for a list
 * of target companies.
 *
 * @param head its first lines
 */
export function kindOfFile(head: string): 'connections' | 'targets' {
  const isOfPeople = head.split(/\r\n?|\n/, LOOKED_AT).some((line) => {
    const cells = cellsOf(line, delimiterOf(line))
    return cells.some((cell) => /^(?:first|given) ?name$/.test(cell)) && cells.some((cell) => LAST_NAME.test(cell))
  })
  return isOfPeople ? 'connections' : 'targets'
}

const LAST_NAME = /^(?:(?:last|family) ?name|surname)$/

/** What people send by mistake, told apart by its first characters; null for what may be a list. */
export function foreignFile(head: string): 'empty' | 'page' | 'document' | 'json' | 'vcard' | null {
  const text = head.trimStart()
  if (text === '') return 'empty'
  if (text.startsWith('<')) return 'page'
  if (/^\{\\rtf/.test(text)) return 'document'
  // A company may be called "[24]7.ai".
  if (/^[{[]\s*(?:["{[\]}]|\d+\s*,)/.test(text)) return 'json'
  return /^BEGIN:VCARD/i.test(text) ? 'vcard' : null
}

/** How the column of targets may be called: in lists made by hand, and by systems that export them. */
const COMPANY_COLUMNS = [
  'company',
  'companies',
  'company name',
  'target',
  'targets',
  'organization',
  'organisation',
  'account',
  'account name',
]

/**
 * The place of the column of targets in a header, and what parts its columns: null where it is the only one, since a comma
 * below it is then part of a name ("Acme, Inc."). Null when the line is no such header.
 */
export function companyColumn(header: string): { column: number; delimiter: string | null } | null {
  const delimiter = delimiterOf(header)
  const cells = cellsOf(header, delimiter)
  const column = cells.findIndex((name) => COMPANY_COLUMNS.includes(name))
  return column === -1 ? null : { column, delimiter: cells.length === 1 ? null : delimiter }
}

/** Headers of columns that stand beside a company's name. */
const OTHER_COLUMNS = new Set(
  'name, website, web site, url, domain, industry, sector, city, country, region, state, address, phone, email, owner, employees, revenue, id, notes, contact, title, position'.split(
    ', ',
  ),
)

/**
 * Whether lines without a column of targets are a table all the same, rather than one target a line: a comma alone says
 * nothing, since "Acme, Inc." has one.
 */
export function isTable(lines: string[]): boolean {
  const [header = ''] = lines
  const always = (delimiter: string, cells: number) =>
    lines.length > 0 && lines.every((line) => line.split(delimiter).length >= cells)
  const named = cellsOf(header, delimiterOf(header))
  if (named.length > 1 && named.some((name) => OTHER_COLUMNS.has(name))) return true
  return always('\t', 2) || always(';', 2) || always(',', 3)
}

/** What parts a line's columns: the sign it has most of. */
function delimiterOf(line: string): string {
  const count = (delimiter: string) => line.split(delimiter).length
  return [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ','
}

/** A header's cells in small letters. Good enough for names of columns, which hold no delimiter themselves. */
function cellsOf(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) =>
    cell
      .replace(/[\s\u00a0]+/g, ' ')
      .trim()
      .replace(/^"|"$/g, '')
      .trim()
      .toLowerCase(),
  )
}
