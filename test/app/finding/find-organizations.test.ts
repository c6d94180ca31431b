import { describe, expect, it } from 'vitest'
import { type FindingCompanies, findOrganizations } from '../../../src/app/finding/find-organizations.ts'
import type { CandidateName, Equal } from '../../../src/domain/matching/companies/found-organization.ts'

const ACME = { key: 'acme', compact: 'acme', domain: null }

/** Companies that may be meant, some hidden from everybody; and what was looked up of them, in order. */
function companiesOf(known: { equal?: Equal[]; candidates?: CandidateName[]; hidden?: string[] }) {
  const asked: string[] = []
  const described = (ids: string[]) =>
    ids
      .filter((id) => !known.hidden?.includes(id))
      .map((id) => ({ id, soughtId: id, key: id, name: id, spellings: [id], people: 1, partners: 0, apart: false }))
  const companies: FindingCompanies = {
    async named() {
      asked.push('named')
      const equal = (known.equal ?? []).filter(({ id }) => !known.hidden?.includes(id))
      return { equal, visible: described([...new Set(equal.map(({ id }) => id))]), around: [] }
    },
    async candidates() {
      asked.push('candidates')
      return { candidates: known.candidates ?? [], counts: new Map() }
    },
    async describe(ids, _, most) {
      asked.push(`describe ${most} of ${ids.length}`)
      return described(ids).slice(0, most)
    },
  }
  return { companies, asked }
}

const alike = Array.from({ length: 50 }, (_, at) => ({ id: `company ${at}`, key: `acmee ${at}`, named: false }))

describe('companies are found', () => {
  it('by equality, with one look-up', async () => {
    const { companies, asked } = companiesOf({
      equal: [
        { id: 'acme', match: 'name', alias: null },
        { id: 'acme', match: 'domain', alias: null },
      ],
      candidates: alike,
    })
    expect(await findOrganizations(companies, ACME, null)).toMatchObject([{ id: 'acme', score: 1 }])
    expect(asked).toEqual(['named'])
  })

  it('by the domain of a country in that country first, unless somebody uses the domain', async () => {
    const named = (id: string, match: 'name' | 'domain' = 'name'): Equal => ({ id, match, alias: null })
    const inJapan = { ...ACME, domain: 'acme.co.jp' }
    const find = (used: boolean, wanted = inJapan) => {
      const acme = companiesOf({ equal: [named('acme', used ? 'domain' : 'name')] }).companies
      const there = companiesOf({ equal: [named('there')] }).companies
      const both: FindingCompanies = {
        ...acme,
        named: (one, viewerId) => (one.key === ACME.key ? acme : there).named(one, viewerId),
      }
      return findOrganizations(both, wanted, null)
    }
    expect((await find(false)).map(({ id, score }) => [id, score])).toEqual([
      ['there', 0.95],
      ['acme', 0.9],
    ])
    expect((await find(true)).map(({ id, score }) => [id, score])).toEqual([['acme', 0.95]])
    // A domain that stands for no country.
    expect((await find(false, { ...ACME, domain: 'acme.io' })).map(({ id }) => id)).toEqual(['acme'])
  })

  it('by likeness where nothing is equal that may be seen', async () => {
    const equal = [{ id: 'acme', match: 'name', alias: null }] as const
    const { companies, asked } = companiesOf({ equal: [...equal], candidates: alike.slice(0, 2), hidden: ['acme'] })
    expect(await findOrganizations(companies, ACME, null)).toHaveLength(2)
    expect(asked).toEqual(['named', 'candidates', 'describe 20 of 2'])
  })

  it('of many alike the likeliest alone are described, in one look-up whether some are hidden or not', async () => {
    const all = companiesOf({ candidates: alike })
    const [first] = await findOrganizations(all.companies, ACME, null)
    const some = companiesOf({ candidates: alike, hidden: [first?.id ?? ''] })
    for (const { companies, asked } of [companiesOf({ candidates: alike }), some]) {
      expect(await findOrganizations(companies, ACME, null)).toHaveLength(20)
      expect(asked).toEqual(['named', 'candidates', 'describe 20 of 50'])
    }
  })

  it('by nothing where even the likeliest would not be offered', async () => {
    const { companies, asked } = companiesOf({ candidates: [{ id: 'far', key: 'umbrella robotics', named: false }] })
    expect(await findOrganizations(companies, { ...ACME, onlyOffered: true }, null)).toEqual([])
    expect(asked).toEqual(['named', 'candidates'])
  })
})
