import { describe, expect, it } from 'vitest'
import {
  decide,
  matchOrganizations,
  rankMatches,
} from '../../../../src/domain/matching/companies/organization-match.ts'
import { normaliseOrganization } from '../../../../src/domain/matching/companies/organization-name.ts'
import { rarityOf } from '../../../../src/domain/matching/word-rarity.ts'
import { makeNames, seeded } from '../../../bench/name-set.ts'

// Invented companies, and each written as people write it: the one that is meant must come first among all of them.

const FORM = / (?:Inc\.|Ltd|GmbH|S\.A\.|AB|LLC|B\.V\.|S\.p\.A\.|Pty Ltd|Co\., Ltd\.)$/
const names = [...new Set(makeNames(100, 11).map((name) => name.replace(FORM, '')))]
const known = names.map((name) => normaliseOrganization(name))
const counts = new Map<string, number>()
for (const word of known.flatMap(({ tokens }) => [...new Set(tokens)])) counts.set(word, (counts.get(word) ?? 0) + 1)
const rarity = (word: string) => rarityOf(word, counts.get(word) ?? 0)

/** The best of all names for a query, and what is decided. */
function resolve(query: string) {
  const asked = normaliseOrganization(query)
  const ranked = rankMatches(known.map((name, at) => ({ at, ...matchOrganizations(asked, name, rarity) })))
  return { name: names[ranked[0]?.at ?? 0], decision: decide(ranked) }
}

const random = seeded(7)
const place = (text: string) => 1 + Math.floor(random() * (text.length - 2))
const without = (word: string, at: number) => word.slice(0, at) + word.slice(at + 1)
/** Names whose first word is long enough for a slip to leave it alone. */
const LONG = names.filter((name) => name.indexOf(' ') >= 6)

/** The first word of a name changed; trades may be the same in many. */
const first = (change: (word: string) => string) => (name: string) => name.replace(/^\S+/, change)

/** How a name is written, and the least share found first. */
const VARIANTS: [kind: string, write: (name: string) => string, least: number][] = [
  ['legal form', (name) => `The ${name.toUpperCase()} GmbH & Co. KG`, 1],
  ['accents', (name) => name.replaceAll('a', 'á').replaceAll('o', 'ö'), 1],
  ['a letter missing', first((word) => without(word, place(word))), 0.95],
  ['letters swapped', first((word) => word.replace(/(?<=^..)(.)(.)/, '$2$1')), 0.97],
  ['a letter doubled', first((word) => word.replace(/(?<=^..)(.)/, '$1$1')), 0.97],
  ['no spaces', (name) => name.replaceAll(' ', ''), 1],
  ['another order', (name) => name.split(' ').reverse().join(' '), 1],
  ['a group', (name) => `${name} Group`, 1],
  ['a country', (name) => `${name} (Deutschland)`, 0.97],
  ['another word for its trade', (name) => name.replace(/Labs$/, 'Laboratories').replace(/Bank$/, 'Banco'), 1],
]

describe('a name among many', () => {
  it.each(VARIANTS)('is found with %s', (_, write, least) => {
    const found = LONG.filter((name) => resolve(write(name)).name === name)
    expect(found.length / LONG.length).toBeGreaterThanOrEqual(least)
  })
  it('is never taken for another with its first word and another trade', () => {
    const others = names
      .map((name) => name.replace(/ \S+$/, ' Undertakers'))
      .filter((name) => name.split(' ').length === 2)
    for (const other of others) expect([other, resolve(other).decision]).not.toEqual([other, 'sure'])
  })
  it('that is not there is taken for none', () => {
    const absent = makeNames(200, 12)
      .map((name) => name.replace(FORM, ''))
      .filter((name) => !names.includes(name))
    expect(absent.filter((name) => resolve(name).decision === 'sure')).toEqual([])
    expect(absent.filter((name) => resolve(name).decision !== 'none').length / absent.length).toBeLessThan(0.05)
  })
})
