import { describe, expect, it } from 'vitest'
import { scoreCandidates } from '../../../../src/domain/matching/companies/found-organization.ts'
import { normaliseOrganization, ofKey } from '../../../../src/domain/matching/companies/organization-name.ts'
import { lookUpTermsOf, slipsOf, termsOf } from '../../../../src/domain/matching/companies/organization-terms.ts'
import { writtenNames } from '../../../../src/domain/matching/companies/written-names.ts'

// No step of matching may take the square of a word's length: at this length that would be hours.
const LONG = 200_000

/** One word of so many letters, all alike, in turns, or of usual words. */
const words: [string, (length: number) => string][] = [
  ['one letter', (length) => 'a'.repeat(length)],
  ['two letters in turns', (length) => 'ab'.repeat(length / 2)],
  ['a usual word again and again', (length) => 'acmegroup'.repeat(length / 9)],
  ['kana', (length) => 'クオレン'.repeat(length / 4)],
  ['han', (length) => '大学北京'.repeat(length / 4)],
]

describe.each(words)('a word of %s', (_, word) => {
  const letters = (length: number) => {
    const name = normaliseOrganization(word(length))
    const terms = [...lookUpTermsOf(name), ...termsOf(name), ...name.tokens.flatMap(slipsOf)]
    return terms.reduce((sum, term) => sum + term.length, 0)
  }

  it('has twice the letters to look up when it is twice as long, at most', () => {
    for (const length of [2_000, 20_000, 100_000])
      expect(letters(2 * length)).toBeLessThanOrEqual(2.1 * letters(length))
  })

  it('is normalised, read for other names and compared, however long it is', () => {
    const [name, other] = [word(LONG), `x${word(LONG)}y`].map(normaliseOrganization)
    expect(writtenNames(word(LONG)).length).toBeLessThan(3)
    const candidates = [other, name, ofKey('acme')].flatMap((one) =>
      one ? [{ id: one.key.slice(0, 9), key: one.key, named: false }] : [],
    )
    const [best] = scoreCandidates({ key: name?.key ?? '', written: [] }, candidates, new Map())
    expect(best?.id).toBe(name?.key.slice(0, 9))
  })
})
