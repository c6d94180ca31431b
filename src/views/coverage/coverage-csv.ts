import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { csvLine } from '../csv.ts'
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
