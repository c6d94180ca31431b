import type { Band } from '../relationships/relationship.ts'
import type { ShownPath } from '../relationships/visibility.ts'

// What a list of target companies comes to.

/** How long a dropped list is kept, in days. */
export const LIST_KEPT = 7

/** How long after that it is known that there was one, in days: a file told of late is not taken again. */
export const LIST_REMEMBERED = 30

/** `failed` is a list that could not be read or looked up to its end, `expired` one whose time is up. */
export const LIST_STATUSES = ['looking', 'done', 'failed', 'expired'] as const
export type ListStatus = (typeof LIST_STATUSES)[number]

/** What a list is at this moment: its time is up by the clock, not only once its targets are deleted. */
export function statusAt({ status, expiresAt }: { status: ListStatus; expiresAt: Date }, now: Date): ListStatus {
  return expiresAt <= now ? 'expired' : status
}

/** Most bytes of a file with answers: below what every platform takes (Discord 10 MiB). */
export const LARGEST_FILE = 8 * 1024 * 1024

/**
 * What became of a target: somebody can open it, nobody can, it may be several companies (or one called nearly so, where
 * nobody can be asked at this one), nobody knows it.
 */
export const OUTCOMES = ['opened', 'closed', 'unclear', 'unknown'] as const
export type CoverageOutcome = (typeof OUTCOMES)[number]

/** What an answer says of a target. */
type Covering = { answer: 'found' | 'ambiguous' | 'none'; paths: unknown[]; near?: { paths: unknown[] }[] }

export function outcomeOf({ answer, paths, near = [] }: Covering): CoverageOutcome {
  if (answer === 'ambiguous') return 'unclear'
  if (answer === 'none') return 'unknown'
  if (paths.length > 0) return 'opened'
  return near.some((one) => one.paths.length > 0) ? 'unclear' : 'closed'
}

/** Who opens so many targets best. */
export type Opener = { connector: string; targets: number }

/** Targets by what became of them, and those somebody can open by the band of the best way in. */
export type CoverageCounts = Record<CoverageOutcome, number> & { bands: Record<Band, number> }

export const NOTHING_COVERED: CoverageCounts = {
  opened: 0,
  closed: 0,
  unclear: 0,
  unknown: 0,
  bands: { strong: 0, good: 0, faint: 0 },
}

export type CoverageSummary = CoverageCounts & { targets: number; openers: Opener[] }

/** Connectors named in a summary. */
export const MOST_OPENERS = 5

/** The one whose tie is the best way in and may be seen; null where the best ones are sealed. */
function openerOf(paths: ShownPath[]): { memberId: string; connector: string } | null {
  const [best] = paths
  return best && !best.sealed ? { memberId: best.memberId, connector: best.connector } : null
}

/** Counts targets one by one, in memory for as many connectors as there are. */
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
