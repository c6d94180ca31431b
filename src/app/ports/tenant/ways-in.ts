import type { Candidate } from '../../../domain/finding/ranking.ts'

/** Ways into companies: relationships there, and partners who can open their doors. */
export type WaysIn = {
  /**
   * Ways into a company for this viewer, to people there and to partners who can open its door: only of active,
   * reachable members other than the viewer, never private; at most 200. For an asker, only of members who may be asked
   * now, without those that are no way for them at all. Those whose name or title match most of `words` come first,
   * then the confirmed and best rated. Each comes with its past introductions as of `now`.
   */
  to(organizationId: string, viewerId: string | null, words: string[], now: Date): Promise<Candidate[]>
  /** The same for several companies at once and no particular viewer, by company; those without ways are left out. */
  toEach(organizationIds: string[], viewerId: string | null, now: Date): Promise<Map<string, Candidate[]>>
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
