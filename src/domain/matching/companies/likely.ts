import { decide } from './organization-match.ts'

// Whether one company is clearly the likeliest of several, though not certain: its ways in are shown, and taking it for
// the one meant waits for a yes.

/** Lowest score shown as likely. */
const LIKELY = 0.7
/** Highest score of the runner-up, as a share of the best. */
const RUNNER_UP = 0.3

/** Decides from the ranked scores of all candidates, best first, whether the best is likely but not sure. */
export function isLikely(scores: number[]): boolean {
  const [best = 0, second = 0] = scores
  return decide(scores) === 'ask' && best >= LIKELY && second <= best * RUNNER_UP
}
