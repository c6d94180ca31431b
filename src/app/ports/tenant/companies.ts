import type {
  CandidateName,
  Equal,
  Organization,
  Sought,
} from '../../../domain/matching/companies/found-organization.ts'

// What is remembered of companies, and what they are looked up by; which of them are meant is found in app/finding.

export type OrganizationName = { name: string; key: string; compact: string }

export type Companies = {
  /**
   * Companies of this compact key, or with a learned name of this key, then those where somebody the viewer may see uses
   * the domain; one that was found several ways comes several times. Whether they may be seen says `describe`.
   */
  equal(wanted: { key: string; compact: string; domain: string | null }, viewerId: string | null): Promise<Equal[]>
  /**
   * Companies that may be meant by a key, by their own and by their other names, a few hundred at most. Own names are
   * those of all companies: whether they may be seen says `describe`. Other names are those the viewer may know.
   *
   * @param otherKeys keys of other names of what is asked for; companies that have such a name are `named`
   */
  candidates(key: string, otherKeys: string[], viewerId: string | null): Promise<CandidateName[]>
  /** In how many names of the workspace words stand; those that are in none are left out. */
  wordCounts(words: string[]): Promise<Map<string, number>>
  /**
   * Companies with name and spellings from what the viewer may see, those with most people first; the hidden left out.
   * One that was merged is the one it counts as, for who may know of it by its own name.
   *
   * @param viewerId null: what any teammate may see
   */
  describe(ids: string[], viewerId: string | null): Promise<Sought[]>
  /** One of these; null when it is hidden, or gone. */
  get(id: string, viewerId: string | null): Promise<Organization | null>
  /** Another name of a company, from now on found by it; null when it was so before. */
  addAlias(
    alias: { organizationId: string; name: string; key: string; origin: string },
    now: Date,
  ): Promise<string | null>
  /** Takes another name from its company; null when it has none such. */
  removeAlias(id: string): Promise<{ organizationId: string; name: string } | null>
  /**
   * Names of companies whose key, or a word in it, starts with `key`: those whose key does come first, each lot in the
   * order of the alphabet. Only what is visible to the viewer is known.
   */
  suggest(key: string, viewerId: string, limit: number): Promise<string[]>
}
