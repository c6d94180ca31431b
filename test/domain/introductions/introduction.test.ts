import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  INTRODUCTION_EVENTS,
  INTRODUCTION_STATES,
  type IntroductionEvent,
  type IntroductionLife,
  type IntroductionState,
  isUnderWay,
  moveIntroduction,
  type Party,
  UNDO_WINDOW,
} from '../../../src/domain/introductions/introduction.ts'

const PARTIES: Party[] = ['asker', 'connector', 'clock']
const AT = new Date('2026-03-10T12:00:00Z')

/** The life of an introduction, row by row: from which states, what, who, to which state. */
const TABLE = `
  suggested                                 | ask       | asker                 | asked
  asked, later                              | accept    | connector             | accepted
  asked, later                              | lend-name | connector             | lent-name
  asked, later                              | pass      | connector             | passed
  asked, later                              | redirect  | connector             | redirected
  asked                                     | postpone  | connector             | later
  later                                     | due       | clock                 | asked
  asked                                     | nudge     | clock                 | asked
  asked                                     | silence   | clock                 | timed-out
  accepted                                  | remind    | clock                 | accepted
  lent-name                                 | remind    | clock                 | lent-name
  accepted, lent-name                       | give-up   | clock                 | timed-out
  asked, later, accepted, lent-name         | made      | connector, asker      | introduced
  introduced                                | follow-up | clock                 | introduced
  introduced, no-reply                      | met       | asker                 | met
  introduced, no-reply, met                 | won       | asker                 | won
  introduced, no-reply, met                 | lost      | asker                 | lost
  introduced                                | no-reply  | clock, asker          | no-reply
  suggested, asked, later                   | cancel    | asker, connector, clock | cancelled
  accepted, lent-name                       | cancel    | asker, connector, clock | cancelled
`
const rows = TABLE.trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim()))

/** Where the table leads for a state, an event and a party; null for nowhere. The undo is tested by itself. */
function expected(state: IntroductionState, event: IntroductionEvent, party: Party): string | null {
  const row = rows.find(
    ([from, what, who]) => from?.split(', ').includes(state) && what === event && who?.split(', ').includes(party),
  )
  return row?.[3] ?? null
}

const life = (state: IntroductionState): IntroductionLife => ({
  state,
  stateBefore: null,
  confirmedById: null,
  introducedAt: null,
})

const cases = INTRODUCTION_STATES.flatMap((state) =>
  INTRODUCTION_EVENTS.filter((event) => event !== 'undo').flatMap((event) =>
    PARTIES.map((party) => [state, event, party] as const),
  ),
)

describe('the life of an introduction', () => {
  it('has a row for every event but the undo', () => {
    const told = new Set(rows.map(([, event]) => event))
    expect(INTRODUCTION_EVENTS.filter((event) => !told.has(event))).toEqual(['undo'])
  })

  it.each(cases)('%s, %s by the %s', (state, event, party) => {
    const move = moveIntroduction(life(state), event, { party, memberId: 'm' }, AT)
    const to = expected(state, event, party)
    if (to !== null) expect(move).toEqual({ moved: true, state: to })
    else {
      const mayEver = rows.some(([, what, who]) => what === event && who?.split(', ').includes(party))
      const already = rows.some(([from, what, , to]) => what === event && to === state && from !== to)
      expect(move).toEqual({ moved: false, why: mayEver ? (already ? 'repeated' : 'stale') : 'foreign' })
    }
  })

  it('never leaves an end', () => {
    for (const state of ['passed', 'redirected', 'timed-out', 'won', 'lost', 'cancelled'] as const)
      for (const event of INTRODUCTION_EVENTS)
        for (const party of PARTIES)
          expect(moveIntroduction(life(state), event, { party, memberId: 'm' }, AT).moved).toBe(false)
  })

  it('is under way exactly where it can still be cancelled', () => {
    for (const state of INTRODUCTION_STATES)
      expect([state, isUnderWay(state)]).toEqual([state, expected(state, 'cancel', 'clock') === 'cancelled'])
  })

  it('stands still at the second of two equal events, nudges, reminders and follow-ups apart', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...INTRODUCTION_STATES),
        fc.constantFrom(...INTRODUCTION_EVENTS),
        fc.constantFrom(...PARTIES),
        (state, event, party) => {
          const first = moveIntroduction(life(state), event, { party, memberId: 'm' }, AT)
          fc.pre(first.moved && event !== 'nudge' && event !== 'remind' && event !== 'follow-up')
          if (!first.moved) return
          const second = moveIntroduction(life(first.state), event, { party, memberId: 'm' }, AT)
          expect(second.moved).toBe(false)
        },
      ),
    )
  })
})

describe('an undo', () => {
  const made = (before: IntroductionState): IntroductionLife => ({
    state: 'introduced',
    stateBefore: before,
    confirmedById: 'connector',
    introducedAt: AT,
  })
  const undo = (of: IntroductionLife, memberId: string | null, after: number, party: Party = 'connector') =>
    moveIntroduction(of, 'undo', { party, memberId }, new Date(AT.getTime() + after))

  it.each(['asked', 'later', 'accepted', 'lent-name'] as const)('goes back to %s', (before) => {
    expect(undo(made(before), 'connector', 0)).toEqual({ moved: true, state: before })
    expect(undo(made(before), 'connector', UNDO_WINDOW)).toEqual({ moved: true, state: before })
  })
  it('is for ten minutes', () => {
    expect(UNDO_WINDOW).toBe(600_000)
    expect(undo(made('asked'), 'connector', UNDO_WINDOW + 1)).toEqual({ moved: false, why: 'too-late' })
  })
  it('is for who confirmed only', () => {
    expect(undo(made('asked'), 'asker', 0, 'asker')).toEqual({ moved: false, why: 'foreign' })
    expect(undo(made('asked'), null, 0, 'clock')).toEqual({ moved: false, why: 'foreign' })
  })
  it('does nothing in any other state', () => {
    for (const state of INTRODUCTION_STATES)
      if (state !== 'introduced')
        expect(undo({ ...made('asked'), state }, 'connector', 0)).toEqual({ moved: false, why: 'stale' })
    expect(undo({ ...life('introduced'), confirmedById: 'connector' }, 'connector', 0).moved).toBe(false)
  })
})
