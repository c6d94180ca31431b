import { describe, expect, it } from 'vitest'
import { type FindingCompanies, findOrganizations } from '../../../src/app/finding/find-organizations.ts'
import type { CandidateName, Equal } from '../../../src/domain/matching/companies/found-organization.ts'

const ACME = { key: 'acme', compact: 'acme', domain: null }

/** Companies that may be meant, some hidden from everybody; and what was looked up of them, in order. */
function companiesOf(known: { equal?: Equal[]; candidates?: CandidateName[]; hidden?: string[] }) {
  const asked: string[] = []
  const companies: FindingCompanies = {
    async equal() {
      asked.push('equal')
      return known.equal ?? []
    },
    async candidates() {
      asked.push('candidates')
      return known.candidates ?? []
    },
    async wordCounts() {
      asked.push('wordCounts')
      return new Map()
    },
    async describe(ids) {
      asked.push(`describe ${ids.length}`)
      return ids
        .filter((id) => !known.hidden?.includes(id))
        .map((id) => ({ id, soughtId: id, key: id, name: id, spellings: [id], people: 1, partners: 0, apart: false }))
    },
  }
  return { companies, asked }
}

const alike = Array.from({ length: 50 }, (_, at) => ({ id: `company ${at}`, key: `acmee ${at}`, named: false }))

describe('companies are found', () => {
  it('by equality, with two look-ups', async () => {
    const { companies, asked } = companiesOf({
      equal: [
        { id: 'acme', match: 'name', alias: null },
        { id: 'acme', match: 'domain', alias: null },
      ],
      candidates: alike,
    })
    expect(await findOrganizations(companies, ACME, null)).toMatchObject([{ id: 'acme', score: 1 }])
    expect(asked).toEqual(['equal', 'describe 1'])
  })

  it('by the domain of a country in that country first, unless somebody uses the domain', async () => {
    const named = (id: string, match: 'name' | 'domain' = 'name'): Equal => ({ id, match, alias: null })
    const inJapan = { ...ACME, domain: 'acme.co.jp' }
    const { companies } = companiesOf({})
    const find = (used: boolean, wanted = inJapan) =>
      findOrganizations(
        {
          ...companies,
          equal: async ({ key }) =>
            key === 'acme japan' ? [named('there')] : key === 'acme' ? [named('acme', used ? 'domain' : 'name')] : [],
        },
        wanted,
        null,
      )
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
    expect(asked).toEqual(['equal', 'describe 1', 'candidates', 'wordCounts', 'describe 2'])
  })

  it('of many alike the likeliest alone are looked at, unless some of those are hidden', async () => {
    const all = companiesOf({ candidates: alike })
    expect(await findOrganizations(all.companies, ACME, null)).toHaveLength(20)
    expect(all.asked).toEqual(['equal', 'candidates', 'wordCounts', 'describe 20'])
    const [first] = await findOrganizations(all.companies, ACME, null)
    const some = companiesOf({ candidates: alike, hidden: [first?.id ?? ''] })
    expect(await findOrganizations(some.companies, ACME, null)).toHaveLength(20)
    expect(some.asked).toEqual(['equal', 'candidates', 'wordCounts', 'describe 20', 'describe 30'])
  })
})
