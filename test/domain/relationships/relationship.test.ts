import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Band,
  bandOf,
  isUnconfirmed,
  strength,
  type Tie,
  tieParts,
  type Weakness,
  weaknessOf,
} from '../../../src/domain/relationships/relationship.ts'
import { candidate, candidates, NOW } from '../../support/paths.ts'

const band = (tie: Partial<Tie>): Band => bandOf(strength(candidate(tie), NOW))

describe('strength', () => {
  it('is between 0 and 1, and faint for whatever nobody confirmed', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        for (const tie of list) {
          const value = strength(tie, NOW)
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1)
          if (isUnconfirmed(tie)) expect(bandOf(value)).toBe('faint')
        }
      }),
    )
  })
  it('grows with the rating and with each touch, most by being together, and fades with the time since the last', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        for (const tie of list) {
          const rated = [1, 2, 3, 4, 5].map((rating) => strength({ ...tie, rating }, NOW))
          expect(rated).toEqual(rated.toSorted((a, b) => a - b))
          const touched = ['2020-01-01', '2023-01-01', '2026-01-01'].map((lastTouch) =>
            strength({ ...tie, lastTouch }, NOW),
          )
          expect(touched).toEqual(touched.toSorted((a, b) => a - b))
          const kinds = ['message', 'event', 'call', 'meal'] as const
          const more = kinds.map((kind) => {
            const touches = [{ kind, on: '2026-03-01' }, ...(tie.touches ?? [])]
            return strength({ ...tie, touches }, NOW)
          })
          expect([strength(tie, NOW), ...more]).toEqual([strength(tie, NOW), ...more].toSorted((a, b) => a - b))
        }
      }),
    )
  })
  it.each<[string, Partial<Tie>, Band]>([
    ['very well, a recent touch', { rating: 5 }, 'strong'],
    ['well, a colleague, a recent touch', { rating: 4 }, 'strong'],
    ['fairly well, touched two years ago', { rating: 3, lastTouch: '2024-01-01' }, 'good'],
    ['a little, long ago', { rating: 2, lastTouch: '2018-01-01', kind: 'acquaintance' }, 'faint'],
    ['barely', { rating: 1 }, 'faint'],
    ['a friend, never rated', { rating: null, kind: 'friend', lastTouch: null }, 'good'],
    ['from a list', { source: 'import', confirmedAt: null, rating: null }, 'faint'],
    [
      'from a list, even where a rating slipped in',
      { source: 'import', confirmedAt: null, rating: 5, kind: 'friend' },
      'faint',
    ],
    ['from a list, confirmed very well', { source: 'import', rating: 5 }, 'strong'],
  ])('%s', (_name, tie, expected) => {
    expect(band(tie)).toBe(expected)
  })
})

describe('tieParts', () => {
  it('add up to the strength', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        for (const tie of list) {
          const sum = tieParts(tie, NOW).reduce((all, part) => all + part.adds, 0)
          expect(sum).toBeCloseTo(strength(tie, NOW), 10)
        }
      }),
    )
  })
})

describe('weaknessOf', () => {
  it('names one for whatever is not strong', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        for (const tie of list) if (bandOf(strength(tie, NOW)) !== 'strong') expect(weaknessOf(tie, NOW)).not.toBeNull()
      }),
    )
  })
  it.each<[string, Partial<Tie>, Weakness | null]>([
    ['nothing', {}, null],
    ['only imported', { source: 'import', confirmedAt: null }, { kind: 'unconfirmed' }],
    ['never rated', { rating: null, lastTouch: null }, { kind: 'unrated' }],
    ['barely', { rating: 1 }, { kind: 'rating' }],
    ['fairly well, lately', { rating: 3, kind: 'acquaintance' }, { kind: 'rating' }],
    ['strong, and silent for three years', { rating: 5, lastTouch: '2023-03-10' }, { kind: 'silent', days: 1096.5 }],
    ['well, nobody knows when', { kind: 'acquaintance', since: null, lastTouch: null }, { kind: 'touch-unknown' }],
  ])('%s', (_name, tie, weakness) => {
    expect(weaknessOf(candidate(tie), NOW)).toEqual(weakness)
  })
})

describe('bandOf', () => {
  it('has no gap and no overlap', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const order = ['faint', 'good', 'strong']
        if (a <= b) expect(order.indexOf(bandOf(a))).toBeLessThanOrEqual(order.indexOf(bandOf(b)))
      }),
    )
    expect([0, 0.419, 0.42, 0.649, 0.65, 1].map(bandOf)).toEqual(['faint', 'faint', 'good', 'good', 'strong', 'strong'])
  })
})
