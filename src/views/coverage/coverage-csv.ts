import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { evidence } from '../finding/evidence.ts'

// A list of targets and who can open each, as a CSV for spreadsheets: one line a target, with its best way in.

type Found = {
  answer: 'found' | 'ambiguous' | 'none'
  organizations: { name: string }[]
  paths: ShownPath[]
  /** People the asker knows there. */
  own?: string[]
}

const HEADER = ['target', 'answer', 'company', 'connector', 'person', 'title', 'band', 'evidence', 'others']

export const coverageCsvHeader = (): string => csvLine(HEADER)

/** One target's line. `company` names every one it may be where that is not clear; `others` counts the ways left out. */
export function coverageCsvLine(target: string, found: Found): string {
  const { organizations, paths } = found
  const company = organizations.map(({ name }) => name).join(' · ')
  const [best] = paths
  const way = best
    ? [best.connector, best.person, best.title ?? '', best.band, evidence(best), String(paths.length - 1)]
    : ['', '', '', '', '', '0']
  return csvLine([target, answerOf(found), company, ...way])
}

/** A company that is known, but to nobody who can be asked, is not found. */
export function answerOf({ answer, paths, own = [] }: Omit<Found, 'organizations'>): string {
  if (answer !== 'found' || paths.length > 0) return answer
  return own.length > 0 ? 'only you' : 'nobody to ask'
}

/** A record by RFC 4180, without its line end. */
function csvLine(cells: string[]): string {
  return cells.map((cell) => `"${disarm(cell).replaceAll('"', '""')}"`).join(',')
}

/**
 * A cell that a spreadsheet would take for a formula, with an apostrophe before it, which makes it text (OWASP, CSV
 * Injection). Blanks before it change nothing: some spreadsheets cut them off. Where a spreadsheet parts columns by other
 * signs than commas, a formula begins behind those too.
 */
function disarm(cell: string): string {
  const apart = cell.replace(/([;\t]\s*)(?=[=+\-@＝＋－＠])/gu, "$1'")
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(apart) ? `'${apart}` : apart
}
