import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankPaths } from '../../../src/domain/finding/ranking.ts'
import { evidence } from '../../../src/views/finding/evidence.ts'
import { asSeenByAsker } from '../../../src/views/finding/seen-path.ts'
import { candidates, NOW, path } from '../../support/paths.ts'

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
      'Ana Silva knows Jane Doe as a colleague: worked together at Globex; last in touch in March 2021, but they have not said how well.',
    ],
    [
      'barely, and silent',
      { rating: 1, lastTouch: null, how: null, kind: 'acquaintance' },
      'Ana Silva knows Jane Doe barely: known since 2019.',
    ],
    [
      'strong, but long silent',
      { rating: 5, kind: 'friend', lastTouch: '2022-12-05' },
      'Ana Silva knows Jane Doe very well as a friend: worked together at Globex, but last in touch in December 2022, 3 years ago.',
    ],
    [
      'well, but silent for a while',
      { kind: 'acquaintance', since: null, lastTouch: '2024-06-20' },
      'Ana Silva knows Jane Doe well: worked together at Globex, but last in touch in June 2024, 20 months ago.',
    ],
    [
      'a colleague, and no more was said',
      { how: 'colleague', since: null, lastTouch: null },
      'Ana Silva knows Jane Doe well as a colleague.',
    ],
    [
      'a friend, as a phrase',
      { how: 'as a friend.', kind: 'friend', since: null },
      'Ana Silva knows Jane Doe well as a friend: last in touch in January 2026.',
    ],
    [
      'a little',
      { rating: 2 },
      'Ana Silva knows Jane Doe a little as a colleague: worked together at Globex; last in touch in January 2026.',
    ],
    [
      'well, a touch unknown',
      { kind: 'acquaintance', since: null, lastTouch: null },
      'Ana Silva knows Jane Doe well: worked together at Globex, but when they last spoke is not known.',
    ],
    [
      'through a partner',
      { kind: 'partner', partner: { organization: 'BridgeCo' } },
      'Ana Silva knows Jane Doe well, a partner who can open Acme Corp: worked together at Globex; last in touch in January 2026, but it takes two steps.',
    ],
    [
      'through a partner of a list',
      { source: 'import', confirmedAt: null, partner: { organization: 'BridgeCo' }, since: null },
      'Connected on LinkedIn to Jane Doe, a partner who can open Acme Corp, but Ana Silva has not said yet how well they know each other.',
    ],
    [
      'through a partner, sealed',
      { visibility: 'sealed', partner: { organization: 'BridgeCo' } },
      'A teammate knows a partner who can open this door and will be asked first, before any name is shown.',
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
      'told in words that say already what they are',
      { how: 'she was my client', kind: 'client', rating: 3 },
      'Ana Silva knows Jane Doe fairly well: she was my client; last in touch in January 2026.',
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
    expect(say({ rating: null, lastTouch: null }, 'connector')).toBe(
      'You know Jane Doe as a colleague: worked together at Globex, but you have not said how well.',
    )
  })
  it('is one sentence without the rating’s number, and below “strong” names a weakness', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom('asker' as const, 'connector' as const), (list, reader) => {
        for (const one of rankPaths(list, null, NOW).map(asSeenByAsker)) {
          const sentence = evidence(one, reader)
          expect(sentence).toMatch(/^[A-Za-z][^.!?]*\.$/)
          expect(sentence).not.toMatch(/\d\/5/)
          if (one.band !== 'strong' && !one.sealed) expect(sentence).toMatch(/but |a little|fairly well|barely/)
        }
      }),
    )
  })
})
