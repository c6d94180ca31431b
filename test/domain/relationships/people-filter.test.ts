import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeFilter,
  EVERYBODY,
  encodeChoices,
  isNarrowed,
  PEOPLE_STATES,
  readPeopleFilter,
  readPeopleForm,
  soughtWords,
  tidy,
} from '../../../src/domain/relationships/people-filter.ts'
import { KINDS, VISIBILITIES } from '../../../src/domain/relationships/relationship.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'

describe('a filter of the people one knows', () => {
  it.each([
    ['', {}],
    ['acme', { said: 'acme' }],
    ['Cold clients at Acme Corp', { kind: 'client', state: 'cold', said: 'at Acme Corp' }],
    ['at Initech', { said: 'at Initech' }],
    ['VP Sales @ Initech', { said: 'VP Sales at Initech' }],
    ['strong friends private', { kind: 'friend', band: 'strong', visibility: 'private' }],
    ['not confirmed', { state: 'unconfirmed' }],
    ['going cold', { state: 'cold' }],
    ['imported faint investors', { kind: 'investor', band: 'faint', state: 'imported' }],
    ['Pat', { said: 'Pat' }],
  ])('“%s” says so', (text, said) => {
    expect(readPeopleFilter(text)).toEqual({ ...EVERYBODY, ...said })
  })

  it('looks for words anywhere, and after “at” in the company alone', () => {
    expect(soughtWords(readPeopleFilter('jane doe at acme corp'))).toEqual({
      anywhere: ['jane', 'doe'],
      company: ['acme', 'corp'],
    })
    expect(soughtWords(EVERYBODY)).toEqual({ anywhere: [], company: [] })
  })

  it('is carried by a button, whatever it says', () => {
    const filters = fc.record({
      kind: fc.constantFrom(...KINDS, null),
      band: fc.constantFrom('strong' as const, 'good' as const, 'faint' as const, null),
      visibility: fc.constantFrom(...VISIBILITIES, null),
      state: fc.constantFrom(...PEOPLE_STATES, null),
      importId: fc.option(fc.uuid()),
      said: fc.string({ unit: 'binary', maxLength: 60 }).map(tidy),
    })
    fc.assert(
      fc.property(filters, (filter) => {
        const choices = encodeChoices(filter)
        expect(choices.length).toBeLessThanOrEqual(26)
        expect(decodeFilter(choices, filter.said)).toEqual(filter)
        expect(isNarrowed(filter)).toBe(choices !== '' || filter.said !== '')
      }),
    )
  })

  it('of a code that was never written leaves everything open', () => {
    for (const code of ['9999', 'xxxx', '-', '----zzz']) expect(decodeFilter(code, '')).toEqual(EVERYBODY)
  })

  it('is read from its form, where an import is one of the states', () => {
    const any = { kind: 'any', band: 'any', visibility: 'any', state: 'any', said: '' }
    expect(readPeopleForm(any)).toEqual(EVERYBODY)
    expect(readPeopleForm({ ...any, state: ID, said: ' jane  doe ' })).toEqual({
      ...EVERYBODY,
      importId: ID,
      said: 'jane doe',
    })
    expect(readPeopleForm({ ...any, kind: 'client', state: 'cold' })).toEqual({
      ...EVERYBODY,
      kind: 'client',
      state: 'cold',
    })
    expect(readPeopleForm({})).toEqual(EVERYBODY)
  })
})
