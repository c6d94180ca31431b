import { readCompany } from '../../../src/app/companies/organization.ts'
import type { FindingCompanies } from '../../../src/app/finding/find-organizations.ts'
import type { WordCount } from '../../../src/app/ports/tenant/companies.ts'
import type { CandidateName, Sought } from '../../../src/domain/matching/companies/found-organization.ts'
import { normaliseOrganization, ofKey } from '../../../src/domain/matching/companies/organization-name.ts'
import {
  lookUpTermsOf,
  neighboursOf,
  slipsOf,
  termsOf,
  wordsOf,
} from '../../../src/domain/matching/companies/organization-terms.ts'
import { writtenNames } from '../../../src/domain/matching/companies/written-names.ts'
import { planLookUps } from '../../../src/store/companies/look-ups.ts'

// The store's look-ups of companies (src/store/companies/similar-organizations.ts) without a database: same terms, same
// plan, same limits, so that a rule can be measured by leaving it out, index and all, in seconds.

const LIMITS = { together: 300, slipped: 50, alias: 100, begun: 5, beginning: 5 }

type Company = { id: string; key: string; name: string; terms: string[]; rows: number[] }
type Alias = { company: Company; key: string }

export type InMemory = {
  companies: FindingCompanies
  /** The rows of each company. */
  rowsOf: ReadonlyMap<string, number[]>
}

export function indexInMemory(rows: readonly { id: number; name: string }[]): InMemory {
  const byCompact = new Map<string, Company>()
  const byTerm = new Map<string, Company[]>()
  const aliasesByTerm = new Map<string, Alias[]>()
  const aliasesByKey = new Map<string, Alias[]>()
  const counts = new Map<string, number>()
  const neighbours = new Map<string, string[]>()
  const byKey = new Map<string, Company>()

  const count = (key: string) => {
    for (const word of wordsOf(normaliseOrganization(key))) {
      const known = counts.get(word) ?? 0
      counts.set(word, known + 1)
      if (known === 0) for (const neighbour of neighboursOf(word)) push(neighbours, neighbour, word)
    }
  }
  const compacts = new Map<string, Company[]>()
  for (const { id, name } of rows) {
    const organization = readCompany(name)?.organization
    if (!organization) continue
    const { key, compact } = organization
    let company = byKey.get(key)
    if (!company) {
      company = {
        id: String(byKey.size).padStart(7, '0'),
        key,
        name,
        terms: termsOf(normaliseOrganization(key)),
        rows: [],
      }
      byKey.set(key, company)
      for (const term of company.terms) push(byTerm, term, company)
      push(compacts, compact, company)
      byCompact.set(compact, company)
      count(key)
    }
    company.rows.push(id)
    for (const other of writtenNames(name)) {
      const alias = { company, key: other.key }
      if (aliasesByKey.get(other.key)?.some((one) => one.company === company)) continue
      push(aliasesByKey, other.key, alias)
      for (const term of termsOf(normaliseOrganization(other.key))) push(aliasesByTerm, term, alias)
      count(other.key)
    }
  }
  const sortedWords = [...counts.keys()].sort()

  const begunBy = (compact: string): string[] => {
    if ([...compact].length < LIMITS.beginning) return []
    let [low, high] = [0, sortedWords.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sortedWords[middle] ?? '') <= compact) low = middle + 1
      else high = middle
    }
    return sortedWords.slice(low, low + LIMITS.begun).filter((word) => word.startsWith(compact))
  }
  const countAround = (key: string, terms: string[]): WordCount[] => {
    const name = ofKey(key)
    const words = wordsOf(name)
    const around = words.flatMap(slipsOf).flatMap((slip) => neighbours.get(slip) ?? [])
    return [
      ...[...new Set([...around, ...words, ...terms])].flatMap((word) => {
        const organizations = counts.get(word)
        return organizations === undefined ? [] : [{ word, organizations, begun: false }]
      }),
      ...begunBy(name.compact).map((word) => ({ word, organizations: counts.get(word) ?? 0, begun: true })),
    ]
  }

  const companies: FindingCompanies = {
    named: async ({ key, compact }) => {
      const equal = (compacts.get(compact) ?? []).map(({ id }) => ({ id, match: 'name' as const, alias: null }))
      const around = countAround(key, lookUpTermsOf(ofKey(key)))
      return { equal, visible: equal.map(({ id }) => described(byId.get(id))), around }
    },
    describe: async (ids, _, most) => ids.slice(0, most).map((id) => described(byId.get(id))),
    candidates: async ({ key, otherKeys, around }) => {
      const terms = lookUpTermsOf(ofKey(key))
      const plan = planLookUps(ofKey(key), terms, around)
      const found = new Map<string, CandidateName>()
      const add = (some: Iterable<{ id: string; key: string }>, named = false) => {
        for (const one of some) found.set(`${one.id} ${one.key} ${named}`, { id: one.id, key: one.key, named })
      }
      add(some(plan.rare, LIMITS.together))
      for (const lookUp of plan.lookUps) add(having(lookUp.terms).slice(0, lookUp.most))
      const slips = new Set(plan.slipped.slips)
      for (const word of plan.slipped.with)
        add(
          (byTerm.get(word) ?? [])
            .filter(({ terms }) => terms.some((term) => slips.has(term)))
            .slice(0, LIMITS.slipped),
        )
      const named = new Set(otherKeys.map((other) => ofKey(other).compact))
      for (const compact of new Set([...terms, ...named])) add(compacts.get(compact) ?? [], named.has(compact))
      const aliases = new Set(plan.aliasTerms.flatMap((term) => aliasesByTerm.get(term) ?? []))
      add([...aliases].slice(0, LIMITS.alias).map((alias) => ({ id: alias.company.id, key: alias.key })))
      for (const other of [key, ...otherKeys])
        add(
          (aliasesByKey.get(other) ?? []).map((alias) => ({ id: alias.company.id, key: alias.key })),
          true,
        )
      const candidates = [...found.values()]
      const words = new Set([key, ...candidates.map((one) => one.key)].flatMap((one) => one.split(' ')))
      const counted = [...words].flatMap((word): [string, number][] =>
        counts.has(word) ? [[word, counts.get(word) ?? 0]] : [],
      )
      return { candidates, counts: new Map(counted) }
    },
  }
  const byId = new Map([...byKey.values()].map((company) => [company.id, company]))

  function some(terms: string[], most: number): Company[] {
    return [...new Set(terms.flatMap((term) => byTerm.get(term) ?? []))]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, most)
  }
  function having([first = '', ...more]: string[]): Company[] {
    const lists = [first, ...more].map((term) => byTerm.get(term) ?? []).sort((a, b) => a.length - b.length)
    return (lists[0] ?? []).filter(({ terms }) => [first, ...more].every((term) => terms.includes(term)))
  }

  return { companies, rowsOf: new Map([...byId].map(([id, company]) => [id, company.rows])) }
}

function described(company: Company | undefined): Sought {
  if (!company) throw new Error('No such company.')
  const { id, key, name, rows } = company
  return { id, soughtId: id, key, name, spellings: [name], people: rows.length, partners: 0, apart: false }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
