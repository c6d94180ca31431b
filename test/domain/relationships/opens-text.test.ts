import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeOpens } from '../../../src/domain/relationships/opens-text.ts'
import { readRelationship, readStory } from '../../../src/domain/relationships/relationship-text.ts'

describe('a line about a partner', () => {
  it.each<[string, string[], string | null, string]>([
    ['Pat Lee, partner at BridgeCo — opens Acme, Globex', ['Acme', 'Globex'], null, 'BridgeCo'],
    ['Pat Lee, partner at BridgeCo, opens Acme and Globex, 4/5', ['Acme', 'Globex'], null, 'BridgeCo'],
    [
      'Pat Lee, partner at BridgeCo who opens doors at Acme, Inc., Globex and Initech — 4/5',
      ['Acme, Inc.', 'Globex', 'Initech'],
      null,
      'BridgeCo',
    ],
    ['Pat Lee - BridgeCo - can open Acme', ['Acme'], null, 'BridgeCo'],
    ['Pat Lee, CEO, BridgeCo (opens Acme Corp) 5/5', ['Acme Corp'], 'CEO', 'BridgeCo'],
    ['Pat Lee at BridgeCo — partner, opens: Acme; Globex', ['Acme', 'Globex'], null, 'BridgeCo'],
    [
      'Pat Lee, BridgeCo, opens Marks and Spencer, Acme, met at a fair in 2019',
      ['Marks and Spencer', 'Acme'],
      null,
      'BridgeCo',
    ],
  ])('%s', (text, opens, title, organization) => {
    expect(readRelationship(text)).toMatchObject({ name: 'Pat Lee', opens, title, organization, kind: 'partner' })
  })
  it.each([
    'Jane Doe, Open Source Lead at Acme',
    'Jane Doe at Opens Corp, met at a fair',
    'Jane Doe, VP Sales at Acme — she opens every door',
    'Jane Doe, VP Sales at Acme, opens doors',
  ])('opens nothing: %s', (text) => {
    expect(readRelationship(text)).toMatchObject({ name: 'Jane Doe', opens: [] })
  })
  it('keeps the story beside the list', () => {
    const text = 'Pat Lee, BridgeCo, opens Acme, met at a fair in 2019'
    expect(readRelationship(text)).toMatchObject({ how: 'met at a fair in 2019', since: '2019-01-01' })
    expect(readStory('old friends; opens Acme, Globex')).toMatchObject({
      opens: ['Acme', 'Globex'],
      how: 'old friends',
    })
    expect(readStory('worked together 2019–22')).toMatchObject({ opens: [], how: 'worked together 2019–22' })
  })
  it('reads back whatever plain names it is given, each once and at most ten', () => {
    const name = fc.stringMatching(/^[B-Z][a-z]{4,9} (?:Bank|Labs|Works)$/)
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 14 }), (names) => {
        const { opens, rest } = takeOpens(`Pat Lee, BridgeCo — opens ${[...names, ...names].join(', ')}`, () => false)
        expect(opens).toEqual(names.slice(0, 10))
        expect(rest).toBe('Pat Lee, BridgeCo')
      }),
    )
  })
  it('never fails, and leaves alone what opens nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { opens, rest } = takeOpens(text, () => false)
        if (opens.length === 0) expect(rest).toBe(text)
      }),
    )
  })
})
