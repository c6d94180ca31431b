import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankPaths } from '../../src/domain/ranking.ts'
import { asSeenByAsker } from '../../src/domain/visibility.ts'
import { evidence } from '../../src/views/evidence.ts'
import { candidates, NOW, path } from '../support/paths.ts'

const say = (given: Parameters<typeof path>[0], reader?: 'asker' | 'connector') =>
  evidence(asSeenByAsker(path(given)), reader)

describe('evidence', () => {
  it.each<[string, Parameters<typeof path>[0], string]>([
    [
      'strong',
      {},
      'Ana Silva knows Jane Doe well as a colleague: worked together at Globex; last in touch in January 2026.',
    ],
    [
      'never rated',
      { rating: null, lastTouch: '2021-03-05' },
      'Ana Silva knows Jane Doe as a colleague: worked together at Globex; last in touch in March 2021; they have not said how well.',
    ],
    [
      'barely, and silent',
      { rating: 1, lastTouch: null, how: null, kind: 'acquaintance' },
      'Ana Silva knows Jane Doe barely: known since 2019; when they last spoke is not known.',
    ],
    [
      'from a list',
      { source: 'import', confirmedAt: null, since: '2019-03-04' },
      'Connected on LinkedIn since March 2019, but Ana Silva has not said yet how well they know each other.',
    ],
    [
      'sealed',
      { visibility: 'sealed' },
      'A teammate knows somebody there and will be asked first, before any name is shown.',
    ],
    [
      'told with a full stop',
      { how: 'We met at a fair.', kind: 'friend', rating: 5 },
      'Ana Silva knows Jane Doe very well as a friend: We met at a fair; last in touch in January 2026.',
    ],
  ])('%s', (_name, given, sentence) => {
    expect(say(given)).toBe(sentence)
  })
  it('speaks to the connector of themselves', () => {
    expect(say({}, 'connector')).toMatch(/^You know Jane Doe well as a colleague/)
    expect(say({ source: 'import', confirmedAt: null, since: null }, 'connector')).toBe(
      'You are connected on LinkedIn, but have not said yet how well you know each other.',
    )
    expect(say({ rating: null, lastTouch: null }, 'connector')).toContain(
      'you have not said how well; when you last spoke is not known',
    )
  })
  it('is one sentence without the rating’s number, and below “strong” names a weakness', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom('asker' as const, 'connector' as const), (list, reader) => {
        for (const one of rankPaths(list, null, NOW).map(asSeenByAsker)) {
          const sentence = evidence(one, reader)
          expect(sentence).toMatch(/^[A-Za-z][^.!?]*\.$/)
          expect(sentence).not.toMatch(/\d\/5/)
          if (one.band === 'faint' && !one.sealed)
            expect(sentence).toMatch(/not said|not known|barely|a little|fairly|last in touch/)
        }
      }),
    )
  })
})
