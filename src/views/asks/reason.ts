import { firstName } from '../../domain/matching/people/person-name.ts'

/** Why somebody asks: in a line for the team, or only in words to the person they seek. */
export type Reason = { asker: string; teamWhy: string | null; why: string }

/** Why somebody asks, as the team reads it: words that were written to somebody outside are told as such. */
export function sayReason({ asker, teamWhy, why }: Reason): string {
  return teamWhy ?? `${firstName(asker)} would write to them: “${why}”`
}
