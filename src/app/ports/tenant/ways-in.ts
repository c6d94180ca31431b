import type { Candidate } from '../../../domain/finding/ranking.ts'
import type { Sought } from '../../../domain/matching/companies/found-organization.ts'

/** A company's ways in, and what else is around it. */
export type Around = {
  ways: Candidate[]
  /** People the viewer knows there, and the viewer's partners who can open its door. */
  own: string[]
  partners: string[]
  /** There are ways in, but nobody can be asked just now. */
  away: boolean
  /** Others the viewer may see, as they may see them, each with its ways in. */
  others: { organization: Sought; ways: Candidate[] }[]
}

/** Ways into companies: relationships there, and partners who can open their doors. */
export type WaysIn = {
  /**
   * Ways into a company for this viewer, to people there and to partners who can open its door: only of active,
   * reachable members other than the viewer, never private; at most 200. For an asker, only of members who may be asked
   * now, without those that are no way for them at all. Those whose name or title match most of `words` come first,
   * then the confirmed and best rated. Each comes with its past introductions as of `now`.
   */
  to(organizationId: string, viewerId: string | null, words: string[], now: Date): Promise<Candidate[]>
  /**
   * Everything an answer shows of a company: its ways in as in `to`, the viewer's own people and partners, and the same
   * ways into others with similar names, those that are no family left out.
   *
   * @param at `others`: ids, the nearest first; the first `most` that the viewer may see are read
   */
  around(
    at: { organizationId: string; others: string[]; most: number },
    viewerId: string | null,
    words: string[],
    now: Date,
  ): Promise<Around>
  /**
   * Ways to people at any company whose owners' own words about them contain a word of each group; open ties only, at
   * most 200, of members who may be asked now.
   */
  byWords(groups: string[][], viewerId: string, now: Date): Promise<Candidate[]>
  /** Ways to people of exactly these names (normalisePerson), at any company; as byWords, open ties only. */
  byNames(nameKeys: string[], viewerId: string, now: Date): Promise<Candidate[]>
  /**
   * One of these ways, whoever may be asked now, locked until this transaction ends; past introductions are not
   * counted.
   */
  get(wayId: string, viewerId: string): Promise<Candidate | null>
  /** The viewer's own people of exactly these names (normalisePerson), and where they are. */
  ownNamed(nameKeys: string[], viewerId: string): Promise<{ id: string; name: string; company: string | null }[]>
  /** The viewer's own people there. */
  ownPeople(organizationId: string, viewerId: string): Promise<string[]>
}
