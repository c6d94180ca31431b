import type { Candidate } from '../domain/ranking.ts'

// What is remembered of companies, and the ways into them.

export type OrganizationName = { name: string; key: string; compact: string }

/** A company found for an ask, as the viewer may see it: name and spellings come from relationships visible to them. */
export type FoundOrganization = {
  id: string
  key: string
  name: string
  spellings: string[]
  /** How many visible relationships there are. */
  people: number
  /** How many visible partners can open its door. */
  partners: number
  /** Whether it was split off from the one of the same key. */
  apart: boolean
  match: 'name' | 'domain' | 'similar'
  /** How sure it is that this company is meant, 0 to 1, and why in a few words. */
  score: number
  reason: string
  /** The learned name it was found by. */
  alias: { id: string; name: string } | null
}

export type OrganizationVerbs = {
  /**
   * Companies that may be meant, best first: equal key or compact key or alias, then domain, then similar names (at
   * most 20, by their score), those of a well-known other name among them. `similar` is asked for only where nothing is equal. Companies known only
   * through others' private relationships are not among them. `viewerId` null: what any teammate may see.
   */
  findOrganizations(query: {
    key: string
    compact: string
    domain: string | null
    viewerId: string | null
    /** Keys of other names it was asked for by, at once: "Acme (formerly Apex)". */
    otherKeys?: string[]
  }): Promise<FoundOrganization[]>
  organization(id: string, viewerId: string | null): Promise<FoundOrganization | null>
  /** Another name of a company, from now on found by it; null when it was so before. */
  addAlias(
    alias: { organizationId: string; name: string; key: string; origin: string },
    now: Date,
  ): Promise<string | null>
  /** Takes another name from its company; null when it has none such. */
  removeAlias(id: string): Promise<{ organizationId: string; name: string } | null>
  /**
   * Names of companies whose key, or a word in it, starts with `key`: those whose key does come first, each lot in the
   * order of the alphabet. Like findOrganizations it knows only what is visible to the viewer.
   */
  suggestOrganizations(key: string, viewerId: string, limit: number): Promise<string[]>
  /**
   * Ways into a company for this viewer, to people there and to partners who can open its door: of active members in
   * reach other than the viewer, never private; at most 200. For an asker only of members who may be asked now, and not
   * those that are no way for them at all. Those whose name or title hold most of `words` come first, then the confirmed
   * and best rated. Each comes with what past introductions say at `now`.
   */
  candidates(organizationId: string, viewerId: string | null, words: string[], now: Date): Promise<Candidate[]>
  /** The same for several companies at once and nobody in particular, by company; one without ways is left out. */
  candidatesOf(organizationIds: string[], viewerId: string | null, now: Date): Promise<Map<string, Candidate[]>>
  /**
   * Ways to people at any company whose owners' own words about them hold a word of each group; open ties only, at most
   * 200, of members who may be asked now.
   */
  candidatesByWords(groups: string[][], viewerId: string, now: Date): Promise<Candidate[]>
  /**
   * One of these ways, whoever may be asked now, kept as it is until this transaction ends; past introductions are not
   * counted.
   */
  candidate(wayId: string, viewerId: string): Promise<Candidate | null>
  /** The viewer's own people there. */
  ownPeople(organizationId: string, viewerId: string): Promise<string[]>
}
