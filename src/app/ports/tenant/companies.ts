// What is remembered of companies, and how they are found.

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

export type Companies = {
  /**
   * Companies that may be meant, best first: equal key or compact key or alias, then domain, then similar names (at
   * most 20, by their score), those of a well-known other name among them. `similar` is asked for only where nothing is equal. Companies known only
   * through others' private relationships are not among them. `viewerId` null: what any teammate may see.
   */
  find(query: {
    key: string
    compact: string
    domain: string | null
    viewerId: string | null
    /** Keys of other names it was asked for by, at once: "Acme (formerly Apex)". */
    otherKeys?: string[]
  }): Promise<FoundOrganization[]>
  get(id: string, viewerId: string | null): Promise<FoundOrganization | null>
  /** Another name of a company, from now on found by it; null when it was so before. */
  addAlias(
    alias: { organizationId: string; name: string; key: string; origin: string },
    now: Date,
  ): Promise<string | null>
  /** Takes another name from its company; null when it has none such. */
  removeAlias(id: string): Promise<{ organizationId: string; name: string } | null>
  /**
   * Names of companies whose key, or a word in it, starts with `key`: those whose key does come first, each lot in the
   * order of the alphabet. Like find it knows only what is visible to the viewer.
   */
  suggest(key: string, viewerId: string, limit: number): Promise<string[]>
}
