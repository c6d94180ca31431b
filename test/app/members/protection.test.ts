import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { releaseHeld } from '../../../src/app/delivery/release-held.ts'
import { followClock } from '../../../src/app/introductions/follow-clock.ts'
import { createRunJob } from '../../../src/app/run-job.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const LIST = `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Jim,Poe,https://www.linkedin.com/in/jim,,Globex,CFO,02 Jan 2020
`
const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }

/** What the clock cannot do fails the test. */
function fail(error: unknown): never {
  throw error
}

describe('protection', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  /** A team that works Monday to Friday from 9 to 18 in UTC, on a Monday at ten. Ben knows Jane Doe at Acme. */
  async function atWork() {
    const team = await createTeam(database, { platform: 'slack' })
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
    const tenant = team.store.in(team.workspace.id)
    for (const { member } of [ana, ben, cleo]) await tenant.protection.set(member.id, { quietFrom: 18, quietUntil: 9 })
    return { team, ana, ben, cleo, tenant }
  }
  async function ask(asker: Teammate, label = 'Ask Ben'): Promise<string> {
    await asker.says('/whoknows acme')
    await asker.presses(label)
    await asker.asks(WHY)
    return asker.seen().summary
  }
  async function pass(team: Team, time: Parameters<Team['clock']['pass']>[0]): Promise<void> {
    team.clock.pass(time)
    await followClock(team.store, team.clock.now(), fail)
    await releaseHeld(team.store, team.clock.now(), fail)
    await team.settle()
  }
  const told = (teammate: Teammate) => teammate.inbox().map((view) => view.summary)
  const labels = (teammate: Teammate) => buttonsOf(teammate.seen()).map(({ button }) => button.label)
  const clean = (team: Team) => expect([team.jobs.failures, team.errors]).toEqual([[], []])
  const NOBODY = 'There are ways in at Acme Corp, but nobody can be asked just now.'

  describe('a budget', () => {
    it('once spent leads the next asker to somebody else, or to an open ask, until the month is over', async () => {
      const { team, ana, ben, cleo, tenant } = await atWork()
      await tenant.protection.set(ben.member.id, { budget: 1 })
      await ask(ana)
      await cleo.says('/whoknows acme')
      expect(cleo.seen().summary).toBe(NOBODY)
      expect(textOf(cleo.seen())).not.toMatch(/Ben|Jane/)
      expect(labels(cleo)).toEqual(['Keep my ask open', 'Ask the team', 'Ask to join them'])
      const dan = await team.join('Dan')
      await dan.says('/iknow John Roe, CFO at Acme Corp — school friend, 3/5')
      await cleo.says('/whoknows acme')
      const ways = () => labels(cleo).filter((label) => !['Ask to join them', 'Ask the team'].includes(label))
      expect(ways()).toEqual(['Ask Dan'])
      // Ben’s own view of it does not change, and April is a new month.
      team.clock.pass({ days: 30 })
      await cleo.says('/whoknows acme')
      expect(ways()).toEqual(['Ask Ben', 'Ask Dan'])
      clean(team)
    })

    it('is decided again when the ask is sent, and two who ask at once spend the last one once', async () => {
      const { team, ana, ben, cleo, tenant } = await atWork()
      await tenant.protection.set(ben.member.id, { budget: 1 })
      const askers = [ana, cleo, await team.join('Dan'), await team.join('Eve')]
      // At four companies, so that nothing but the budget is between them.
      for (const [index, asker] of askers.entries()) {
        const company = ['Globex', 'Initech', 'Hooli', 'Umbrella'][index]
        await ben.says(`/iknow Jo Poe at ${company} — school, 3/5`)
        await asker.says(`/whoknows ${company}`)
        await asker.presses('Ask Ben')
      }
      await recorded(team, () => Promise.all(askers.map((asker) => asker.asks(WHY))))
      await team.settle()
      const answers = askers.map((asker) => asker.seen().summary)
      expect(answers.filter((text) => text.startsWith('Asked Ben'))).toHaveLength(1)
      const gone = answers.filter((text) => !text.startsWith('Asked Ben'))
      expect(new Set(gone)).toEqual(
        new Set(['This way in is no longer there. Ask /whoknows again, or keep your ask open there.']),
      )
      expect(told(ben)).toHaveLength(1)
      // What was refused left no ask behind.
      expect(await tenant.asks.all()).toHaveLength(1)
      clean(team)
    })

    it('counts neither what was withdrawn at once nor what never arrived', async () => {
      const { team, ana, ben, tenant } = await atWork()
      team.platform.refuse('ben', new DomainError('messages-closed'))
      await ask(ana)
      expect((await tenant.protection.of(ben.member.id, team.clock.now())).asked).toBe(0)
      team.platform.refuse('ben', null)
      await ben.says('/intros')
      await ask(ana)
      await ana.says('/intros')
      await ana.presses('Where it stands')
      await ana.presses('Withdraw')
      expect((await tenant.protection.of(ben.member.id, team.clock.now())).asked).toBe(0)
      clean(team)
    })

    it('of nothing still lets its owner offer an introduction, which is not counted', async () => {
      const { team, ana, ben, tenant } = await atWork()
      await tenant.protection.set(ben.member.id, { budget: 0 })
      await ana.says('/whoknows acme')
      await ana.presses('Keep my ask open')
      await ana.asks({ ...WHY, seenIn: 'digest' })
      const [open] = await tenant.asks.of(ana.member.id, { limit: 1, offset: 0 })
      const [tie] = await tenant.waysIn.to(open?.organizationId ?? '', null, [], team.clock.now())
      team.clock.pass({ hours: 10 })
      await ben.does({ kind: 'offer', askId: open?.id ?? '', relationshipId: tie?.relationshipId ?? '' })
      expect(ben.seen().summary).toContain('Thank you!')
      // They are here: their draft comes at once, in the evening too; Ana hears it in the morning.
      expect(told(ben)).toHaveLength(1)
      expect(told(ana)).toEqual([])
      expect((await tenant.protection.of(ben.member.id, team.clock.now())).asked).toBe(0)
      await pass(team, { hours: 13 })
      expect(told(ana)).toEqual(['Ben will introduce you to Jane Doe at Acme Corp.'])
      clean(team)
    })

    it('passes over whose is spent when the clock asks the next one, and when somebody is named', async () => {
      const { team, ana, ben, cleo, tenant } = await atWork()
      await cleo.says('/iknow John Roe, CFO at Acme Corp — school friend, 3/5')
      await ask(ana)
      await tenant.protection.set(cleo.member.id, { snoozedUntil: new Date('2026-05-01T00:00:00Z') })
      await pass(team, { days: 2 })
      await pass(team, { days: 2 })
      expect(told(cleo)).toEqual([])
      expect(told(ana).at(-1)).toBe('Ben could not get to your request about Jane Doe at Acme Corp.')
      const second = await atWork()
      await second.cleo.says('/iknow John Roe, CFO at Acme Corp — school friend, 3/5')
      await ask(second.ana)
      await second.tenant.protection.set(second.cleo.member.id, { budget: 0 })
      await second.ben.presses('Ask someone else')
      await second.ben.fills({ teammate: 'Cleo' })
      expect(textOf(second.ana.inbox().at(-1) ?? { summary: '', nodes: [] })).toContain(
        'I know of no way in through Cleo yet',
      )
      clean(team)
      expect(told(ben).length).toBeGreaterThan(0)
    })
  })

  it('a no-go shows nothing: not in the answer, not in what is suggested, not when an old button is pressed', async () => {
    const { team, ana, ben, cleo } = await atWork()
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben')
    await ben.says('/intros settings')
    await ben.presses('Add to this list')
    await ben.fills({ company: '', teammate: 'Ana' })
    expect(ben.seen().summary).toBe('Noted: you are never asked for Ana. Nobody hears of it.')
    await ana.asks(WHY)
    expect(ana.seen().summary).toContain('no longer there')
    await ana.says('/whoknows acme')
    const unknown = textOf(ana.seen())
    await ana.says('/whoknows Globex')
    expect(unknown.replaceAll('acme', 'Globex')).toBe(textOf(ana.seen()))
    expect(await ana.does({ kind: 'suggest', text: 'acm' })).toEqual({ kind: 'suggestions', names: [] })
    await cleo.says('/whoknows acme')
    expect(labels(cleo)).toEqual(['Ask Ben', 'Ask the team'])
    await ben.says('/intros settings')
    await ben.presses('Remove', 'Ana')
    await ana.says('/whoknows acme')
    expect(labels(ana)).toEqual(['Ask Ben', 'Ask the team'])
    expect(told(ben)).toEqual([])
    clean(team)
  })

  describe('quiet hours', () => {
    it('hold a request until the morning, say so to who asks, and count the time to answer from then', async () => {
      const { team, ana, ben } = await atWork()
      team.clock.pass({ hours: 9 })
      expect(await ask(ana)).toContain('Asked Ben')
      expect(ana.seen().nodes).toContainEqual({
        kind: 'moment',
        text: 'Ben is off for now, and hears of it',
        at: '2026-03-03T09:00:00.000Z',
      })
      await pass(team, { hours: 13 })
      expect(told(ben)).toEqual([])
      await pass(team, { hours: 1 })
      expect(told(ben)).toEqual(['Ana asks you for an introduction to Jane Doe at Acme Corp.'])
      // Two working days from Tuesday at nine.
      await pass(team, { days: 1, hours: 23 })
      expect(told(ben)).toHaveLength(1)
      await pass(team, { hours: 1 })
      expect(told(ben)).toHaveLength(2)
      clean(team)
    })

    it('tell nothing of whose a sealed tie is', async () => {
      const { team, ana, ben } = await atWork()
      await ben.presses('Seal it')
      team.clock.pass({ hours: 9 })
      await ask(ana, 'Ask for an introduction')
      expect(ana.seen().summary).toContain('Asked A teammate')
      expect(ana.seen().nodes.map(({ kind }) => kind)).not.toContain('moment')
      expect(textOf(ana.seen())).not.toMatch(/Ben|Jane/)
    })

    it('send once, however often the job runs and whoever looks', async () => {
      const { team, ana, ben, tenant } = await atWork()
      team.clock.pass({ hours: 9 })
      await ana.says('/whoknows acme')
      await ana.presses('Ask Ben')
      const runJob = createRunJob(team.store, [team.platform], team.clock.now)
      const settle = team.jobs.run
      const jobs = await recorded(team, () => ana.asks(WHY))
      const [request] = jobs.filter((job) => job.kind === 'deliver')
      if (!request) throw new Error('Nothing was queued.')
      // The process died after it held the message: the job runs again, then and in the morning.
      await runJob(request)
      team.clock.pass({ hours: 14 })
      await runJob(request)
      expect(told(ben)).toHaveLength(1)
      await Promise.all([1, 2, 3].map(() => releaseHeld(team.store, team.clock.now(), fail)))
      await settle(team.workspace.id, runJob)
      expect(told(ben)).toHaveLength(1)
      expect(await tenant.messages.takeHeld(ben.member.id, null)).toEqual([])
      clean(team)
    })

    it('drop what is over by the morning: neither the request nor that it is off the plate arrives', async () => {
      const { team, ana, ben, tenant } = await atWork()
      team.clock.pass({ hours: 9 })
      await ask(ana)
      await ana.says('/intros')
      await ana.presses('Where it stands')
      await ana.presses('Withdraw')
      await pass(team, { hours: 14 })
      expect(told(ben)).toEqual([])
      // It never reached him.
      expect((await tenant.protection.of(ben.member.id, team.clock.now())).asked).toBe(0)
      clean(team)
    })

    it('bring no two messages that say one thing', async () => {
      const { team, ana, ben, tenant } = await atWork()
      team.clock.pass({ hours: 9 })
      await ask(ana)
      const [held] = await tenant.messages.takeHeld(ben.member.id, null)
      if (!held) throw new Error('Nothing is held.')
      const at = new Date('2026-03-03T09:00:00Z')
      const other = { ...held, kind: 'nudge' } as const
      await tenant.messages.hold({ ...other, id: 'ffffffff-0000-7000-8000-000000000001' }, at, at)
      await tenant.messages.hold(held, at, at)
      await tenant.messages.hold({ ...other, id: 'ffffffff-0000-7000-8000-000000000002' }, at, at)
      await pass(team, { hours: 14 })
      expect(told(ben)).toEqual(['Ana asks you for an introduction to Jane Doe at Acme Corp.'])
      await tenant.messages.hold({ ...other, id: 'ffffffff-0000-7000-8000-000000000003' }, at, at)
      await tenant.messages.hold({ ...other, id: 'ffffffff-0000-7000-8000-000000000004' }, at, at)
      await pass(team, {})
      expect(told(ben)).toHaveLength(2)
      await tenant.messages.hold({ ...other, id: 'ffffffff-0000-7000-8000-000000000005' }, at, at)
      await ben.presses('I’ll introduce')
      await pass(team, {})
      expect(told(ben)).toHaveLength(2)
      clean(team)
    })

    it('do not keep an answer from who just did something, and hold the news of the others', async () => {
      const { team, ana, ben } = await atWork()
      await ask(ana)
      team.clock.pass({ hours: 9 })
      await ben.presses('I’ll introduce')
      await ben.reacts('✅', 'asks you for an introduction')
      expect(told(ben)).toHaveLength(2)
      expect(told(ana)).toEqual([])
      await ben.drops('Connections.csv', LIST)
      expect(told(ben)).toHaveLength(3)
      await pass(team, { hours: 14 })
      // That it was promised is old news.
      expect(told(ana)).toEqual(['Ben introduced you to Jane Doe at Acme Corp. Good luck!'])
      clean(team)
    })

    it('are decided anew when they are changed', async () => {
      const { team, ana, ben } = await atWork()
      team.clock.pass({ hours: 9 })
      await ask(ana)
      await ben.says('/intros settings')
      await ben.presses('Change')
      await ben.fills({ quietFrom: '23', quietUntil: '6' })
      expect(ben.seen().summary).toBe('Saved.')
      expect(told(ben)).toHaveLength(1)
      clean(team)
    })
  })

  describe('/intros settings', () => {
    it('asks once more before a budget above four, and keeps the rest of the form meanwhile', async () => {
      const { team, ben, tenant } = await atWork()
      await ben.says('/intros')
      await ben.presses('My settings')
      expect(ben.seen().summary).toBe('You are asked at most 2 times a month.')
      await ben.presses('Change')
      await ben.fills({ budget: '6', visibility: 'sealed' })
      expect(ben.seen().summary).toContain('6 asks a month is a lot')
      expect(await tenant.protection.of(ben.member.id, team.clock.now())).toMatchObject({
        budget: 2,
        defaultVisibility: 'sealed',
      })
      await ben.presses('Yes, up to 6')
      expect((await tenant.protection.of(ben.member.id, team.clock.now())).budget).toBe(6)
      await ben.presses('Change')
      expect(await ben.fills({ budget: '5' })).toMatchObject({ kind: 'view', view: { summary: 'Saved.' } })
      await ben.says('/iknow Jim Poe, CTO at Globex — friends')
      expect(textOf(ben.seen())).toContain('Sealed')
      clean(team)
    })

    it('snoozes for a week, a month or until a day, and wakes', async () => {
      const { team, ana, ben, tenant } = await atWork()
      const snoozed = async () => (await tenant.protection.of(ben.member.id, team.clock.now())).snoozedUntil
      await ben.says('/intros settings')
      await ben.presses('Snooze a week')
      expect(await snoozed()).toEqual(new Date('2026-03-09T10:00:00Z'))
      await ana.says('/whoknows acme')
      expect(ana.seen().summary).toBe(NOBODY)
      await ben.presses('Ask me again')
      expect(await snoozed()).toBeNull()
      await ben.presses('Snooze until …')
      expect(await ben.fills({ until: '2026-03-01' })).toMatchObject({
        kind: 'form',
        form: { errors: expect.anything() },
      })
      await ben.fills({ until: '2026-03-05' })
      expect(await snoozed()).toEqual(new Date('2026-03-05T00:00:00Z'))
      team.clock.pass({ days: 3 })
      await ana.says('/whoknows acme')
      expect(labels(ana)).toEqual(['Ask Ben', 'Ask the team'])
      await ben.says('/intros settings')
      expect(labels(ben)).toContain('Snooze a month')
      clean(team)
    })

    it('takes companies and teammates one can name, and shows the list to nobody else', async () => {
      const { team, ana, ben, cleo } = await atWork()
      await cleo.says('/iknow John Roe, CFO at Globex — school friend, 3/5')
      const add = async (values: Record<string, string>) => {
        await ben.says('/intros settings')
        await ben.presses('Add to this list')
        return await ben.fills(values)
      }
      for (const values of [{}, { company: 'Nowhere Ltd' }, { teammate: 'Zoe' }, { teammate: 'Ben' }])
        expect(await add(values)).toMatchObject({ kind: 'form', form: { errors: expect.anything() } })
      await add({ company: 'globex', teammate: 'Cleo' })
      expect(ben.seen().summary).toBe('Noted: you are never asked about Globex or for Cleo. Nobody hears of it.')
      for (const one of [ana, cleo]) {
        await one.says('/intros settings')
        expect(textOf(one.seen())).not.toMatch(/Globex|Cleo/)
      }
      await ben.says('/intros settings')
      await ben.presses('Remove', 'Globex')
      expect(labels(ben).filter((label) => label === 'Remove')).toHaveLength(1)
      clean(team)
    })

    it('is offered quietly to who passes', async () => {
      const { ana, ben } = await atWork()
      await ask(ana)
      await ben.presses('Pass')
      await ben.presses('Too many asks? Settings')
      expect(textOf(ben.seen())).toContain('at most 2, 1 so far')
    })
  })

  /** What is queued by `act`, before any of it runs. */
  async function recorded(team: Team, act: () => Promise<unknown>) {
    const queued: Awaited<ReturnType<Team['jobs']['queued']>> = []
    const run = team.jobs.run
    team.jobs.run = async () => void queued.push(...(await team.jobs.queued(team.workspace.id)))
    await act()
    team.jobs.run = run
    return queued
  }
})
