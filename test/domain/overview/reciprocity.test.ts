import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INTRODUCTION_STATES } from '../../../src/domain/introductions/introduction.ts'
import {
  balanceOf,
  DEBT,
  type Favours,
  isInDebt,
  isUntold,
  MADE,
  othersUnderWay,
  telling,
} from '../../../src/domain/overview/reciprocity.ts'
import { VISIBILITIES } from '../../../src/domain/relationships/relationship.ts'

const MEMBERS = ['ana', 'ben', 'cy', 'dee']

/** A team's introductions: nobody introduces themselves. */
const ledger: fc.Arbitrary<Favours[]> = fc.array(
  fc
    .record({
      giverId: fc.constantFrom(...MEMBERS),
      step: fc.integer({ min: 1, max: MEMBERS.length - 1 }),
      visibility: fc.constantFrom(...VISIBILITIES),
      stateBefore: fc.constantFrom('asked', 'accepted', 'lent-name'),
      confirmed: fc.constantFrom('giver', 'receiver'),
      count: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ giverId, step, confirmed, ...rest }): Favours => {
      const receiverId = MEMBERS[(MEMBERS.indexOf(giverId) + step) % MEMBERS.length] ?? ''
      const confirmedById = confirmed === 'giver' ? giverId : receiverId
      return { ...rest, giverId, giver: giverId, receiverId, receiver: receiverId, confirmedById }
    }),
  { maxLength: 30 },
)
const add = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0)

describe('give and take', () => {
  it('adds up: what all gave is what all received', () => {
    fc.assert(
      fc.property(ledger, (favours) => {
        const balances = MEMBERS.map((member) => balanceOf(member, favours))
        const total = add(favours.map(({ count }) => count))
        expect(add(balances.map(({ given }) => given))).toBe(total)
        expect(add(balances.map(({ received }) => received))).toBe(total)
      }),
    )
  })

  it('is the sum of its pairs and of what came unnamed', () => {
    fc.assert(
      fc.property(ledger, fc.constantFrom(...MEMBERS), (favours, member) => {
        const { given, received, pairs, unnamed } = balanceOf(member, favours)
        expect(add(pairs.map((pair) => pair.given))).toBe(given)
        expect(add(pairs.map((pair) => pair.received)) + unnamed).toBe(received)
        expect(new Set(pairs.map(({ teammate }) => teammate)).size).toBe(pairs.length)
        expect(pairs.map(({ teammate }) => teammate)).not.toContain(member)
      }),
    )
  })

  it('of others changes nothing in one’s own', () => {
    fc.assert(
      fc.property(ledger, fc.constantFrom(...MEMBERS), (favours, member) => {
        const own = favours.filter(({ giverId, receiverId }) => giverId === member || receiverId === member)
        expect(balanceOf(member, favours)).toEqual(balanceOf(member, own))
      }),
    )
  })

  it('names no owner of a sealed tie who has not said yes', () => {
    const favour = (given: Partial<Favours>): Favours => ({
      giverId: 'ben',
      giver: 'Ben',
      receiverId: 'ana',
      receiver: 'Ana',
      visibility: 'sealed',
      stateBefore: 'asked',
      confirmedById: 'ana',
      count: 1,
      ...given,
    })
    const hidden = { given: 0, received: 1, pairs: [], unnamed: 1 }
    const named = { given: 0, received: 1, pairs: [{ teammate: 'Ben', given: 0, received: 1 }], unnamed: 0 }
    expect(balanceOf('ana', [favour({})])).toEqual(hidden)
    expect(balanceOf('ana', [favour({ visibility: 'private' })])).toEqual(hidden)
    for (const shown of [
      { stateBefore: 'accepted' as const },
      { confirmedById: 'ben' },
      { visibility: 'open' as const },
    ])
      expect(balanceOf('ana', [favour(shown)])).toEqual(named)
    // What one gave oneself is no secret.
    expect(balanceOf('ben', [favour({})])).toMatchObject({ given: 1, pairs: [{ teammate: 'Ana', given: 1 }] })
  })

  it('is a debt from two received more than given', () => {
    expect(DEBT).toBe(2)
    expect([1, 2, 5].map((received) => isInDebt({ given: 0, received }))).toEqual([false, true, true])
    expect(isInDebt({ given: 4, received: 5 })).toBe(false)
  })
})

describe('a loop', () => {
  it('is untold once its asker was asked and did not answer since', () => {
    const loop = (state: (typeof INTRODUCTION_STATES)[number], reminders: number, noReplyNoted: number) =>
      isUntold({ state, reminders, noReplyNoted })
    expect(loop('introduced', 0, 0)).toBe(false)
    expect(loop('introduced', 1, 0)).toBe(true)
    expect(loop('introduced', 1, 2)).toBe(false)
    expect(loop('introduced', 2, 2)).toBe(true)
    expect(loop('no-reply', 2, 0)).toBe(true)
    expect(loop('no-reply', 2, 3)).toBe(false)
    for (const state of INTRODUCTION_STATES)
      expect(loop(state, 2, 0)).toBe(state === 'introduced' || state === 'no-reply')
  })

  it('untold says most of an ask, then what is nearest', () => {
    const one = (state: (typeof INTRODUCTION_STATES)[number], reminders = 0) => ({ state, reminders, noReplyNoted: 0 })
    expect(telling([])).toBeNull()
    expect(telling([one('asked'), one('accepted'), one('no-reply')])?.state).toBe('no-reply')
    expect(telling([one('passed'), one('later'), one('asked')])?.state).toBe('asked')
    const its = [one('asked'), one('passed'), one('accepted')]
    expect(othersUnderWay(its, its[2] ?? null)).toBe(1)
    expect(othersUnderWay(its, null)).toBe(2)
    // Each state has its place.
    for (const state of INTRODUCTION_STATES) expect(telling([one(state), one('cancelled')])?.state).toBe(state)
    expect(MADE.every((state) => INTRODUCTION_STATES.includes(state))).toBe(true)
  })
})
