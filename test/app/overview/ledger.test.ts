import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followClock } from '../../../src/app/introductions/follow-clock.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }

/** What the clock cannot do fails the test. */
function fail(error: unknown): never {
  throw error
}

describe('the ledger', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  /** Ana, Ben, Cleo and Dan; Ben knows Jane Doe at Acme, Cleo knows John Roe there, less well. */
  async function newTeam() {
    const team = await createTeam(database)
    const [ana, ben, cleo, dan] = [
      await team.join('Ana'),
      await team.join('Ben'),
      await team.join('Cleo'),
      await team.join('Dan'),
    ]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
    await cleo.says('/iknow John Roe, CFO at Acme Corp — school friend, 3/5')
    return { team, ana, ben, cleo, dan }
  }

  async function ask(asker: Teammate, whom: string, company = 'acme'): Promise<void> {
    await asker.says(`/whoknows ${company}`)
    await asker.presses(`Ask ${whom}`)
    await asker.asks(WHY)
  }

  /** Asked, promised, made: an introduction by who is asked, through their newest messages. */
  async function introduced(asker: Teammate, giver: Teammate, whom: string, company?: string): Promise<void> {
    await ask(asker, whom, company)
    await giver.presses('I’ll introduce')
    await giver.presses('I introduced them')
  }

  async function pass(team: Team, time: Parameters<Team['clock']['pass']>[0]): Promise<void> {
    team.clock.pass(time)
    await followClock(team.store, team.clock.now(), fail)
    await team.settle()
  }

  const told = (teammate: Teammate) => teammate.inbox().map((view) => view.summary)
  const last = (teammate: Teammate) => told(teammate).at(-1)
  const seen = (teammate: Teammate) => textOf(teammate.seen())
  const labels = (teammate: Teammate) => buttonsOf(teammate.seen()).map(({ button }) => button.label)
  const rows = (teammate: Teammate) =>
    teammate.seen().nodes.flatMap((node) => (node.kind === 'item' ? [`${node.title}: ${node.detail}`] : []))
  const happened = (teammate: Teammate) =>
    teammate.seen().nodes.flatMap((node) => (node.kind === 'moment' ? [node.text] : []))
  async function introductionOf(team: Team, asker: Teammate) {
    const tenant = team.store.in(team.workspace.id)
    const asks = await tenant.asks.of(asker.member.id, { limit: 10, offset: 0 })
    const [one] = await tenant.introductions.ofAsks(asks.map(({ id }) => id))
    if (!one) throw new Error('Nobody was asked.')
    return one
  }
  const clean = (team: Team) => expect([team.jobs.failures, team.errors]).toEqual([[], []])

  it('shows to each their own give and take, and to nobody that of others', async () => {
    const { team, ana, ben, dan } = await newTeam()
    await introduced(ana, ben, 'Ben')
    await ana.says('/intros')
    expect(seen(ana)).toContain('You made 0 introductions for teammates, and they made 1 for you.')
    expect(seen(ana)).toContain('{"label":"With Ben","value":"1 introduction from them"}')
    await ben.says('/intros')
    expect(seen(ben)).toContain('You made 1 introduction for teammates, and they made 0 for you.')
    expect(seen(ben)).toContain('{"label":"With Ana","value":"1 introduction from you"}')
    await dan.says('/intros')
    expect(seen(dan)).not.toMatch(/gave|received|Ana|Ben/)
    clean(team)
  })

  it('names no sealed giver in the balance who did not confirm it', async () => {
    const { team, ana, ben } = await newTeam()
    await ben.says('/iknow Jim Poe at Globex — school friend, 4/5')
    await ben.presses('Seal it')
    await ana.says('/whoknows globex')
    await ana.presses('Ask for an introduction')
    await ana.asks(WHY)
    const { id: introductionId } = await introductionOf(team, ana)
    await ana.does({ kind: 'made', introductionId })
    await ana.says('/intros')
    expect(seen(ana)).toContain('You made 0 introductions for teammates, and they made 1 for you.')
    expect(seen(ana)).toContain('{"label":"From teammates who stay unnamed","value":"1"}')
    await ana.presses('Where it stands')
    await ana.presses('History')
    expect(happened(ana)).toContain('You asked a teammate · playground')
    expect(seen(ana)).not.toMatch(/Ben|Jim/)
    clean(team)
  })

  it('shows whoever is in debt two asks their ties lead to, and takes their offer', async () => {
    const { team, ana, ben, cleo, dan } = await newTeam()
    await introduced(ana, ben, 'Ben')
    await introduced(ana, cleo, 'Cleo')
    for (const [company, rating] of [
      ['Globex', 2],
      ['Initech', 5],
      ['Umbrella Labs', 4],
      ['Hooli', 5],
    ])
      await ana.says(`/iknow Jo ${company} Poe at ${company} — worked together, ${rating}/5`)
    await ana.presses('Make private') // of Hooli, the newest
    for (const target of ['Globex', 'Initech', 'Umbrella Labs', 'Hooli']) {
      const values = { target, whom: '', ...WHY, seenIn: target === 'Umbrella Labs' ? 'connectors' : 'digest' }
      await dan.keeps(values)
    }
    await ana.says('/intros')
    expect(seen(ana)).toContain('You made 0 introductions for teammates, and they made 2 for you.')
    expect(rows(ana).filter((row) => row.startsWith('Dan →'))).toEqual([
      'Dan → Initech: You know Jo Initech Poe there.',
      'Dan → Globex: You know Jo Globex Poe there.',
    ])
    await ana.presses('I can introduce', 'Initech')
    expect(last(dan)).toBe('Ana will introduce you to Jo Initech Poe at Initech.')
    await ben.says('/intros')
    expect(labels(ben)).not.toContain('I can introduce')
    clean(team)
  })

  it('tells who asks next of their open loops, and puts their asks behind', async () => {
    const { team, ana, ben, cleo, dan } = await newTeam()
    await introduced(ana, ben, 'Ben')
    await pass(team, { days: 3 })
    expect(last(ana)).toContain('How did it go with Jane Doe')
    await ask(ana, 'Cleo')
    expect(seen(ana)).toContain('You have 1 introduction whose outcome is not known yet.')
    team.clock.pass({ minutes: -1 })
    await cleo.says('/iknow Kim Lee, CFO at Umbrella — school friend, 3/5')
    await ask(dan, 'Cleo', 'umbrella')
    expect(seen(dan)).not.toContain('outcome')
    team.clock.pass({ minutes: 1 })
    await cleo.says('/intros')
    expect(rows(cleo).map((row) => row.split(' ')[0])).toEqual(['Dan', 'Ana'])
    await ana.keeps({ target: 'Globex', whom: '', ...WHY, seenIn: 'digest' })
    await ana.presses('No reply yet', 'Jane Doe')
    await cleo.says('/intros')
    expect(rows(cleo).map((row) => row.split(' ')[0])).toEqual(['Ana', 'Dan'])
    await pass(team, { days: 7 })
    await ana.says('/intros')
    expect(rows(ana)).toContain('Jane Doe at Acme Corp: How did it go with Jane Doe?')
    await pass(team, { days: 20 })
    // Noted by the clock alone, it is not told yet.
    expect((await introductionOf(team, ana)).state).toBe('no-reply')
    await ana.keeps({ target: 'Initech', whom: '', ...WHY, seenIn: 'digest' })
    await ana.presses('Nothing came of it', 'Jane Doe')
    await ana.keeps({ target: 'Hooli', whom: '', ...WHY, seenIn: 'digest' })
    expect(seen(ana)).not.toContain('outcome')
    clean(team)
  })

  it('takes a last "no reply" of the asker’s for an answer', async () => {
    const { team, ana, ben } = await newTeam()
    await introduced(ana, ben, 'Ben')
    for (const days of [3, 7]) await pass(team, { days })
    team.clock.pass({ days: 20 })
    const { id: introductionId } = await introductionOf(team, ana)
    await ana.does({ kind: 'outcome', introductionId, outcome: 'no-reply' })
    expect((await introductionOf(team, ana)).state).toBe('no-reply')
    expect(await team.store.in(team.workspace.id).introductions.pendingOutcomes(ana.member.id)).toEqual([])
    clean(team)
  })

  it('tells the asker when the connector chooses later, sealed or not', async () => {
    const { team, ana, ben } = await newTeam()
    await ask(ana, 'Ben')
    await ben.presses('Later')
    await ben.presses('In 3 days')
    await ben.does({ kind: 'postpone', introductionId: (await introductionOf(team, ana)).id, days: 3 })
    expect(told(ana)).toEqual(['Ben will come back to your ask about Jane Doe at Acme Corp by Thursday.'])
    await ana.says('/intros')
    expect(rows(ana)).toEqual(['Jane Doe at Acme Corp: Ben will come back to it on Thursday'])
    await ana.does({ kind: 'remind', introductionId: (await introductionOf(team, ana)).id })
    expect(seen(ana)).toContain('Ben wanted more time: I will come back to them on Thursday.')
    clean(team)
  })

  it('reminds at the asker’s word a working day later, once, in place of the clock', async () => {
    const { team, ana, ben, dan } = await newTeam()
    await ask(ana, 'Ben')
    const { id: introductionId } = await introductionOf(team, ana)
    const remind = { kind: 'remind', introductionId } as const
    await ana.does(remind)
    expect(seen(ana)).toContain('Ben was asked less than a working day ago. I will remind them myself on Wednesday.')
    await ana.says('/intros')
    expect(labels(ana)).not.toContain('Remind')
    await dan.does(remind)
    await ben.does(remind)
    for (const other of [dan, ben]) expect(seen(other)).toContain('Only the one who asked')
    team.clock.pass({ days: 1 })
    await ana.says('/intros')
    expect(rows(ana)).toEqual(['Jane Doe at Acme Corp: asked Ben; I will remind them tomorrow'])
    await Promise.all([ana.presses('Remind'), followClock(team.store, team.clock.now(), fail)])
    await team.settle()
    expect(last(ben)).toBe('Ana still hopes to hear from you about Jane Doe at Acme Corp.')
    await ana.does(remind)
    expect(seen(ana)).toContain('Ben was reminded today. I do not press them more than that.')
    await pass(team, { days: 1 })
    expect(told(ben)).toHaveLength(2)
    await ana.says('/intros')
    expect(rows(ana)).toEqual(['Jane Doe at Acme Corp: Ben has until tomorrow, then I will ask Cleo'])
    await pass(team, { days: 1 })
    expect(last(ana)).toContain('I asked Cleo to introduce you')
    await ana.does(remind)
    expect(seen(ana)).toContain('this has moved on since')
    clean(team)
  })

  it('reminds once for an introduction, though it was put off after that', async () => {
    const { team, ana, ben } = await newTeam()
    await ask(ana, 'Ben')
    const { id: introductionId } = await introductionOf(team, ana)
    team.clock.pass({ days: 1 })
    await ana.does({ kind: 'remind', introductionId })
    await ben.does({ kind: 'postpone', introductionId, days: 1 })
    await pass(team, { days: 1 })
    team.clock.pass({ days: 1 })
    await ana.does({ kind: 'remind', introductionId })
    expect(seen(ana)).toContain('Ben was reminded on Tuesday.')
    clean(team)
  })

  it('lets a connector take a promise back, and the asker hears it', async () => {
    const { team, ana, ben } = await newTeam()
    await ask(ana, 'Ben')
    const { id: introductionId } = await introductionOf(team, ana)
    const takeBack = { kind: 'take-back', introductionId } as const
    await ben.does(takeBack)
    expect(seen(ben)).toContain('Nothing is promised yet.')
    await ben.presses('I’ll introduce')
    await ana.does(takeBack)
    expect(seen(ana)).toContain('Only the one who promised')
    await ben.says('/intros')
    await ben.presses('Show it')
    await ben.presses('I can’t after all')
    await ben.does(takeBack)
    expect(told(ana).filter((text) => text.includes('after all'))).toEqual([
      'Ben can’t make the introduction at Acme Corp after all.',
    ])
    expect(await introductionOf(team, ana)).toMatchObject({ state: 'cancelled', ask: { status: 'open' } })
    clean(team)
  })

  it('goes on to the next one when whom the clock chose cannot be reached', async () => {
    const { team, ana, ben, cleo, dan } = await newTeam()
    await dan.says('/iknow Jack Moe at Acme Corp — school friend, 1/5')
    await ask(ana, 'Ben')
    await pass(team, { days: 2 })
    team.platform.refuse(cleo.actor.user, new DomainError('not-in-team'))
    await pass(team, { days: 2 })
    expect(told(cleo)).toEqual([])
    expect(last(dan)).toContain('Ana asks you for an introduction')
    expect(last(ana)).toContain('I asked Dan to introduce you to Jack Moe')
    expect(told(ana).join()).not.toContain('could not be delivered')
    expect(told(ben)).toHaveLength(3)
    // Whom the asker chose is theirs to choose again.
    const other = await newTeam()
    other.team.platform.refuse(other.ben.actor.user, new DomainError('not-in-team'))
    await ask(other.ana, 'Ben')
    expect(last(other.ana)).toContain('could not be delivered')
    expect(told(other.cleo)).toEqual([])
    clean(team)
  })

  it('tells what was won to giver and receiver, and to nobody else wherever they look', async () => {
    const { team, ana, ben, cleo, dan } = await newTeam()
    await ask(ana, 'Cleo')
    await introduced(ana, ben, 'Ben')
    const { id: askId } = (await introductionOf(team, ana)).ask
    const won = (await team.store.in(team.workspace.id).introductions.ofAsk(askId)).find(
      (one) => one.connectorId === ben.member.id,
    )
    const introductionId = won?.id ?? ''
    await ana.does({ kind: 'won', introductionId, values: { amount: '€ 98,765' } })
    expect(ben.inbox().map(textOf).join()).toContain('€ 98,765')
    for (const other of [cleo, dan]) {
      const looks = [
        ...(['intros', 'digest-preview', 'unconfirmed'] as const).map((kind) => ({ kind })),
        { kind: 'open-asks', page: 0 } as const,
        { kind: 'asks', page: 0 } as const,
        { kind: 'favours', page: 0 } as const,
        { kind: 'whoknows', text: 'acme' } as const,
        ...(['favour', 'favour-history', 'won-form', 'thank', 'made', 'take-back', 'remind', 'withdraw'] as const).map(
          (kind) => ({ kind, introductionId }),
        ),
        ...(['progress', 'history', 'close'] as const).map((kind) => ({ kind, askId })),
        { kind: 'won', introductionId, values: { amount: '€ 1' } } as const,
      ]
      for (const command of looks)
        expect(JSON.stringify(await other.does(command)), command.kind).not.toContain('98,765')
      expect(other.inbox().map(textOf).join()).not.toContain('98,765')
    }
    await ana.does({ kind: 'thank', introductionId })
    expect(last(ben)).toContain('says thank you')
    expect((await introductionOf(team, ana)).ask.status).toBe('fulfilled')
    clean(team)
  })

  it('tells what happened to those it concerns, each in their own words', async () => {
    const { team, ana, ben, cleo, dan } = await newTeam()
    await ask(ana, 'Ben')
    await pass(team, { days: 2 })
    await pass(team, { days: 2 })
    await cleo.presses('Pass')
    await cleo.presses('Say why (only used for ranking)')
    await cleo.fills({ reason: 'hardly-know' })
    await ana.says('/intros')
    await ana.presses('Where it stands')
    await ana.presses('History')
    expect(happened(ana)).toEqual([
      'You opened this ask · playground',
      'You asked Ben · playground',
      'I reminded Ben · by itself',
      'No answer came: I moved on · by itself',
      'Nobody was left to answer: the ask was open again · by itself',
      'I asked Cleo · by itself',
      'Cleo passed · playground',
      'Nobody was left to answer: the ask was open again · playground',
    ])
    const { id: askId } = (await introductionOf(team, ana)).ask
    const [bens, cleos] = await team.store.in(team.workspace.id).introductions.ofAsk(askId)
    await ben.does({ kind: 'favour-history', introductionId: bens?.id ?? '' })
    expect(happened(ben)).toEqual([
      'Ana asked you · playground',
      'I reminded you · by itself',
      'No answer came: I moved on · by itself',
    ])
    await cleo.does({ kind: 'favour-history', introductionId: cleos?.id ?? '' })
    expect(happened(cleo)).toContain('You said why, for the ranking alone · playground')
    for (const [other, command] of [
      [ben, { kind: 'favour-history', introductionId: cleos?.id ?? '' }],
      [ben, { kind: 'history', askId }],
      [ana, { kind: 'favour-history', introductionId: bens?.id ?? '' }],
      [dan, { kind: 'history', askId }],
    ] as const) {
      await other.does(command)
      expect(happened(other)).toEqual([])
      expect(seen(other)).toContain('or it is gone')
    }
    clean(team)
  })
})
