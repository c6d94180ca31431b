import type { ShownPath } from './visibility.ts'

// What a list of target companies comes to.

/** What became of a target: somebody can open it, nobody can, it may be several companies, nobody knows it. */
export const OUTCOMES = ['opened', 'closed', 'unclear', 'unknown'] as const
export type Outcome = (typeof OUTCOMES)[number]

export function outcomeOf(found: { answer: 'found' | 'ambiguous' | 'none'; paths: unknown[] }): Outcome {
  if (found.answer === 'ambiguous') return 'unclear'
  if (found.answer === 'none') return 'unknown'
  return found.paths.length > 0 ? 'opened' : 'closed'
}

/** Who opens so many targets best. */
export type Opener = { connector: string; targets: number }

export type CoverageSummary = Record<Outcome, number> & { targets: number; openers: Opener[] }

/** Connectors named in a summary. */
export const MOST_OPENERS = 5

/** The one whose tie is the best way in and may be seen; null where the best ones are sealed. */
export function openerOf(paths: ShownPath[]): { memberId: string; connector: string } | null {
  const [best] = paths
  return best && !best.sealed ? { memberId: best.memberId, connector: best.connector } : null
}

/** Counts targets one by one, in memory for as many connectors as there are. */
export function countCoverage() {
  const outcomes: Record<Outcome, number> = { opened: 0, closed: 0, unclear: 0, unknown: 0 }
  const openers = new Map<string, Opener>()
  return {
    add(found: { answer: 'found' | 'ambiguous' | 'none'; paths: ShownPath[] }): void {
      outcomes[outcomeOf(found)] += 1
      const opener = openerOf(found.paths)
      if (!opener) return
      const targets = (openers.get(opener.memberId)?.targets ?? 0) + 1
      openers.set(opener.memberId, { connector: opener.connector, targets })
    },
    summary(): CoverageSummary {
      return {
        ...outcomes,
        targets: OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0),
        openers: [...openers.values()]
          .sort((a, b) => b.targets - a.targets || a.connector.localeCompare(b.connector, 'en'))
          .slice(0, MOST_OPENERS),
      }
    },
  }
}
