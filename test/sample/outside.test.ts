import { describe, expect, it } from 'vitest'
import { normaliseOrganization } from '../../src/domain/matching/companies/organization-name.ts'
import { writeConnections } from '../../src/sample/connections.ts'
import { makeCompanies, makeOutsiders } from '../../src/sample/outside.ts'
import { createRandom } from '../../src/sample/random.ts'

const BROKEN = /\b(?:undefined|null|NaN)\b/i
const SEEDS = Array.from({ length: 100 }, (_, seed) => seed)

describe('the world outside the sample team', () => {
  it('has as many companies as it should, whatever the chance, and no two of one name', () => {
    for (const seed of SEEDS) {
      const companies = makeCompanies(createRandom(seed))
      expect(companies).toHaveLength(430)
      expect(new Set(companies.map((name) => normaliseOrganization(name).key)).size).toBe(companies.length)
      expect(companies.filter((name) => BROKEN.test(name))).toEqual([])
    }
  })

  it('writes no text with a hole in it', () => {
    const random = createRandom(1)
    const people = makeOutsiders(random, 2_300)
    expect(people.flatMap((person) => Object.values(person)).filter((text) => BROKEN.test(text))).toEqual([])
    expect(writeConnections(people, random, new Date('2026-11-24T00:00:00Z'))).not.toMatch(BROKEN)
  })
})
