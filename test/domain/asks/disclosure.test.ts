import { describe, expect, it } from 'vitest'
import { SeenIn } from '../../../src/domain/asks/ask.ts'
import { choicesTellingAll, READERS, toldOf } from '../../../src/domain/asks/disclosure.ts'

const RANK = { nothing: 0, someone: 1, all: 2 }
const rank = (seenIn: SeenIn, reader: (typeof READERS)[number]) => RANK[toldOf({ seenIn }, reader)]

describe('what an ask tells', () => {
  it('is all to who is on it or asked for it, whatever its asker chose', () => {
    for (const seenIn of SeenIn.options)
      for (const reader of ['asker', 'connector', 'joined', 'card'] as const)
        expect(toldOf({ seenIn }, reader)).toBe('all')
  })

  it('is to no reader more where it is kept to its connectors, and to nobody more than to who is nearer', () => {
    for (const reader of READERS) expect(rank('connectors', reader)).toBeLessThanOrEqual(rank('digest', reader))
    for (const seenIn of SeenIn.options)
      for (const [nth, reader] of READERS.entries())
        for (const farther of READERS.slice(nth))
          expect(rank(seenIn, farther)).toBeLessThanOrEqual(rank(seenIn, reader))
  })

  it('is no name and no reason to anybody who was not asked, where it is kept to its connectors', () => {
    expect(READERS.map((reader) => toldOf({ seenIn: 'connectors' }, reader))).toEqual([
      'all',
      'all',
      'all',
      'all',
      'someone',
      'nothing',
      'nothing',
    ])
  })

  it('is all to everybody while its card stands where everybody may read it', () => {
    for (const seenIn of SeenIn.options)
      for (const reader of READERS) expect(toldOf({ seenIn, posted: true }, reader)).toBe('all')
  })

  it('is looked up by the same table', () => {
    for (const reader of READERS)
      expect(choicesTellingAll(reader)).toEqual(SeenIn.options.filter((seenIn) => toldOf({ seenIn }, reader) === 'all'))
  })
})
