import { decide, type Match } from './organization-match.ts'

// Whether one company is clearly the likeliest of several, though not certain: its ways in are shown, and taking it for
// the one meant waits for a yes.

/** Lowest score shown as likely. */
const LIKELY = 0.7
/** Highest score of the runner-up, as a share of the best. */
const RUNNER_UP = 0.3

/** Decides from all candidates, best first, whether the first is likely but not sure. */
export function isLikely(ranked: readonly Pick<Match, 'score' | 'open'>[]): boolean {
  const [best = 0, second = 0] = ranked.map(({ score }) => score)
  return decide(ranked) === 'ask' && best >= LIKELY && second <= best * RUNNER_UP
}
