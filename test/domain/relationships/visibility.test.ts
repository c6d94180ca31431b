import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankPaths } from '../../../src/domain/finding/ranking.ts'
import { NO_RECORD, withoutReasons } from '../../../src/domain/finding/track-record.ts'
import { INTRODUCTION_STATES } from '../../../src/domain/introductions/introduction.ts'
import { hasShownThemselves } from '../../../src/domain/relationships/visibility.ts'
import { asSeenByAsker } from '../../../src/views/finding/seen-path.ts'
import { candidates, NOW } from '../../support/paths.ts'

describe('asSeenByAsker', () => {
  it('shows an open tie as it is, and of any other nothing but its band', () => {
    fc.assert(
      fc.property(candidates, fc.boolean(), (list, isPrivate) => {
        const ranked = rankPaths(list, null, NOW)
        for (const { visibility, ...rest } of ranked) {
          const hiding = isPrivate ? 'private' : 'sealed'
          const one = { ...rest, visibility: visibility === 'open' ? visibility : hiding } as const
          const shown = asSeenByAsker(one)
          expect([shown.record.excused, shown.record.hardlyKnown]).toEqual([0, 0])
          if (one.visibility === 'open')
            expect(shown).toEqual({ ...one, record: withoutReasons(one.record), sealed: false })
          else {
            const text = JSON.stringify({ ...shown, relationshipId: '' })
            expect(shown).toMatchObject({ record: NO_RECORD, weakness: null, kind: 'acquaintance', source: 'log' })
            for (const hidden of [
              one.memberId,
              one.person,
              one.title ?? '—',
              one.how ?? '—',
              one.lastTouch ?? '—',
              'BridgeCo',
            ])
              expect(text).not.toContain(`"${hidden}"`)
            expect([shown.sealed, shown.band]).toEqual([true, one.band])
          }
        }
      }),
    )
  })
})

describe('hasShownThemselves', () => {
  const life = { stateBefore: null, confirmedById: null, introducedAt: null }
  it('is so from the yes on', () => {
    expect(INTRODUCTION_STATES.filter((state) => hasShownThemselves({ ...life, state }, 'c'))).toEqual([
      'accepted',
      'lent-name',
    ])
    for (const state of ['introduced', 'no-reply', 'met', 'won', 'lost'] as const) {
      expect(hasShownThemselves({ ...life, state, stateBefore: 'accepted', confirmedById: 'asker' }, 'c')).toBe(true)
      expect(hasShownThemselves({ ...life, state, stateBefore: 'asked', confirmedById: 'c' }, 'c')).toBe(true)
    }
  })
  it('is not so by an asker’s word alone', () => {
    expect(
      hasShownThemselves({ ...life, state: 'introduced', stateBefore: 'asked', confirmedById: 'asker' }, 'c'),
    ).toBe(false)
  })
})
