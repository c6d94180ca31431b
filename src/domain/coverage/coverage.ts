import type { Band } from '../relationships/relationship.ts'
import type { ShownPath } from '../relationships/visibility.ts'

// Results of looking up a list of target companies.

/** How long a dropped list is kept, in days. */
export const LIST_KEPT = 7

/** How long after that we remember there was one, in days: a file announced late is not imported again. */
export const LIST_REMEMBERED = 30

/** `failed`: the list could not be read or looked up to its end; `expired`: its time is up. */
export const LIST_STATUSES = ['looking', 'done', 'failed', 'expired'] as const
export type ListStatus = (typeof LIST_STATUSES)[number]

/** The status of a list right now: it expires by the clock, not only once its targets are deleted. */
export function statusAt({ status, expiresAt }: { status: ListStatus; expiresAt: Date }, now: Date): ListStatus {
  return expiresAt <= now ? 'expired' : status
}

/** Largest answer file in bytes: below every platform's limit (Discord: 10 MiB). */
export const LARGEST_FILE = 8 * 1024 * 1024

/**
 * Outcome for a target: somebody can open it, nobody can, it may be several companies (or a similarly named one if
 * nobody can be asked at this one), nobody knows it.
 */
export const OUTCOMES = ['opened', 'closed', 'unclear', 'unknown'] as const
export type CoverageOutcome = (typeof OUTCOMES)[number]

/** The parts of an answer that decide a target's outcome. */
type Covering = { answer: 'found' | 'ambiguous' | 'none'; paths: unknown[]; near?: { paths: unknown[] }[] }

export function outcomeOf({ answer, paths, near = [] }: Covering): CoverageOutcome {
  if (answer === 'ambiguous') return 'unclear'
  if (answer === 'none') return 'unknown'
  if (paths.length > 0) return 'opened'
  return near.some((one) => one.paths.length > 0) ? 'unclear' : 'closed'
}

/** A connector, and how many targets they open best. */
export type Opener = { connector: string; targets: number }

/** Targets by outcome, and those somebody can open by the band of the best way in. */
export type CoverageCounts = Record<CoverageOutcome, number> & { bands: Record<Band, number> }

export const NOTHING_COVERED: CoverageCounts = {
  opened: 0,
  closed: 0,
  unclear: 0,
  unknown: 0,
  bands: { strong: 0, good: 0, faint: 0 },
}

export type CoverageSummary = CoverageCounts & { targets: number; openers: Opener[] }

/** Most connectors named in a summary. */
export const MOST_OPENERS = 5

/** The connector with the best way in, if visible; null if the best ones are sealed. */
function openerOf(paths: ShownPath[]): { memberId: string; connector: string } | null {
  const [best] = paths
  return best && !best.sealed ? { memberId: best.memberId, connector: best.connector } : null
}

/** Counts targets one by one; memory grows only with the number of connectors. */
export function countCoverage() {
  const counts: CoverageCounts = { ...NOTHING_COVERED, bands: { ...NOTHING_COVERED.bands } }
  const openers = new Map<string, Opener>()
  return {
    add(found: Covering & { paths: ShownPath[] }): void {
      counts[outcomeOf(found)] += 1
      const [best] = found.paths
      if (best) counts.bands[best.band] += 1
      const opener = openerOf(found.paths)
      if (!opener) return
      const targets = (openers.get(opener.memberId)?.targets ?? 0) + 1
      openers.set(opener.memberId, { connector: opener.connector, targets })
    },
    summary(): CoverageSummary {
      return {
        ...counts,
        targets: OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0),
        openers: [...openers.values()]
          .sort((a, b) => b.targets - a.targets || a.connector.localeCompare(b.connector, 'en'))
          .slice(0, MOST_OPENERS),
      }
    },
  }
}
