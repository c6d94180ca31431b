import { nameMatches } from './person-name.ts'
import { type Band, bandOf, strength, type Tie, type Visibility } from './relationship.ts'
import { roleMatches } from './role.ts'
import type { Whom } from './target.ts'

/** One way an ask can be met, as the database holds it. */
export type Candidate = Tie & {
  relationshipId: string
  memberId: string
  connector: string
  person: string
  title: string | null
  organizationId: string
  organization: string
  how: string | null
  visibility: Visibility
}

/** A path asker → connector → person, weighed. */
export type Path = Candidate & {
  /** 0 to 1. */
  strength: number
  band: Band
  /** Whether the person is who was asked for; true when nobody in particular was. */
  fits: boolean
}

/** Paths people see at once: more would be a list to study, not an answer. */
const SHORTLIST = 6
/** Of which so many are kept for moderate ties, which open more doors than their strength says. */
const MODERATE_PLACES = 2
/** One connector with many ties must not hide the others. */
const PER_CONNECTOR = 3

/** Weighs the candidates and puts them in order: those who were asked for first, then the strongest. */
export function rankPaths(candidates: Candidate[], whom: Whom | null, now: Date): Path[] {
  return candidates
    .map((candidate): Path => {
      const value = strength(candidate, now)
      return { ...candidate, strength: value, band: bandOf(value), fits: fits(candidate, whom) }
    })
    .sort((a, b) => Number(b.fits) - Number(a.fits) || b.strength - a.strength || compare(a, b))
}

/**
 * The few paths worth showing: the strongest, at most three a connector, with two places for good ties where strong
 * ones would fill the list. Weak ties bring more new contacts than close ones do (Granovetter 1973; Rajkumar et al.,
 * Science 2022, on 20 million people), so they are never crowded out.
 */
export function shortlist<P extends Path>(paths: P[]): P[] {
  const seen = new Map<string, number>()
  const fair = paths.filter((path) => {
    const count = seen.get(path.memberId) ?? 0
    seen.set(path.memberId, count + 1)
    return count < PER_CONNECTOR
  })
  const first = fair.slice(0, SHORTLIST - MODERATE_PLACES)
  const rest = fair.slice(SHORTLIST - MODERATE_PLACES)
  const moderate = rest.filter((path) => path.band === 'good').slice(0, MODERATE_PLACES)
  const others = rest.filter((path) => !moderate.includes(path)).slice(0, MODERATE_PLACES - moderate.length)
  return [...first, ...rest.filter((path) => moderate.includes(path) || others.includes(path))]
}

function fits(candidate: Candidate, whom: Whom | null): boolean {
  if (whom === null) return true
  // Who is behind a sealed tie is not for the asker to find out by asking for names.
  if (candidate.visibility === 'sealed') return false
  return isMeant(candidate, whom)
}

/** Whether a person is who is wanted, by title or name. */
export function isMeant(person: { person: string; title: string | null }, whom: Whom): boolean {
  if (whom.kind === 'role') return person.title !== null && roleMatches(whom.text, person.title)
  return nameMatches(whom.text, person.person)
}

function compare(a: Candidate, b: Candidate): number {
  return a.connector.localeCompare(b.connector, 'en') || a.relationshipId.localeCompare(b.relationshipId)
}
