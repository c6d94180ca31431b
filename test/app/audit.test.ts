import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireAsks } from '../../src/app/asks/close-ask.ts'
import { move } from '../../src/app/introductions/move-introduction.ts'
import { newId } from '../../src/app/ports/new-id.ts'
import type { Tenant } from '../../src/app/ports/store.ts'
import { ASK_EVENTS, type AskStatus, moveAsk } from '../../src/domain/asks/ask.ts'
import {
  INTRODUCTION_EVENTS,
  INTRODUCTION_STATES,
  type IntroductionState,
  isUnderWay,
  moveIntroduction,
  type Party,
} from '../../src/domain/introductions/introduction.ts'
import { type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import { createTeam } from '../support/team.ts'

const PARTIES: Party[] = ['asker', 'connector', 'clock']
const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.', whom: '', seenIn: 'digest' }

describe('the audit', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function scene() {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
    await ana.says('/whoknows acme')
    const tenant = team.store.in(team.workspace.id)
    await ana.presses('Ask Ben')
    await ana.asks(WHY)
    const [ask] = await tenant.asks.of(ana.member.id, { limit: 1, offset: 0 })
    const [first] = await tenant.introductions.ofAsk(ask?.id ?? '')
    if (!ask || !first) throw new Error('Nobody was asked.')
    return { team, ana, ben, tenant, ask, first }
  }

  /** An introduction in a state, for an ask of its own that stands as it does then. */
  async function introductionIn(
    tenant: Tenant,
    { ask, path }: { ask: Parameters<Tenant['asks']['create']>[0]; path: { relationshipId: string } },
    state: IntroductionState,
    confirmedById: string | null,
    now: Date,
  ) {
    const [askId, id] = [newId(), newId()]
    const made = !isUnderWay(state) && !['passed', 'redirected', 'timed-out', 'cancelled'].includes(state)
    const status: AskStatus = made ? 'fulfilled' : isUnderWay(state) ? 'pursued' : 'open'
    const { target, organizationId, askerId, whom, why, benefit, question, seenIn, expiresAt } = ask
    const words = { target, organizationId, askerId, whom, why, benefit, question, seenIn, expiresAt }
    await tenant.asks.create({ id: askId, ...words, status }, now)
    await tenant.introductions.create(
      { id, askId, relationshipId: path.relationshipId, whom: null, state: 'suggested' },
      now,
    )
    const confirmed = made ? { stateBefore: 'accepted' as const, confirmedById, introducedAt: now } : {}
    await tenant.introductions.change(id, 'suggested', { state, ...confirmed }, now)
    return { id, askId, status }
  }

  it('holds every move of the tables, of introduction and ask: who, what, when and from where', async () => {
    const { team, ana, ben, tenant, ask, first } = await scene()
    const now = team.clock.now()
    const people = { asker: ana.member, connector: ben.member, clock: null }
    const seen = new Set<string>()
    for (const state of INTRODUCTION_STATES)
      for (const event of INTRODUCTION_EVENTS)
        for (const party of PARTIES) {
          const member = people[party]
          const by = { party, memberId: member?.id ?? null }
          const life = { state, stateBefore: 'accepted', confirmedById: by.memberId, introducedAt: now } as const
          const expected = moveIntroduction(life, event, by, now)
          // Asking is more than a move: below.
          if (!expected.moved || event === 'ask') continue
          const { id, askId, status } = await introductionIn(tenant, { ask, path: first.path }, state, by.memberId, now)
          const origin = member ? 'slack' : 'clock'
          await team.store.transaction(team.workspace.id, (within) => move(within, { member, now, origin }, id, event))
          const recorded = { memberId: by.memberId, origin, at: now }
          expect(await tenant.overview.history([id]), `${state}, ${event} by ${party}`).toMatchObject([
            { subject: 'introduction', event, ...recorded },
          ])
          seen.add(event)
          const after = (await tenant.asks.get(askId))?.status
          const events = await tenant.overview.history([askId])
          expect(events, `the ask of ${state}, ${event} by ${party}`).toMatchObject(
            after === status ? [] : [{ subject: 'ask', ...recorded }],
          )
          for (const one of events) {
            seen.add(one.event)
            expect(moveAsk(status, ASK_EVENTS.find((name) => name === one.event) ?? 'renew')).toBe(after)
          }
          // Nobody promises what somebody else has promised: this one is over before the next.
          const left = (await tenant.introductions.get(id))?.state ?? state
          await tenant.introductions.change(id, left, { state: 'cancelled' }, now)
        }
    const all = [...INTRODUCTION_EVENTS.filter((event) => event !== 'ask'), 'introduced', 'all-ended', 'undo']
    expect([...seen].sort()).toEqual([...new Set(all)].sort())
  })

  it('holds what begins and ends an ask', async () => {
    const { team, ana, tenant, ask, first } = await scene()
    const told = async (id: string) =>
      (await tenant.overview.history([id])).map(({ event, memberId, origin }) => [event, memberId, origin])
    const mine = (event: string) => [event, ana.member.id, 'local']
    expect(await told(ask.id)).toEqual([mine('open'), mine('pursue')])
    expect(await told(first.id)).toEqual([mine('ask')])
    await ana.does({ kind: 'close', askId: ask.id })
    await ana.does({ kind: 'close', askId: ask.id })
    expect((await told(ask.id)).slice(2)).toEqual([mine('close')])
    for (let time = 0; time < 2; time++) await ana.keeps({ ...WHY, target: 'Globex' })
    const [kept] = await tenant.asks.of(ana.member.id, { limit: 1, offset: 0 })
    team.clock.pass({ days: 61 })
    for (let look = 0; look < 2; look++) await expireAsks(team.store, team.clock.now())
    expect(await told(kept?.id ?? '')).toEqual([mine('open'), mine('renew'), ['expire', null, 'clock']])
  })

  it('is kept together with what it tells of, or neither is', async () => {
    const { team, ben, tenant, ask, first } = await scene()
    const before = await tenant.overview.history([ask.id, first.id])
    const cause = { member: ben.member, now: team.clock.now(), origin: 'slack' }
    const broken = team.store.transaction(team.workspace.id, async (within) => {
      await move(within, cause, first.id, 'pass')
      throw new Error('The process died here.')
    })
    await expect(broken).rejects.toThrow('The process died here.')
    expect(await tenant.overview.history([ask.id, first.id])).toEqual(before)
    expect(await tenant.introductions.get(first.id)).toMatchObject({ state: 'asked', ask: { status: 'pursued' } })
  })
})
