import type { KeptTie } from '../../domain/relationships/kept-tie.ts'
import { sayCount } from '../format.ts'

// What is kept of a person outside, for whoever answers them.

/** As JSON, which docs/operations.md describes. */
export const keptJson = (ties: KeptTie[]) =>
  ties.map((tie) => ({ ...tie, createdAt: tie.createdAt?.toISOString() ?? null }))

const SOURCES: Record<string, string> = {
  import: 'imported',
  'handed-over': 'handed over by a teammate who left, not confirmed,',
  suggestion: 'only met, by a calendar or mailbox,',
}

/** As lines for a terminal. */
export function keptText(ties: KeptTie[]): string {
  if (ties.length === 0)
    return 'Nothing is kept under this address. Only people from a file that had it are found by it.'
  return [
    `Kept by ${sayCount(ties.length, 'member', 'members')}, beside a hash of the address or profile:`,
    ...ties.map((tie) => {
      if (tie.source === 'own-address') return `  ${tie.knownBy}: their own address, as they said; private`
      const { name, title, company, domain, kind, how, rating, since, lastTouch, source, touches, createdAt } = tie
      const facts = [
        [name, title, company, domain].filter(Boolean).join(', '),
        [kind, how].filter(Boolean).join(': '),
        rating === null ? '' : `known ${rating} of 5`,
        since === null ? '' : `since ${since}`,
        lastTouch === null ? '' : `last touch ${lastTouch}`,
        touches === 0 ? '' : sayCount(touches, 'noted touch', 'noted touches'),
        `${SOURCES[source] ?? 'logged'} ${createdAt?.toISOString().slice(0, 10) ?? ''}`,
        tie.visibility,
      ]
      return `  ${tie.knownBy}: ${facts.filter(Boolean).join('; ')}`
    }),
    'Members remove whom they logged under “Whom I know” in /intros, whom they only met and their own addresses in /intros privacy.',
  ].join('\n')
}
