import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  orderParts,
  orderScore,
  type Path,
  rankPaths,
  shortlist,
  weighPath,
} from '../../../src/domain/finding/ranking.ts'
import type { Whom } from '../../../src/domain/finding/target.ts'
import { NO_RECORD, type TrackRecord } from '../../../src/domain/finding/track-record.ts'
import { KIND_WEIGHTS, ORDER_WEIGHTS } from '../../../src/domain/finding/weights.ts'
import { KINDS } from '../../../src/domain/relationships/relationship.ts'
import { candidate, candidates, NOW, path, records } from '../../support/paths.ts'

const whom: fc.Arbitrary<Whom | null> = fc.constantFrom(
  null,
  { kind: 'person', text: 'Jane' },
  { kind: 'role', text: 'CFO' },
  { kind: 'person', text: 'Nobody' },
)

describe('rankPaths', () => {
  it('orders totally: the same whatever order the ties come in, and none is lost', () => {
    fc.assert(
      fc.property(
        candidates.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        whom,
        ([list, shuffled], wanted) => {
          const ids = (ranked: Path[]) => ranked.map((one) => one.relationshipId)
          const ranked = rankPaths(list, wanted, NOW)
          expect(ids(rankPaths(shuffled, wanted, NOW))).toEqual(ids(ranked))
          expect(ids(ranked).toSorted()).toEqual(list.map((one) => one.relationshipId).toSorted())
        },
      ),
    )
  })
  it('puts who was asked for first, then by the order’s weights', () => {
    fc.assert(
      fc.property(candidates, whom, (list, wanted) => {
        const ranked = rankPaths(list, wanted, NOW)
        for (const [index, one] of ranked.slice(1).entries()) {
          const before = ranked[index]
          if (before?.fits === one.fits)
            expect(orderScore(before, wanted)).toBeGreaterThanOrEqual(orderScore(one, wanted))
          else expect([before?.fits, one.fits]).toEqual([true, false])
        }
      }),
    )
  })
  it.each<[string, Parameters<typeof candidate>[0], Whom | null, boolean]>([
    ['anybody will do', {}, null, true],
    ['by first name', {}, { kind: 'person', text: 'jane' }, true],
    ['by another name', {}, { kind: 'person', text: 'Jim' }, false],
    ['by role', { title: 'Chief Financial Officer' }, { kind: 'role', text: 'CFO' }, true],
    ['by another role', {}, { kind: 'role', text: 'CFO' }, false],
    ['without a title', { title: null }, { kind: 'role', text: 'CFO' }, false],
    [
      'sealed: a name asked for is neither confirmed nor denied',
      { visibility: 'sealed' },
      { kind: 'person', text: 'Jane' },
      false,
    ],
    ['sealed, anybody will do', { visibility: 'sealed' }, null, true],
    ['a partner, anybody will do', { partner: { organization: 'BridgeCo' } }, null, true],
    ['a partner is nobody there', { partner: { organization: 'BridgeCo' } }, { kind: 'person', text: 'Jane' }, false],
  ])('%s', (_name, tie, wanted, fits) => {
    expect(rankPaths([candidate(tie)], wanted, NOW)[0]?.fits).toBe(fits)
  })
})

describe('orderScore', () => {
  const score = (given: Parameters<typeof candidate>[0], wanted: Whom | null = null) =>
    orderScore(weighPath(candidate(given), wanted, NOW), wanted)
  const scores = (given: Parameters<typeof candidate>[0][], wanted: Whom | null = null) =>
    given.map((one) => score(one, wanted))
  /** Not falling, but for what adding in another order makes of a sum. */
  const expectRising = (values: number[]) => {
    for (const [index, value] of values.slice(1).entries())
      expect(value).toBeGreaterThanOrEqual((values[index] ?? 0) - 1e-12)
  }

  it('is between 0 and 1, and its parts add up to it within their weights', () => {
    expect(Object.values(ORDER_WEIGHTS).reduce((sum: number, weight) => sum + weight, 0)).toBeCloseTo(1, 10)
    fc.assert(
      fc.property(candidates, whom, (list, wanted) => {
        for (const tie of list) {
          const one = weighPath(tie, wanted, NOW)
          const parts = orderParts(one, wanted)
          expect(orderScore(one, wanted)).toBeGreaterThanOrEqual(0)
          expect(orderScore(one, wanted)).toBeLessThanOrEqual(1)
          expect(parts.reduce((sum, part) => sum + part.adds, 0)).toBeCloseTo(orderScore(one, wanted), 10)
          for (const { weight, adds } of parts) expect(adds).toBeLessThanOrEqual(ORDER_WEIGHTS[weight] + 1e-12)
        }
      }),
    )
  })
  it('never falls with a better input, whatever the others are', () => {
    fc.assert(
      fc.property(candidates, records, whom, (list, record, wanted) => {
        for (const tie of list.slice(0, 5)) {
          const by = (...changes: Parameters<typeof candidate>[0][]) =>
            expectRising(
              scores(
                changes.map((change) => ({ ...tie, record, ...change })),
                wanted,
              ),
            )
          const recordBy = (...changes: Partial<TrackRecord>[]) =>
            by(...changes.map((change) => ({ record: { ...record, ...change } })))
          by(...[1, 2, 3, 4, 5].map((rating) => ({ rating })))
          by(...['2001-01-01', '2019-01-01', '2024-01-01', '2026-03-01'].map((lastTouch) => ({ lastTouch })))
          by(...['2026-03-01', '2024-01-01', '2019-01-01'].map((since) => ({ since })))
          by({ source: 'import', confirmedAt: null }, { source: 'import', confirmedAt: NOW })
          by(...KINDS.toSorted((a, b) => KIND_WEIGHTS[a] - KIND_WEIGHTS[b]).map((kind) => ({ kind })))
          by({ partner: { organization: 'BridgeCo' }, title: null }, { partner: null, title: null })
          recordBy(...[0, 1, 5].map((helped) => ({ helped })))
          recordBy(...[9, 1, 0].map((declined) => ({ declined })))
          recordBy(...[0, 1, 9].map((excused) => ({ excused })))
          recordBy(...[200, 24, 1].map((hours) => ({ hours })))
          recordBy(...[6, 1, 0].map((load) => ({ load })))
          recordBy(...[0, 1, 4].map((opened) => ({ opened })))
          recordBy(...[4, 1, 0].map((unanswered) => ({ unanswered })))
          recordBy(...[3, 1, 0].map((hardlyKnown) => ({ hardlyKnown })))
        }
      }),
    )
  })

  const given = (record: Partial<TrackRecord>, more: Parameters<typeof candidate>[0] = {}) => ({
    ...more,
    record: { ...NO_RECORD, ...record },
  })
  it.each<[string, ...Parameters<typeof candidate>[0][]]>([
    ['one pass condemns nobody: a rating more still counts more', given({ declined: 1 }, { rating: 5 }), given({})],
    ['among equals who helped before goes first', given({ helped: 3 }), given({}), given({ declined: 3 })],
    ['many passes outweigh a rating more', given({}), given({ declined: 12 }, { rating: 5 })],
    ['no time a month ago weighs nothing', given({ declined: 2, excused: 2 }), given({ declined: 2 })],
    ['hardly knowing the person weighs on the tie', given({}, { rating: 3 }), given({ hardlyKnown: 1 }, { rating: 5 })],
    ['of near equals who was asked less', given({}), given({ load: 2 })],
    ['but a rating more outweighs any load', given({ load: 20 }, { rating: 5 }), given({})],
    ['a door that opened before', given({ opened: 1 }), given({}), given({ unanswered: 1 })],
    ['an earlier answer', given({ hours: 2 }), given({ hours: 90 })],
    ['who decides more', { title: 'CEO' }, { title: 'VP Sales' }, { title: 'Sales Manager' }, { title: 'Clerk' }],
    ['a direct way before a partner’s as good', {}, { partner: { organization: 'BridgeCo' } }],
    [
      'a partner’s before a clearly weaker one',
      { rating: 5, partner: { organization: 'BridgeCo' } },
      { source: 'import', confirmedAt: null },
    ],
  ])('%s', (_name, ...ordered) => {
    const ranked = rankPaths(
      ordered.map((one, index) => candidate({ ...one, wayId: `way ${9 - index}` })).toReversed(),
      null,
      NOW,
    )
    expect(ranked.map((one) => one.wayId)).toEqual(ordered.map((_, index) => `way ${9 - index}`))
  })
  it('puts who comes near a role before who does not, where nobody fits', () => {
    const role = { kind: 'role', text: 'Finance Director' } as const
    const [near, far] = scores([{ title: 'Director of Sales' }, { title: 'Clerk' }], role)
    expect(near).toBeGreaterThan(far ?? 1)
  })
  it('says of a sealed tie nothing by the person’s title', () => {
    const role = { kind: 'role', text: 'CFO' } as const
    const [chief, clerk] = scores(
      [
        { visibility: 'sealed', title: 'CFO' },
        { visibility: 'sealed', title: 'Clerk' },
      ],
      role,
    )
    expect(chief).toBe(clerk)
  })
})

describe('a way through a partner', () => {
  it('is never strong: both steps count', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        for (const tie of list) {
          const through = weighPath({ ...tie, partner: { organization: 'BridgeCo' } }, null, NOW)
          expect(through.band).not.toBe('strong')
          expect(through.strength).toBeLessThan(weighPath({ ...tie, partner: null }, null, NOW).strength)
        }
      }),
    )
  })
})

describe('shortlist', () => {
  it('keeps the order, at most six, at most three a connector, and always the first', () => {
    fc.assert(
      fc.property(candidates, whom, (list, wanted) => {
        const ranked = rankPaths(list, wanted, NOW)
        const shown = shortlist(ranked)
        expect(shown.length).toBeLessThanOrEqual(6)
        expect(shown).toEqual(ranked.filter((one) => shown.includes(one)))
        expect(shown[0]).toBe(ranked[0])
        for (const member of new Set(shown.map((one) => one.memberId)))
          expect(shown.filter((one) => one.memberId === member).length).toBeLessThanOrEqual(3)
      }),
    )
  })
  it('fills what it can', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const ranked = rankPaths(list, null, NOW)
        const fair = [...Map.groupBy(ranked, (one) => one.memberId).values()].flatMap((of) => of.slice(0, 3))
        expect(shortlist(ranked)).toHaveLength(Math.min(6, fair.length))
      }),
    )
  })
  it('keeps two places for moderate ties', () => {
    const strong = Array.from('abcdefgh', (memberId, index) =>
      path({ memberId, relationshipId: `s${index}`, band: 'strong', strength: 0.9 }),
    )
    const good = Array.from('ijk', (memberId, index) =>
      path({ memberId, relationshipId: `g${index}`, band: 'good', strength: 0.5 }),
    )
    expect(shortlist([...strong, ...good]).map((one) => one.relationshipId)).toEqual([
      's0',
      's1',
      's2',
      's3',
      'g0',
      'g1',
    ])
  })
})
