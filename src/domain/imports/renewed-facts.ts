import type { Source } from '../relationships/relationship.ts'

/** What an import may write to a relationship: facts from the list, never the owner's own statements. */
export type Facts = {
  name: string
  title: string | null
  /** The company it counts towards, and the one merged into it under whose name it was written. */
  organizationId: string | null
  mergedFromId: string | null
  spelling: string | null
  domain: string | null
  /** `yyyy-mm-dd`. */
  since: string | null
}

/**
 * The facts of a relationship after an import. What its owner logged is kept and only added to; what came from a list
 * is replaced by a newer one. A list that names no company removes none.
 *
 * @returns null if nothing changes
 */
export function renewedFacts(known: Facts & { source: Source }, listed: Facts): Facts | null {
  const own = known.source === 'log'
  const pick = <T>(held: T | null, told: T | null) => (own ? (held ?? told) : (told ?? held))
  const keepsCompany = own ? known.organizationId !== null : listed.organizationId === null && listed.spelling === null
  const { organizationId, mergedFromId, spelling } = keepsCompany ? known : listed
  const next: Facts = {
    name: own ? known.name : listed.name,
    title: pick(known.title, listed.title),
    organizationId,
    mergedFromId,
    spelling,
    domain: pick(known.domain, listed.domain),
    since: pick(known.since, listed.since),
  }
  return FACTS.every((fact) => next[fact] === known[fact]) ? null : next
}

const FACTS = ['name', 'title', 'organizationId', 'mergedFromId', 'spelling', 'domain', 'since'] as const
