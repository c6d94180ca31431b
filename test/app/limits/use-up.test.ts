import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/domain/limits/limits.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam } from '../../support/team.ts'

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.', seenIn: 'digest' }

describe('what a member does in an hour', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  it('is limited kindly, begins anew with the next hour, and is counted for each by themselves', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    const { most } = LIMITS.lookups
    for (let n = 0; n < most; n++) await ana.does({ kind: 'whoknows', text: 'Acme Corp' })
    expect(ana.seen().summary).toContain('Acme Corp')
    await ana.does({ kind: 'whoknows', text: 'Acme Corp' })
    expect(ana.seen().summary).toContain('That is a lot of looking up within an hour.')
    await ben.does({ kind: 'whoknows', text: 'Acme Corp' })
    expect(ben.seen().summary).toContain('Acme Corp')
    team.clock.pass({ hours: 1 })
    await ana.does({ kind: 'whoknows', text: 'Acme Corp' })
    expect(ana.seen().summary).not.toContain('That is a lot')
    expect(team.errors).toEqual([])
  })

  it('whoever goes through the network is slowed, and admins hear of it once', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await team.store.enter({ ...ben.actor, admin: true }, team.clock.now())
    const { most } = LIMITS.companies
    for (let n = 0; n < most + 3; n++) await ana.says(`/whoknows Company ${n} Ltd`)
    expect(ana.seen().summary).toContain(`You have looked up ${most} companies within an hour`)
    await ana.says('/whoknows Company 1 Ltd')
    expect(ben.inbox().map(({ summary }) => summary)).toEqual([
      `Ana looked up more than ${most} companies within an hour.`,
    ])
    expect(ana.inbox()).toEqual([])
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('withdrawing within the hour gives the budget back once', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    const tenant = team.store.in(team.workspace.id)
    await ben.says('/iknow Jane Doe at Acme Corp, colleague, 5/5')
    const asked = async () => (await tenant.protection.of(ben.member.id, team.clock.now())).asked
    const askAndWithdraw = async () => {
      await ana.says('/whoknows Acme Corp')
      await ana.presses('Ask Ben')
      await ana.asks(WHY)
      const [favour] = await tenant.introductions.waitingFor(ben.member.id, { limit: 1, offset: 0 })
      await ana.does({ kind: 'withdraw', introductionId: favour?.id ?? '' })
    }
    await askAndWithdraw()
    expect(await asked()).toBe(0)
    await askAndWithdraw()
    expect(await asked()).toBe(1)
    expect(team.errors).toEqual([])
  })

  it('many who name one teammate are one message a day, and naming twice is kept once', async () => {
    const team = await createTeam(database)
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    const tenant = team.store.in(team.workspace.id)
    for (const target of ['Acme Corp', 'Globex', 'Initech']) await ana.keeps({ ...WHY, target })
    const asks = await tenant.asks.of(ana.member.id, { limit: 9, offset: 0 })
    for (const { id: askId } of asks)
      for (const _ of [1, 2]) await ben.does({ kind: 'name', askId, values: { teammate: 'Cleo' } })
    expect(cleo.inbox()).toHaveLength(1)
    for (const { id } of asks) {
      const named = (await tenant.overview.history([id])).filter(({ event }) => event === 'named')
      expect(named).toHaveLength(1)
    }
    expect(team.errors).toEqual([])
  })
})
