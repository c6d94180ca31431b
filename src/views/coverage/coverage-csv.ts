import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { evidence } from '../finding/evidence.ts'

// A list of targets and who can open each, as a CSV for spreadsheets: one line a target, with its best way in.

type Found = {
  answer: 'found' | 'ambiguous' | 'none'
  organizations: { name: string }[]
  paths: ShownPath[]
  /** Companies called nearly so. */
  near?: { organization: { name: string }; paths: ShownPath[] }[]
  /** People the asker knows there. */
  own?: string[]
}

const HEADER = ['target', 'answer', 'company', 'connector', 'person', 'title', 'band', 'evidence', 'others', 'at']

export const coverageCsvHeader = (): string => csvLine(HEADER)

/**
 * One target's line. `company` names the one that is found and those called nearly so, or every one it may be where that
 * is not clear; `at` is the one of them that the way leads to, and `others` counts the ways into all of them left out.
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

/** A company that is known, but to nobody who can be asked, is not found; it may be one called nearly so that is meant. */
export function answerOf({ answer, paths, near = [], own = [] }: Omit<Found, 'organizations'>): string {
  if (answer !== 'found' || paths.length > 0) return answer
  if (near.some((one) => one.paths.length > 0)) return 'nearly so'
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
