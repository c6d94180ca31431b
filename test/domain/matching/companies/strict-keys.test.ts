import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLegalForm } from '../../../../src/domain/matching/companies/legal-forms.ts'
import { fold, normaliseOrganization } from '../../../../src/domain/matching/companies/organization-name.ts'
import { isCommon } from '../../../../src/domain/matching/word-rarity.ts'

const LETTERS = ['a', 'e', 'o', 'k', 'l', 'r', 't', 'ü', 'ß', 'ø', 'é', 'ж', 'о', 'λ', 'ク', '海', '한', 'ب', 'क']

/** A word that is no form, trade or place: such a word tells one company from another. */
const telling = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 4, maxLength: 8 })
  .map((letters) => letters.join(''))
  .filter((word) => !isCommon(fold(word)) && !isLegalForm(fold(word)) && /^[\p{L}\p{M}]+$/u.test(word))

const before = fc.constantFrom('', 'The ', 'S.C. ', 'M/s ', 'PT ', 'ООО ', '株式会社', 'A/S ')
const between = fc.constantFrom(' ', ' & ', ', ', ' - ', ' and ', '\u00a0', '™ ', ' (India) ')
const behind = fc.constantFrom(
  '',
  ' Inc.',
  ' GmbH & Co. KG',
  ', Ltd.',
  ' S.R.L.',
  ' Group',
  '株式会社',
  ' Pvt. Ltd.',
  '®',
)

describe('two names that differ in a telling word', () => {
  it('never share a key, wherever the word stands and whatever is around it', () => {
    const around = fc.record({ before, between, behind, same: telling, last: fc.boolean() })
    fc.assert(
      fc.property(telling, telling, around, around, (one, other, a, b) => {
        fc.pre(fold(one) !== fold(other))
        const named = (word: string, { before, between, behind, last }: typeof a) =>
          `${before}${last ? `${a.same}${between}${word}` : `${word}${between}${a.same}`}${behind}`
        const keys = [named(one, a), named(other, b)].map((name) => normaliseOrganization(name).key)
        expect(keys[0]).not.toBe(keys[1])
      }),
      { numRuns: 2_000 },
    )
  })

  it('never share a key where the word is all there is', () => {
    fc.assert(
      fc.property(telling, telling, before, behind, (one, other, start, end) => {
        fc.pre(fold(one) !== fold(other))
        expect(normaliseOrganization(`${start}${one}${end}`).key).not.toBe(normaliseOrganization(other).key)
      }),
      { numRuns: 1_000 },
    )
  })
})
