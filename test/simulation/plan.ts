import type { Chance } from './chance.ts'

// The team of a simulation, whom they know and what they will ask for: a pure function of its seed and size.

export type Size = { members: number; companies: number; relationships: number; asks: number; days: number }

export const QUARTER: Size = { members: 200, companies: 300, relationships: 3_000, asks: 2_000, days: 90 }
/** As small as still holds every kind of favour: for the tests. */
export const NINE_DAYS: Size = { members: 12, companies: 10, relationships: 50, asks: 36, days: 9 }

export type PlannedMember = {
  user: string
  name: string
  timeZone: string
  budget: number
  quietFrom: number
  quietUntil: number
  /** Days of the snooze they begin with; null for none. */
  snooze: 7 | 30 | null
  noGo: { company: string; teammate: string } | null
}

type PlannedTie = {
  user: string
  name: string
  title: string
  organization: string
  how: string
  rating: string
}

/** `minute` counts from the start; `token` is a word of its reason that stands in no other ask. */
export type PlannedAsk = {
  minute: number
  user: string
  company: string
  token: string
  seenIn: 'connectors' | 'digest'
}

export type Plan = {
  members: PlannedMember[]
  /** Known from the start, and logged on some later minute. */
  ties: PlannedTie[]
  laterTies: (PlannedTie & { minute: number })[]
  asks: PlannedAsk[]
  days: number
}

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'America/Los_Angeles',
  'Asia/Tokyo',
  'Pacific/Auckland',
  'America/Sao_Paulo',
  'Europe/London',
]
const GIVEN =
  'Mira Tomas Leila Hugo Priya Oskar Nadia Felix Yuki Amara Rafael Ingrid Samir Clara Dmitri Wanda Kofi Elena'
const FAMILY =
  'Solberg Novak Haddad Moreau Iyer Lindqvist Petrov Okoye Tanaka Castillo Brandt Farouk Weber Silva Kowalski'
const TITLES = ['Head of Logistics', 'CFO', 'VP Sales', 'Buyer', 'Chief Engineer', 'Office Manager']
const TRADES = ['Foods', 'Logistics', 'Software', 'Energy', 'Media', 'Health', 'Capital', 'Bakery']
const SYLLABLES = 'bar con dul fex gir hom kas lun mev nor pax qui rol sat tev ulm vok wen xan zir'.split(' ')
/** How many people of a company the team can know. */
const PEOPLE = 5
const DAY = 24 * 60

export function planTeam(chance: Chance, size: Size): Plan {
  const among = <T>(list: readonly T[], ...names: (string | number)[]): T => at(list, chance(...names))
  const members = Array.from({ length: size.members }, (_, n) => memberOf(n))
  const companies = Array.from({ length: size.companies }, (_, n) => companyOf(n))
  // Squared and more: a few are popular, most are rare.
  const skewed = <T>(list: readonly T[], ...names: (string | number)[]): T => at(list, chance(...names) ** 2.2)
  const tieOf = (n: number): PlannedTie => {
    const organization = skewed(companies, 'tie-company', n)
    const person = Math.floor(chance('tie-person', n) * PEOPLE)
    return {
      user: skewed(members, 'tie-member', n).user,
      name: `${among(words(GIVEN), organization, person, 'given')} ${capital(syllables(person * 61 + companies.indexOf(organization) * 7))}${syllables(person)}`,
      title: among(TITLES, organization, person),
      organization,
      how: `worked together ${2010 + Math.floor(chance('tie-since', n) * 14)}`,
      rating: String(1 + Math.floor(chance('tie-rating', n) * 5)),
    }
  }

  function memberOf(n: number): PlannedMember {
    const [given, family] = [words(GIVEN), words(FAMILY)]
    const quietFrom = among([17, 18, 20, 22], 'quiet-from', n)
    return {
      user: `user-${n}`,
      name: `${given[n % given.length]} ${family[Math.floor(n / given.length) % family.length]}`,
      timeZone: among(ZONES, 'zone', n),
      budget: chance('has-budget', n) < 0.6 ? 2 : Math.floor(chance('budget', n) * 7),
      quietFrom: chance('no-quiet', n) < 0.1 ? 0 : quietFrom,
      quietUntil: chance('no-quiet', n) < 0.1 ? 0 : among([7, 8, 9], 'quiet-until', n),
      snooze: chance('snoozed', n) < 0.08 ? among([7, 30] as const, 'snooze', n) : null,
      noGo: null,
    }
  }

  const ties = Array.from({ length: size.relationships }, (_, n) => tieOf(n))
  for (const [n, member] of members.entries()) {
    if (chance('has-no-go', n) >= 0.15) continue
    const known = ties.filter((tie) => tie.user === member.user)
    const other = at(members, chance('no-go-teammate', n))
    member.noGo = {
      company: known[0]?.organization ?? '',
      teammate: other.user === member.user ? '' : other.name,
    }
  }
  const laterCount = Math.ceil(size.relationships / 20)
  const minuteIn = (...names: (string | number)[]) => 60 + Math.floor(chance(...names) * (size.days * DAY - 60))
  return {
    members,
    ties,
    laterTies: Array.from({ length: laterCount }, (_, n) => ({
      ...tieOf(size.relationships + n),
      minute: minuteIn('later', n),
    })),
    asks: Array.from({ length: size.asks }, (_, n) => ({
      minute: minuteIn('ask', n),
      user: among(members, 'asker', n).user,
      company: skewed(companies, 'ask-company', n),
      token: `reason${n}x`,
      seenIn: chance('seen-in', n) < 0.4 ? 'digest' : 'connectors',
    })),
    days: size.days,
  }
}

/** Names of two words, no two of which are alike. */
function companyOf(n: number): string {
  return `${capital(syllables(n * 53 + 17))}${syllables(n)} ${TRADES[n % TRADES.length]}`
}

function syllables(n: number): string {
  const count = SYLLABLES.length
  return `${SYLLABLES[Math.floor(n / count) % count]}${SYLLABLES[n % count]}`
}

const words = (text: string) => text.split(' ')
const capital = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

function at<T>(list: readonly T[], chance: number): T {
  const one = list[Math.floor(chance * list.length)]
  if (one === undefined) throw new Error('Nothing to choose from.')
  return one
}
