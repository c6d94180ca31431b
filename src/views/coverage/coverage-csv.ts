import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { evidence } from '../finding/evidence.ts'

// A list of targets and who can open each, as a CSV for spreadsheets: one line per target, with its best way in.

type Found = {
  answer: 'found' | 'ambiguous' | 'none'
  organizations: { name: string }[]
  paths: ShownPath[]
  /** Companies with similar names. */
  near?: { organization: { name: string }; paths: ShownPath[] }[]
  /** People the asker knows there. */
  own?: string[]
}

const HEADER = ['target', 'answer', 'company', 'connector', 'person', 'title', 'band', 'evidence', 'others', 'at']

export const coverageCsvHeader = (): string => csvLine(HEADER)

/**
 * One target's line. `company` names the match and similarly named companies, or all candidates if it is ambiguous;
 * `at` is the one the way leads to, and `others` counts the remaining ways into all of them.
 */
export function coverageCsvLine(target: string, found: Found): string {
  const near = found.near ?? []
  const company = [...found.organizations, ...near.map(({ organization }) => organization)]
  const ways = [
    ...found.paths.map((path) => ({ path, at: found.organizations[0]?.name ?? '' })),
    ...near.flatMap(({ organization, paths }) => paths.map((path) => ({ path, at: organization.name }))),
  ]
  const [best] = ways
  const way = best ? [...wayCells(best.path), String(ways.length - 1), best.at] : ['', '', '', '', '', '0', '']
  return csvLine([target, answerOf(found), company.map(({ name }) => name).join(' · '), ...way])
}

const wayCells = (path: ShownPath) => [path.connector, path.person, path.title ?? '', path.band, evidence(path)]

/** A company nobody available knows counts as not found: a similarly named one may be meant. */
export function answerOf({ answer, paths, near = [], own = [] }: Omit<Found, 'organizations'>): string {
  if (answer !== 'found' || paths.length > 0) return answer
  if (near.some((one) => one.paths.length > 0)) return 'nearly so'
  return own.length > 0 ? 'only you' : 'nobody to ask'
}

/** An RFC 4180 record, without its line end. */
function csvLine(cells: string[]): string {
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
