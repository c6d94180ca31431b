import type {
  CandidateName,
  Equal,
  Organization,
  Sought,
} from '../../../domain/matching/companies/found-organization.ts'

// Stored companies and the keys to look them up by; app/finding decides which of them are meant.

export type OrganizationName = { name: string; key: string; compact: string }

export type Companies = {
  /**
   * Companies with this compact key, or with a learned name of this key, then those where somebody visible to the
   * viewer uses the domain; one found several ways is repeated. `describe` decides whether they may be seen.
   */
  equal(wanted: { key: string; compact: string; domain: string | null }, viewerId: string | null): Promise<Equal[]>
  /**
   * Companies that may be meant by a key, matched by own and other names, a few hundred at most. Own names are
   * those of all companies: `describe` decides whether they may be seen. Other names are those the viewer may know.
   *
   * @param otherKeys keys of other names of what is asked for; companies that have such a name are `named`
   */
  candidates(key: string, otherKeys: string[], viewerId: string | null): Promise<CandidateName[]>
  /** How many of the workspace's names contain each word; words found in none are left out. */
  wordCounts(words: string[]): Promise<Map<string, number>>
  /**
   * Companies with name and spellings from what the viewer may see, those with most people first; hidden ones left out.
   * A merged company is returned as the one it counts as, to viewers who may know it by its own name.
   *
   * @param viewerId null: what any teammate may see
   */
  describe(ids: string[], viewerId: string | null): Promise<Sought[]>
  /** A single company as in `describe`; null when it is hidden or gone. */
  get(id: string, viewerId: string | null): Promise<Organization | null>
  /** Adds another name that finds the company from now on; null when it already did. */
  addAlias(
    alias: { organizationId: string; name: string; key: string; origin: string },
    now: Date,
  ): Promise<string | null>
  /** Removes another name from its company; null when there is none. */
  removeAlias(id: string): Promise<{ organizationId: string; name: string } | null>
  /**
   * Names of companies whose key, or a word in it, starts with `key`: matches at the start of the key first, each group
   * in alphabetical order. Only what is visible to the viewer.
   */
  suggest(key: string, viewerId: string, limit: number): Promise<string[]>
}
