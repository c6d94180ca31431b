import type { Kinship } from '../matching/companies/near-names.ts'
import { nameMatches } from '../matching/people/person-name.ts'
import {
  type Band,
  bandOf,
  strength,
  type Tie,
  type Visibility,
  type Weakness,
  weaknessOf,
} from '../relationships/relationship.ts'
import { roleFit, roleMatches } from './role.ts'
import { seniority } from './seniority.ts'
import type { Whom } from './target.ts'
import { certainty, doorsOpened, freedom, helpfulness, promptness, type TrackRecord } from './track-record.ts'
import { ORDER_WEIGHTS, TIE_RULES } from './weights.ts'

/** One way to meet an ask, as stored in the database. */
export type Candidate = Tie & {
  /** The id used to ask for this way: the relationship's or, through a partner, that of the tie to the company. */
  wayId: string
  relationshipId: string
  memberId: string
  connector: string
  person: string
  title: string | null
  /** The company looked for. */
  organizationId: string
  organization: string
  how: string | null
  visibility: Visibility
  /** Who handed the tie over: empty where they are erased since; null or left out where nobody did. */
  handedOver?: string | null
  /** If the person is a partner who can open the company's door: the company they work at themselves. */
  partner: { organization: string } | null
  /** What past introductions say. */
  record: TrackRecord
}

/** A path asker → connector → person, or asker → connector → partner → organization, weighed. */
export type Path = Candidate & {
  /** 0 to 1. */
  strength: number
  band: Band
  weakness: Weakness | null
  /** Whether the person is the one asked for; true if nobody in particular was. */
  fits: boolean
}

/** Paths shown at once: more would be a list to study, not an answer. */
const SHORTLIST = 6
/** How many of them are reserved for moderate ties, which open more doors than their strength suggests. */
const MODERATE_PLACES = 2
/** Most paths per connector: one with many ties must not hide the others. */
const PER_CONNECTOR = 3

/** Weighs and sorts the candidates: those asked for first, then by `orderScore`. */
export function rankPaths(candidates: Candidate[], whom: Whom | null, now: Date): Path[] {
  return candidates
    .map((candidate) => {
      const path = weighPath(candidate, whom, now)
      return { path, score: orderScore(path, whom) }
    })
    .sort((a, b) => Number(b.path.fits) - Number(a.path.fits) || b.score - a.score || compare(a.path, b.path))
    .map(({ path }) => path)
}

/**
 * Sorts companies of a family: its head first; then by their best way in, whoever was asked for first, then the
 * strongest; companies without one last, and ties in their original order.
 *
 * @param companies each with its ways in, best first
 */
export function rankNear<C extends { kinship: Kinship; paths: Path[] }>(companies: C[]): C[] {
  const best = ({ paths: [first] }: C) => (first ? Number(first.fits) + first.strength : -1)
  const isHead = ({ kinship }: C) => Number(kinship === 'head')
  return companies.toSorted((a, b) => isHead(b) - isHead(a) || best(b) - best(a))
}

/** Ways into similarly named companies shown at once, and per company. */
const NEAR_PLACES = 5
const PER_NEAR_COMPANY = 3

/**
 * The few ways worth showing into similarly named companies: the best of each before the second best of any.
 *
 * @param companies each with its ways in, best first, as sorted by `rankNear`
 * @returns those of each company, in the same order
 */
export function shortlistNear<P>(companies: { paths: P[] }[]): P[][] {
  const taken = companies.map(() => 0)
  let places = NEAR_PLACES
  for (let round = 0; round < PER_NEAR_COMPANY; round++)
    for (const [at, { paths }] of companies.entries())
      if (places > 0 && paths.length > round) {
        taken[at] = round + 1
        places -= 1
      }
  return companies.map(({ paths }, at) => paths.slice(0, taken[at]))
}

/** A candidate with its strength, band and weak link; through a partner, both steps count. */
export function weighPath(candidate: Candidate, whom: Whom | null, now: Date): Path {
  const value = strength(candidate, now) * (candidate.partner ? TIE_RULES.secondStep : 1)
  const weakness = weaknessOf(candidate, now)
  return { ...candidate, strength: value, band: bandOf(value), weakness, fits: fits(candidate, whom) }
}

/** What one weight adds to a path's score. */
export type OrderPart = { weight: keyof typeof ORDER_WEIGHTS; adds: number }

/**
 * The parts of a path's score, by the weights in weights.ts; each is between 0 and its weight. The person's title does
 * not count for a sealed tie, so that nobody can find out by asking.
 */
export function orderParts(path: Path, whom: Whom | null): OrderPart[] {
  const title = path.visibility === 'open' && !path.partner ? path.title : null
  const values: Record<OrderPart['weight'], number> = {
    strength: path.strength * certainty(path.record),
    answers: helpfulness(path.record),
    doors: doorsOpened(path.record),
    fit: path.fits ? 1 : whom?.kind === 'role' && title !== null ? roleFit(whom.text, title) : 0,
    promptness: promptness(path.record),
    seniority: seniority(title),
    load: freedom(path.record),
  }
  return WEIGHTS.map((weight) => ({ weight, adds: values[weight] * ORDER_WEIGHTS[weight] }))
}

const WEIGHTS = ['strength', 'answers', 'doors', 'fit', 'promptness', 'seniority', 'load'] as const

/**
 * The score paths are sorted by, 0 to 1. It includes what connectors keep private, so it is never shown: people see
 * the band, which only describes the tie.
 */
export function orderScore(path: Path, whom: Whom | null): number {
  return orderParts(path, whom).reduce((sum, part) => sum + part.adds, 0)
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
  // Asking for names must not reveal who is behind a sealed tie; a partner works elsewhere.
  if (candidate.visibility === 'sealed' || candidate.partner) return false
  return isMeant(candidate, whom)
}

/** Whether a person is the one wanted, by title or name. */
export function isMeant(person: { person: string; title: string | null }, whom: Whom): boolean {
  if (whom.kind === 'role') return person.title !== null && roleMatches(whom.text, person.title)
  return nameMatches(whom.text, person.person)
}

function compare(a: Candidate, b: Candidate): number {
  return a.connector.localeCompare(b.connector, 'en') || a.wayId.localeCompare(b.wayId)
}
