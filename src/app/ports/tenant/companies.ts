import type {
  CandidateName,
  Equal,
  Organization,
  Sought,
} from '../../../domain/matching/companies/found-organization.ts'

// Stored companies and the keys to look them up by; app/finding decides which of them are meant.

/**
 * A word, in how many names of the workspace it is (0: only in what private relationships tell of), and whether it only
 * begins with the whole name asked for.
 */
export type WordCount = { word: string; organizations: number; begun: boolean }

/** What is known of a name: how it was found, the companies, and the words around it. */
type Named = { equal: Equal[]; visible: Sought[]; around: WordCount[] }

export type OrganizationName = { name: string; key: string; compact: string }

/** Companies that are called alike and still no family: somebody said so. */
export type Families = {
  /** Records that two companies are not shown together; false when that is known. */
  part(one: string, other: string, now: Date): Promise<boolean>
  /** Forgets it; false when it is not known. */
  unpart(one: string, other: string): Promise<boolean>
  /** Companies parted from one, as the viewer may see them. */
  partedFrom(organizationId: string, viewerId: string): Promise<Sought[]>
}

export type Companies = Families & {
  /**
   * What is known of a name: companies with this compact key, or with a learned name of this key, then those where
   * somebody visible to the viewer uses the domain; one found several ways is repeated. Only those the viewer may see,
   * and each of them as in `describe`.
   */
  named(wanted: { key: string; compact: string; domain: string | null }, viewerId: string | null): Promise<Named>
  /**
   * Companies that may be meant by a key, matched by own and other names, a few hundred at most. What only others'
   * private relationships tell of takes no place among them; `describe` decides whether the rest may be seen.
   *
   * @param wanted `around`: the words around the key, as `named` counted them; `otherKeys`: keys of other names of what
   *   is asked for, companies that have such a name are `named`; `slips`: whether words one typo away are looked up too
   * @returns the companies, and how many of the workspace's names contain each word of theirs and the key's; words found
   *   in none are left out
   */
  candidates(
    wanted: { key: string; otherKeys: string[]; around: WordCount[]; slips: boolean },
    viewerId: string | null,
  ): Promise<{ candidates: CandidateName[]; counts: Map<string, number> }>
  /**
   * Companies with name and spellings from what the viewer may see, those with most people first; hidden ones left out.
   * A merged company is returned as the one it counts as, to viewers who may know it by its own name.
   *
   * @param ids the first `most` of them that may be seen are described
   * @param viewerId null: what any teammate may see
   */
  describe(ids: string[], viewerId: string | null, most: number): Promise<Sought[]>
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

/** A stored company, and its other names that somebody chose or that it was written with. */
export type KeyedCompany = {
  id: string
  name: string
  key: string
  aliases: { id: string; name: string; key: string; written: boolean }[]
}

/** The keys a company and its other names get. */
export type NewKeys = { id: string; key: string; compact: string; aliases: { id: string; key: string }[] }

/** Keys stored companies anew once the rules have changed, a part at a time. */
export type Rekeying = {
  /** The next companies to be keyed by a version of the rules; null once all are. */
  next(version: number, most: number): Promise<KeyedCompany[] | null>
  /**
   * Stores keys and index terms, and that these are done. A company whose new key another one has already becomes part
   * of that one, as if merged by hand: it can be split off again.
   */
  set(version: number, companies: NewKeys[], now: Date): Promise<void>
  /** Records that all companies are keyed by a version. */
  finish(version: number): Promise<void>
}
