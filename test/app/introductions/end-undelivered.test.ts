import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followClock } from '../../../src/app/introductions/follow-clock.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam, type Teammate } from '../../support/team.ts'

const JANE = '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5'
const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }
function fail(error: unknown): never {
  throw error
}

const unreachable = new DomainError('messages-closed')

describe('a member out of reach', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function ask(ana: Teammate): Promise<void> {
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben')
    await ana.asks(WHY)
  }

  it('ends the request kindly, without a word about silence, and opens the ask again', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says(JANE)
    team.platform.refuse('ben', unreachable)
    await ask(ana)
    const tenant = team.store.in(team.workspace.id)
    const [one] = await tenant.asks.of(ana.member.id, { limit: 1, offset: 0 })
    expect(one?.status).toBe('open')
    expect((await tenant.introductions.ofAsk(one?.id ?? '')).map(({ state }) => state)).toEqual(['cancelled'])
    expect(ana.inbox().map(({ summary }) => summary)).toEqual([
      'Your ask about Jane Doe at Acme Corp could not be delivered: messages do not reach Ben at the moment.',
    ])
    expect(team.jobs.failures).toEqual([])

    team.platform.refuse('ben', null)
    await ben.says('/intros')
    expect(ben.seen().summary).toContain('asks')
    expect(JSON.stringify(ben.seen())).toContain('have not reached you lately')
    await ask(ana)
    expect(ben.inbox()).toHaveLength(1)
    await ben.presses('I’ll introduce')
    expect((await tenant.introductions.ofAsk(one?.id ?? '')).map(({ state }) => state)).toEqual([
      'cancelled',
      'accepted',
    ])
  })

  it('does not betray whose a sealed tie is', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says(JANE)
    await ben.presses('Seal it')
    team.platform.refuse('ben', unreachable)
    await ana.says('/whoknows acme')
    await ana.presses('Ask for an introduction')
    await ana.asks({ ...WHY, whom: 'CFO' })
    // It ends as silence does: only that would not tell whose messages are closed.
    expect(ana.inbox()).toEqual([])
    expect(JSON.stringify(ana.seen())).not.toMatch(/Ben|Jane/)
  })

  it('who left is told of truthfully: no reminder is promised, and the request ends when one is due', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says(JANE)
    await ask(ana)
    await team.store.keepProfile({ ...ben.actor, active: false })
    await ana.says('/intros')
    expect(JSON.stringify(ana.seen())).toContain('asked Ben, who has left the team')
    expect(JSON.stringify(ana.seen())).toContain('Other ways in')
    expect(JSON.stringify(ana.seen())).not.toMatch(/remind/i)
    team.platform.refuse('ben', new DomainError('not-in-team'))
    team.clock.pass({ days: 3 })
    await followClock(team.store, team.clock.now(), fail)
    await team.settle()
    expect(ana.inbox().at(-1)?.summary).toBe(
      'Ben has left the team and cannot introduce you to Jane Doe at Acme Corp any more.',
    )
    const [one] = await team.store.in(team.workspace.id).asks.of(ana.member.id, { limit: 1, offset: 0 })
    expect(one?.status).toBe('open')
  })

  it('who is only out of reach keeps the request they have, and no reminder is promised', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says(JANE)
    await ask(ana)
    team.platform.refuse('ben', unreachable)
    team.clock.pass({ days: 3 })
    await followClock(team.store, team.clock.now(), fail)
    await team.settle()
    await ana.says('/intros')
    expect(JSON.stringify(ana.seen())).toContain('asked Ben, whom my messages do not reach at the moment')
    team.platform.refuse('ben', null)
    await ben.says('/intros')
    expect(JSON.stringify(ben.seen())).toContain(
      'My direct messages have not reached you lately. You missed a request for an introduction. 1 request is waiting for you.',
    )
  })

  it('is told of what they missed once, whatever they ask first', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says(JANE)
    await ask(ana)
    team.platform.refuse('ben', unreachable)
    await ana.presses('My asks')
    await ana.presses('Close')
    await ben.does({ kind: 'react', channel: 'x', message: 'y', emoji: '🎉' })
    await team.store.in(team.workspace.id).members.addMissed(ben.member.id, 'request', team.clock.now())
    await ben.says('/iknow Max')
    await ben.says('/whoknows help')
    expect(JSON.stringify(ben.seen())).toContain('have not reached you lately')
    await ben.says('/whoknows help')
    expect(JSON.stringify(ben.seen())).not.toContain('have not reached you lately')
  })
})
