import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerIntroduction } from '../../../src/app/introductions/answer-introduction.ts'
import { followClock } from '../../../src/app/introductions/follow-clock.ts'
import type { Store, Tenant } from '../../../src/app/ports/store.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }
const ANSWERS = ['Edit the draft', 'I’ll introduce', 'Use my name', 'Ask someone else', 'Later', 'Pass']
const PROMISED = [
  'Edit the draft',
  'Get it as a mail',
  'I asked, they agreed',
  'I vouch it is welcome',
  '✓ Only forward it',
  'I introduced them',
]

/** What the clock cannot do fails the test. */
function fail(error: unknown): never {
  throw error
}

describe('a favour', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  /** Ana asks Ben about Jane Doe; Cleo knows John Roe there, less well. */
  async function asked(options: { cleo?: boolean } = {}) {
    const team = await createTeam(database)
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
    if (options.cleo) await cleo.says('/iknow John Roe, CFO at Acme Corp — school friend, 3/5')
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben')
    await ana.asks(WHY)
    return { team, ana, ben, cleo }
  }

  /** Lets time pass and the clock look. */
  async function pass(team: Team, time: Parameters<Team['clock']['pass']>[0]): Promise<void> {
    team.clock.pass(time)
    await followClock(team.store, team.clock.now(), fail)
    await team.settle()
  }

  const told = (teammate: Teammate) => teammate.inbox().map((view) => view.summary)
  const last = (teammate: Teammate) => told(teammate).at(-1)
  const labels = (teammate: Teammate, at: number) =>
    buttonsOf(teammate.inbox().at(at) ?? { summary: '', nodes: [] }).map(({ button }) => button.label)
  async function asks(team: Team, ana: Teammate) {
    const tenant = team.store.in(team.workspace.id)
    const [ask] = await tenant.asks.of(ana.member.id, { limit: 1, offset: 0 })
    const introductions = await tenant.introductions.ofAsk(ask?.id ?? '')
    return { status: ask?.status, states: introductions.map((one) => one.state), introductions }
  }
  const clean = (team: Team) => expect([team.jobs.failures, team.errors]).toEqual([[], []])

  it('is promised by a ✅, and made by the next one, never by the same one told again', async () => {
    const { team, ana, ben } = await asked()
    await ben.reacts('✅', 'asks you for an introduction')
    expect((await asks(team, ana)).states).toEqual(['accepted'])
    expect(last(ana)).toBe('Ben will introduce you to Jane Doe at Acme Corp.')
    expect(last(ben)).toBe('You said you will introduce Ana to Jane Doe at Acme Corp. The draft is in the request.')
    expect(labels(ben, -1)).toEqual(['I introduced them'])
    await ben.reacts('✅', 'asks you for an introduction')
    expect((await asks(team, ana)).states).toEqual(['accepted'])
    expect(told(ben)).toHaveLength(2)
    await ben.reacts('✅', 'You said you will')
    expect((await asks(team, ana)).states).toEqual(['introduced'])
    clean(team)
  })

  it('goes its whole way: later, due, nudge, promise, reminder, made, follow-ups, met, won, thanks', async () => {
    const { team, ana, ben } = await asked()
    expect(labels(ben, 0)).toEqual(ANSWERS)
    await ben.presses('Later')
    await ben.presses('In 3 days')
    expect(ben.seen().summary).toContain('3 days')
    expect(labels(ben, 0)).toEqual(ANSWERS.filter((label) => label !== 'Later'))
    await pass(team, { days: 2 })
    expect(told(ben)).toHaveLength(1)
    await pass(team, { days: 1 })
    expect(last(ben)).toContain('You wanted to come back to Ana’s request')
    // Thursday: two working days later is Monday.
    await pass(team, { days: 3 })
    expect(told(ben)).toHaveLength(2)
    await pass(team, { days: 1 })
    expect(last(ben)).toBe('Ana still hopes to hear from you about Jane Doe at Acme Corp.')
    await ben.presses('I’ll introduce')
    // Every message that asked shows that it is answered.
    for (const at of [0, 1, 2]) expect(labels(ben, at)).toEqual(PROMISED)
    await pass(team, { days: 3 })
    expect(last(ben)).toBe('Have you introduced Ana to Jane Doe at Acme Corp yet?')
    await ben.reacts('✅', 'Have you introduced')
    await pass(team, { days: 3 })
    expect(last(ana)).toBe('How did it go with Jane Doe at Acme Corp?')
    await ana.presses('No reply yet')
    expect(() => ana.presses('No reply yet')).toThrow('no button')
    expect(told(ben).filter((text) => text.includes('no reply'))).toHaveLength(1)
    await pass(team, { days: 7 })
    await ana.presses('We met')
    expect(last(ben)).toBe('Ana met Jane Doe at Acme Corp. Thank you for opening the door!')
    await ana.reacts('💰', 'How did it go')
    await ana.presses('Tell them')
    await ana.fills({ amount: '€ 12,000' })
    expect(last(ben)).toContain('Ana won with Jane Doe')
    expect(ben.inbox().map(textOf).join()).toContain('€ 12,000')
    await ana.reacts('🙏', 'How did it go')
    await ana.says('/intros help')
    expect(() => ana.presses('Thanks 🙏')).toThrow('no button')
    expect(told(ben).filter((text) => text.includes('says thank you'))).toHaveLength(1)
    expect((await asks(team, ana)).states).toEqual(['won'])
    const before = [told(ana).length, told(ben).length]
    await pass(team, { days: 100 })
    expect([told(ana).length, told(ben).length]).toEqual(before)
    clean(team)
  })

  it('moves on after silence, and comes back when nobody is left', async () => {
    const { team, ana, ben, cleo } = await asked({ cleo: true })
    await pass(team, { days: 2 })
    expect(told(ben)).toHaveLength(2)
    expect(told(cleo)).toEqual([])
    await pass(team, { days: 2 })
    expect(last(ben)).toBe('Ana’s request about Jane Doe at Acme Corp is off your plate. No harm done.')
    expect(labels(ben, 0)).toEqual([])
    expect(last(cleo)).toContain('Ana asks you for an introduction to')
    expect(last(ana)).toContain('I asked Cleo to introduce you to John Roe')
    expect(await asks(team, ana)).toMatchObject({ status: 'pursued', states: ['timed-out', 'asked'] })
    // A click on the old message changes nothing.
    const [old] = (await asks(team, ana)).introductions
    await ben.does({ kind: 'accept', introductionId: old?.id ?? '' })
    expect(ben.seen().summary).toContain('moved on')
    // Friday 10:00 and two working days, twice.
    await pass(team, { days: 4 })
    await pass(team, { days: 2 })
    expect(last(ana)).toBe('Cleo could not get to your request about John Roe at Acme Corp.')
    expect(labels(ana, -1)).toEqual(['Other ways in', 'My asks'])
    expect(await asks(team, ana)).toMatchObject({ status: 'open', states: ['timed-out', 'timed-out'] })
    clean(team)
  })

  it('lends a name: the asker gets a text, is reminded on day 3 and 7, and it ends after 14', async () => {
    const { team, ana, ben } = await asked()
    await ben.presses('Use my name')
    expect(last(ana)).toBe('Ben lets you use their name with Jane Doe at Acme Corp.')
    expect(ana.inbox().map(textOf).join()).toContain('Ben said I may write to you. I am Ana: ')
    for (const days of [3, 4]) await pass(team, { days })
    expect(told(ana).filter((text) => text.startsWith('Have you reached Jane Doe'))).toHaveLength(2)
    await pass(team, { days: 7 })
    expect(last(ana)).toBe('The introduction to Jane Doe at Acme Corp has not come about in two weeks.')
    expect(await asks(team, ana)).toMatchObject({ status: 'open', states: ['timed-out'] })
    clean(team)
  })

  it('is handed to a teammate by name, and offered where they have a way in', async () => {
    const { team, ana, ben } = await asked({ cleo: true })
    await ben.presses('Ask someone else')
    expect(await ben.fills({ teammate: 'Zoe' })).toMatchObject({ kind: 'form', form: { errors: expect.anything() } })
    for (const teammate of ['ben', '@Ana', ''])
      expect((await ben.does({ ...redirect(await asks(team, ana)), values: { teammate } })).kind).toBe('form')
    await ben.does({ ...redirect(await asks(team, ana)), values: { teammate: '@cleo' } })
    expect(last(ana)).toBe('Ben suggests asking Cleo about Acme Corp.')
    expect(await asks(team, ana)).toMatchObject({ status: 'open', states: ['redirected'] })
    await ana.presses('Ask Cleo')
    await ana.asks(WHY)
    expect(await asks(team, ana)).toMatchObject({ status: 'pursued', states: ['redirected', 'asked'] })
    clean(team)
  })
  const redirect = ({ introductions }: Awaited<ReturnType<typeof asks>>) =>
    ({ kind: 'redirect', introductionId: introductions[0]?.id ?? '' }) as const

  it('does not betray a sealed tie of the teammate who was named, nor of one who is asked next', async () => {
    const { team, ana, ben, cleo } = await asked({ cleo: true })
    await cleo.presses('Seal it')
    await pass(team, { days: 2 })
    await pass(team, { days: 2 })
    expect(last(ana)).toBe('No answer came in time, so I asked another teammate about Acme Corp for you.')
    expect(ana.inbox().map(textOf).join()).not.toMatch(/Cleo|John/)
    await ben.does({ kind: 'intros' })
    const second = await asked({ cleo: true })
    await second.cleo.presses('Seal it')
    await second.ben.presses('Ask someone else')
    await second.ben.fills({ teammate: 'Cleo' })
    expect(second.ana.inbox().map(textOf).join()).not.toContain('John')
    expect(labels(second.ana, -1)).toEqual(['Other ways in', 'My asks'])
  })

  it('keeps the reason of a pass to itself', async () => {
    const { team, ana, ben } = await asked()
    await ben.presses('Pass')
    await ben.presses('Say why (only used for ranking)')
    await ben.fills({ reason: 'hardly-know', words: 'We met once' })
    expect(ben.seen().summary).toContain('only used for ranking')
    const { rows } = await database.pool.query(
      'SELECT pass_reason, pass_words FROM introduction WHERE workspace_id = $1',
      [team.workspace.id],
    )
    expect(rows).toEqual([{ pass_reason: 'hardly-know', pass_words: 'We met once' }])
    expect(ana.inbox().map(textOf).join()).not.toMatch(/hardly|enough|met once/)
    await ana.does({
      kind: 'reason',
      introductionId: (await asks(team, ana)).introductions[0]?.id ?? '',
      values: { reason: 'unsaid' },
    })
    expect(ana.seen().summary).toContain('Only the one who passed')
  })

  it('asks first how well a doubtful tie is known', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.drops(
      'Connections.csv',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJane,Doe,https://www.linkedin.com/in/jane,,Acme Corp,CFO,02 Jan 2020\n',
    )
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben')
    await ana.asks(WHY)
    const question = ['Barely', 'A little', 'Fairly well', 'Well', 'Very well']
    expect(labels(ben, -1)).toEqual(question)
    const { introductions } = await asks(team, ana)
    await ben.does({ kind: 'accept', introductionId: introductions[0]?.id ?? '' })
    expect(buttonsOf(ben.seen()).map(({ button }) => button.label)).toEqual([...question, 'My overview'])
    await ben.presses('Well')
    expect(labels(ben, -1)).toEqual(ANSWERS)
    expect((await asks(team, ana)).introductions[0]?.path.rating).toBe(4)
    await ben.presses('I’ll introduce')
    expect((await asks(team, ana)).states).toEqual(['accepted'])
    clean(team)
  })

  it('notes no reply by itself at day 30, tells both, and takes a later answer', async () => {
    const { team, ana, ben } = await asked()
    await ben.presses('I’ll introduce')
    await ben.presses('I introduced them')
    for (const days of [3, 7]) await pass(team, { days })
    expect((await asks(team, ana)).states).toEqual(['introduced'])
    await pass(team, { days: 20 })
    expect((await asks(team, ana)).states).toEqual(['no-reply'])
    expect(told(ana).filter((text) => text.startsWith('How did it go'))).toHaveLength(3)
    expect(last(ben)).toContain('Ana has no reply from Jane Doe')
    await ana.presses('Nothing came of it')
    expect((await asks(team, ana)).states).toEqual(['lost'])
    await ana.does({ kind: 'won', introductionId: (await asks(team, ana)).introductions[0]?.id ?? '', values: {} })
    expect(ana.seen().summary).toContain('moved on')
    clean(team)
  })

  it('goes one way when two clocks and a click come at once, and tells it once', async () => {
    const { team, ana, ben } = await asked()
    await pass(team, { days: 2 })
    team.clock.pass({ days: 2 })
    const now = team.clock.now()
    const [one] = (await asks(team, ana)).introductions
    await Promise.all([
      followClock(team.store, now, fail),
      ben.does({ kind: 'accept', introductionId: one?.id ?? '' }),
      followClock(team.store, now, fail),
    ])
    await team.settle()
    const { states } = await asks(team, ana)
    const ended = states[0] === 'timed-out'
    expect(['timed-out', 'accepted']).toContain(states[0])
    const count = (teammate: Teammate, text: string) => told(teammate).filter((one) => one.includes(text)).length
    expect(count(ben, 'off your plate')).toBe(ended ? 1 : 0)
    expect(count(ana, 'could not get to your request')).toBe(ended ? 1 : 0)
    expect(count(ana, ended ? 'has ended without' : 'will introduce you')).toBe(ended ? 0 : 1)
    clean(team)
  })

  it('is followed though another one cannot be', async () => {
    const { team, ben } = await asked()
    const other = await asked()
    team.clock.pass({ days: 2 })
    const broken: typeof team.store = {
      ...team.store,
      transaction: (workspaceId, work) =>
        workspaceId === other.team.workspace.id
          ? Promise.reject(new Error('broken'))
          : team.store.transaction(workspaceId, work),
    }
    const errors: unknown[] = []
    await followClock(broken, team.clock.now(), (error) => errors.push(error))
    await team.settle()
    expect(told(ben)).toHaveLength(2)
    expect(errors).toContainEqual(new Error('broken'))
  })

  it('is nudged once by two clocks', async () => {
    const { team, ben } = await asked()
    team.clock.pass({ days: 2 })
    const now = team.clock.now()
    await Promise.all([
      followClock(team.store, now, fail),
      followClock(team.store, now, fail),
      followClock(team.store, now, fail),
    ])
    await team.settle()
    expect(told(ben)).toHaveLength(2)
    clean(team)
  })

  it('shows from /intros where it stands, with what either side can do', async () => {
    const { team, ana, ben } = await asked({ cleo: true })
    await ben.says('/intros')
    await ben.presses('Other answers')
    expect(buttonsOf(ben.seen()).map(({ button }) => button.label)).toEqual([...ANSWERS, 'History', 'My overview'])
    await ana.says('/intros')
    await ana.presses('Where it stands')
    expect(textOf(ana.seen())).toContain('asked, no answer yet')
    await ana.presses('Withdraw')
    expect(await asks(team, ana)).toMatchObject({ status: 'open', states: ['cancelled'] })
    expect(labels(ben, 0)).toEqual([])
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben')
    await ana.asks(WHY)
    await ben.says('/intros')
    await ben.presses('I’ll introduce')
    await ana.says('/intros')
    await ana.presses('Where it stands')
    await ana.presses('We were introduced')
    await ana.says('/intros')
    await ana.presses('Where it stands')
    await ana.presses('We met')
    expect((await asks(team, ana)).states).toEqual(['cancelled', 'met'])
    const { introductions } = await asks(team, ana)
    await ben.does({ kind: 'withdraw', introductionId: introductions[1]?.id ?? '' })
    expect(ben.seen().summary).toContain('Only the one who asked')
    await ana.does({ kind: 'withdraw', introductionId: introductions[1]?.id ?? '' })
    expect(ana.seen().summary).toContain('moved on')
    clean(team)
  })

  it('is answered by the asker only where it is theirs, and by the connector only where it is theirs', async () => {
    const { team, ana, ben } = await asked()
    const introductionId = (await asks(team, ana)).introductions[0]?.id ?? ''
    for (const kind of ['accept', 'lend-name', 'pass'] as const) {
      await ana.does({ kind, introductionId })
      expect(ana.seen().summary).toContain('the other side')
    }
    await ben.does({ kind: 'thank', introductionId })
    expect(ben.seen().summary).toContain('Thanks go from the one who asked')
    await ben.presses('I’ll introduce')
    await ben.presses('I introduced them')
    await ben.does({ kind: 'outcome', introductionId, outcome: 'met' })
    expect(ben.seen().summary).toContain('the other side')
    expect((await asks(team, ana)).states).toEqual(['introduced'])
  })

  it('is read once more, under its lock, where it is accepted', async () => {
    const { team, ana, ben } = await asked()
    const [introduction] = (await asks(team, ana)).introductions
    if (!introduction) throw new Error('Nobody was asked.')
    const read: string[] = []
    const counting = (tenant: Tenant): Tenant => ({
      ...tenant,
      introductions: {
        ...tenant.introductions,
        get(id) {
          read.push('the introduction')
          return tenant.introductions.get(id)
        },
        approaches(relationshipId) {
          read.push('approaches')
          return tenant.introductions.approaches(relationshipId)
        },
      },
    })
    const { store, workspace } = team
    const context = {
      store: { ...store, transaction: transactionOf(store, counting) },
      tenant: counting(store.in(workspace.id)),
      workspace,
      member: ben.member,
      now: team.clock.now(),
      origin: 'local',
    }
    await answerIntroduction(context, introduction, 'accept')
    expect(read).toEqual(['the introduction', 'approaches'])
    expect((await asks(team, ana)).states).toEqual(['accepted'])
  })
})

/** Transactions of a store whose work sees another tenant. */
function transactionOf(store: Store, changed: (tenant: Tenant) => Tenant): Store['transaction'] {
  return (workspaceId, work, timeout) => store.transaction(workspaceId, (tenant) => work(changed(tenant)), timeout)
}
