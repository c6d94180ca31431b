import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankPaths } from '../../../src/domain/finding/ranking.ts'
import type { Whom } from '../../../src/domain/finding/target.ts'
import { explainedText, explainPath } from '../../../src/views/finding/explain.ts'
import { asSeenByAsker } from '../../../src/views/finding/seen-path.ts'
import { candidates, NOW, path } from '../../support/paths.ts'

const shown = (given: Parameters<typeof path>[0] = {}) => asSeenByAsker(path(given))
const whom: fc.Arbitrary<Whom | null> = fc.constantFrom(null, { kind: 'role', text: 'CFO' })

describe('the explanation of a path', () => {
  it('adds up to its strength, names every weight once, and holds none above its most', () => {
    fc.assert(
      fc.property(candidates, whom, (list, wanted) => {
        for (const one of rankPaths(list, wanted, NOW).map(asSeenByAsker)) {
          if (one.sealed) continue
          const explained = explainPath(one, wanted, NOW)
          const strength = explained
            .filter(({ of }) => of === 'strength')
            .reduce((sum, part) => sum + part.contribution, 0)
          expect(strength).toBeCloseTo(one.strength, 2)
          const names = explained.map(({ of, weight }) => `${of} ${weight}`)
          expect(new Set(names).size).toBe(names.length)
          expect(names).toEqual(
            expect.arrayContaining([
              'strength rating',
              'strength freshness',
              'order strength',
              'order past introductions',
            ]),
          )
          for (const { contribution, most } of explained)
            if (most > 0) expect(contribution).toBeLessThanOrEqual(most + 0.05)
        }
      }),
    )
  })
  it('is none for a sealed path', () => {
    const one = shown({ visibility: 'sealed' })
    expect(explainPath(one, null, NOW)).toEqual([])
    expect(explainedText(one, [])).toBe(
      'A teammate → someone  [strong]\n  sealed: its weights would tell whose it is, so none are shown',
    )
  })
  it('is the same whatever connectors keep private, and never the rating’s number', () => {
    fc.assert(
      fc.property(candidates, fc.nat(5), fc.nat(3), (list, excused, hardlyKnown) => {
        const [first] = list
        if (!first) return
        const say = (record: object) => {
          const one = shown({ ...first, record: { ...first.record, ...record } })
          return explainedText(one, explainPath(one, null, NOW))
        }
        expect(say({ excused, hardlyKnown })).toBe(say({ excused: 0, hardlyKnown: 0 }))
      }),
    )
    const words = explainPath(shown({ rating: 4 }), null, NOW).map(({ value }) => value)
    expect(words[0]).toBe('well')
  })
  it('reads as two sums', () => {
    const one = shown({ partner: { organization: 'BridgeCo' }, lastTouch: null, since: null })
    expect(explainedText(one, explainPath(one, null, NOW))).toBe(`Ana Silva → Jane Doe  [faint]
  strength 0.39
    rating              0.48 of 0.60  well
    kind                0.12 of 0.15  colleague
    freshness           0.05 of 0.20  last touch not known
    length              0.00 of 0.05  not known since when
    contact             0.00 of 0.05  noted touches, told together
    two steps          -0.26          through a partner
  order 0.49
    strength            0.23 of 0.59  0.39, as above
    fit                 0.05 of 0.05  anybody will do
    seniority           0.01 of 0.03  a partner’s title says nothing
    past introductions  0.20 of 0.33  answers, doors, promptness, load, told together`)
  })
})
