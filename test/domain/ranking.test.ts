import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Path, rankPaths, shortlist } from '../../src/domain/ranking.ts'
import type { Whom } from '../../src/domain/target.ts'
import { candidate, candidates, NOW, path } from '../support/paths.ts'

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
  it('puts who was asked for first, then the stronger', () => {
    fc.assert(
      fc.property(candidates, whom, (list, wanted) => {
        const ranked = rankPaths(list, wanted, NOW)
        for (const [index, one] of ranked.slice(1).entries()) {
          const before = ranked[index]
          if (before?.fits === one.fits) expect(before.strength).toBeGreaterThanOrEqual(one.strength)
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
  ])('%s', (_name, tie, wanted, fits) => {
    expect(rankPaths([candidate(tie)], wanted, NOW)[0]?.fits).toBe(fits)
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
