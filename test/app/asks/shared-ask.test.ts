import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transferLeftAsks } from '../../../src/app/asks/transfer-ask.ts'
import { followClock } from '../../../src/app/introductions/follow-clock.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

/** Asks that everybody may see; who kept theirs to its connectors is in disclosure.test.ts. */
const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.', seenIn: 'digest' }
const CYS = { why: 'I sell balloons.', benefit: 'A free flight.', seenIn: 'digest' }

function fail(error: unknown): never {
  throw error
}

describe('an ask two are after', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const told = (teammate: Teammate) => teammate.inbox().map((view) => view.summary)
  const last = (teammate: Teammate) => told(teammate).at(-1)
  const labels = (teammate: Teammate) => buttonsOf(teammate.seen()).map(({ button }) => button.label)
  const clean = (team: Team) => expect([team.jobs.failures, team.errors]).toEqual([[], []])
  const allAsks = (team: Team) => team.store.in(team.workspace.id).asks.all()
  async function states(team: Team, status?: string) {
    const tenant = team.store.in(team.workspace.id)
    const found = []
    for (const ask of await tenant.asks.all())
      if (status === undefined || ask.status === status)
        for (const one of await tenant.introductions.ofAsk(ask.id)) found.push(`${one.connector} ${one.state}`)
    return found
  }

  /** Ben and Dan know Jane Doe, Eve knows John Roe; Ana asks Ben about Jane. */
  async function asked(words: Record<string, string> = WHY) {
    const team = await createTeam(database)
    const [ana, ben, cy] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cy')]
    const [dan, eve] = [await team.join('Dan'), await team.join('Eve')]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
    await dan.says('/iknow Jane Doe, VP Sales at Acme Corp — school friend, 4/5')
    await eve.says('/iknow John Roe, CFO at Acme Corp — school friend, 3/5')
    await ask(ana, 'Ben', words)
    return { team, ana, ben, cy, dan, eve }
  }
  async function ask(who: Teammate, connector: string, words: Record<string, string> = CYS) {
    await who.says('/whoknows acme')
    await who.presses(`Ask ${connector}`)
    await who.asks(words)
  }

  it('is joined by who is after the same person: both hear everything, the connector reads both reasons', async () => {
    const { team, ana, ben, cy, dan } = await asked()
    await ask(cy, 'Dan')
    expect(cy.seen().summary).toBe('Ana is after Acme Corp too: Ben was asked on 2 March.')
    expect(labels(cy)).toEqual(['Join Ana’s ask'])
    expect(textOf(cy.seen())).not.toMatch(/rockets/)
    expect(dan.inbox()).toEqual([])
    const join = buttonsOf(cy.seen())[0]?.button.command
    if (join?.kind !== 'join-ask') throw new Error('There is no such button.')
    for (let times = 0; times < 2; times++) {
      await cy.does(join)
      expect(cy.seen().summary).toContain('you will hear everything Ana hears')
    }
    await ask(cy, 'Dan')
    expect(cy.seen().summary).toBe('You are on Ana’s ask for Acme Corp already.')
    expect(labels(cy)).toEqual(['Where it stands'])
    expect(told(ana)).toEqual(['Cy joined your ask for Acme Corp.'])
    expect(ana.inbox().map(textOf).join()).toContain('I sell balloons.')
    const request = ben.inbox().map(textOf).join()
    expect(request).toMatch(/Ana and Cy would like to meet Jane Doe.*We build rockets\..*I sell balloons\./)
    expect(ben.inbox()).toHaveLength(1)
    expect((await allAsks(team)).length).toBe(1)

    await ben.presses('I’ll introduce')
    expect(last(ana)).toBe('Ben will introduce you to Jane Doe at Acme Corp.')
    expect(last(cy)).toBe('Ben will introduce Ana and you to Jane Doe at Acme Corp.')
    expect(cy.inbox().flatMap(buttonsOf)).toEqual([])
    await cy.reacts('✅', 'will introduce')
    expect(await states(team)).toEqual(['Ben accepted'])
    await ben.presses('I introduced them')
    expect(last(cy)).toContain('Ben introduced Ana to Jane Doe')
    team.clock.pass({ days: 3 })
    await followClock(team.store, team.clock.now(), fail)
    await team.settle()
    expect(last(ana)).toContain('How did it go')
    const before = told(cy).length
    await ana.presses('We met')
    expect(told(cy).slice(before)).toEqual(['Ana met Jane Doe at Acme Corp.'])
    await ana.presses('Won 🎉')
    await ana.fills({ amount: '€ 12,000' })
    expect(last(cy)).toBe('Ana won with Jane Doe at Acme Corp!')
    expect(cy.inbox().map(textOf).join()).not.toContain('12,000')
    clean(team)
  })

  it('is one’s own for another person, when one says so', async () => {
    const { team, ana, cy, eve } = await asked()
    await ask(cy, 'Eve')
    expect(labels(cy)).toEqual(['Join Ana’s ask', 'Ask on my own'])
    expect(eve.inbox()).toEqual([])
    await cy.presses('Ask on my own')
    expect(cy.seen().summary).toContain('Asked Eve to introduce you to John Roe')
    expect(eve.inbox().map(textOf).join()).toContain('I sell balloons.')
    expect(told(ana)).toEqual([])
    expect((await allAsks(team)).map(({ asker }) => asker)).toEqual(['Ana', 'Cy'])
    // Once begun, one's own ask goes on without the question; but never to somebody who is being asked about.
    await ask(cy, 'Ben')
    expect(labels(cy)).toEqual(['Join Ana’s ask'])
    clean(team)
  })

  it('is told of for 30 days after it was made or renewed', async () => {
    const { team, ana, ben, cy } = await asked()
    await ben.presses('Pass')
    team.clock.pass({ days: 20 })
    await ana.keeps({ ...WHY, target: 'Acme Corp', whom: '' })
    team.clock.pass({ days: 30 })
    await ask(cy, 'Ben')
    expect(cy.seen().summary).toBe('Ana is after Acme Corp too: Ben was asked on 2 March.')
    team.clock.pass({ minutes: 1 })
    await ask(cy, 'Ben')
    expect(cy.seen().summary).toContain('Asked Ben')
    clean(team)
  })

  it('for a company nobody knows is joined by its name, and so is its watch', async () => {
    const team = await createTeam(database)
    const [ana, ben, cy] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cy')]
    await ana.keeps({ ...WHY, target: 'CFO at Initech GmbH', whom: '' })
    await cy.keeps({ ...CYS, target: 'initech.com', whom: '' })
    expect(cy.seen().summary).toBe('Ana is after CFO at Initech GmbH too, since 2 March.')
    await cy.presses('Join Ana’s ask')
    await cy.says('/intros')
    expect(textOf(cy.seen())).toContain('Ana’s ask, which you joined')
    await cy.presses('Leave')
    expect(cy.seen().summary).toBe('You left Ana’s ask for CFO at Initech GmbH.')
    await cy.keeps({ ...CYS, target: 'Initech', whom: '' })
    await cy.presses('Ask on my own')
    expect(cy.seen().summary).toBe('Your ask for Initech stays open for 60 days.')
    await ben.says('/iknow Jane Doe, CFO at Initech — friends, 4/5')
    expect(last(ben)).toBe('2 asks of teammates look for a way in where you just logged somebody.')
    clean(team)
  })

  it('goes to who joined it the longest when its asker closes it or leaves, and ends when nobody is left', async () => {
    const { team, ana, ben, cy, dan } = await asked()
    for (const who of [cy, dan]) {
      await ask(who, who === cy ? 'Dan' : 'Ben')
      await who.presses('Join Ana’s ask')
      team.clock.pass({ minutes: 1 })
    }
    expect(told(cy)).toContain('Dan joined Ana’s ask for Acme Corp.')
    await ana.says('/intros')
    await ana.presses('Close')
    expect(ana.seen().summary).toBe('Closed for you: Cy, who joined it, goes on with the ask for Acme Corp.')
    expect(last(cy)).toBe('Ana is done with the ask for Acme Corp you joined: it is yours now.')
    expect(ben.inbox().map(textOf).join()).toContain('Cy and Dan would like to meet')
    await team.store.keepProfile({ ...cy.actor, active: false })
    await transferLeftAsks(team.store, team.clock.now())
    await transferLeftAsks(team.store, team.clock.now())
    await team.settle()
    expect(last(dan)).toContain('it is yours now')
    expect(told(dan).filter((text) => text.includes('yours now'))).toHaveLength(1)
    await ben.presses('Use my name')
    expect(last(dan)).toBe('Ben lets you use their name with Jane Doe at Acme Corp.')
    await dan.says('/intros')
    await dan.presses('Close')
    expect(dan.seen().summary).toBe('Closed: your ask for Acme Corp.')
    expect(await states(team)).toEqual(['Ben cancelled'])
    clean(team)
  })

  it('is for its asker alone to withdraw and answer; who joined sees where it stands', async () => {
    const { team, ana, cy } = await asked()
    await ask(cy, 'Dan')
    await cy.presses('Join Ana’s ask')
    await cy.presses('Where it stands')
    expect(labels(cy)).toEqual(['Leave it', 'My overview'])
    expect(textOf(cy.seen())).toContain('Ana and Cy share this ask.')
    const [own] = await allAsks(team)
    const [one] = await team.store.in(team.workspace.id).introductions.ofAsk(own?.id ?? '')
    const introductionId = one?.id ?? ''
    for (const kind of ['withdraw', 'made', 'wait'] as const) {
      await cy.does({ kind, introductionId })
      expect(cy.seen().summary).toMatch(/not yours|Only the one who asked/)
    }
    await cy.does({ kind: 'close', askId: own?.id ?? '' })
    expect(cy.seen().summary).toContain('not yours')
    await ana.does({ kind: 'withdraw', introductionId })
    expect(last(cy)).toBe('Ana took back the request to Ben about Jane Doe at Acme Corp.')
    clean(team)
  })

  it('that ended meanwhile is not joined, and what was typed is not lost', async () => {
    const { team, ana, cy, dan } = await asked()
    await ask(cy, 'Dan')
    const button = buttonsOf(cy.seen())[0]?.button.command
    await ana.says('/intros')
    await ana.presses('Close')
    if (button?.kind !== 'join-ask') throw new Error('There is no such button.')
    await cy.does(button)
    expect(cy.seen().summary).toContain('has ended meanwhile')
    await cy.presses('Ask on my own')
    expect(dan.inbox().map(textOf).join()).toContain('I sell balloons.')
    await dan.does(button)
    expect(dan.seen().summary).toContain('not kept any more')
    clean(team)
  })

  it('asks a second connector about a person only when its asker says so, and who says yes first takes it', async () => {
    const { team, ana, ben, dan } = await asked()
    await ask(ana, 'Dan', WHY)
    expect(ana.seen().summary).toBe('Ben has this already.')
    expect(textOf(ana.seen())).toContain('Two people writing to Jane Doe about you looks like a campaign')
    // Two working days to the nudge, and two more.
    expect(textOf(ana.seen())).toContain('Wait for Ben until Friday, 6 March, or ask Dan too?')
    expect(dan.inbox()).toEqual([])
    await ana.presses('Wait')
    expect(ana.seen().summary).toContain('as soon as Ben answers')
    await ask(ana, 'Dan', WHY)
    await ana.presses('Ask Dan too')
    expect(await states(team)).toEqual(['Ben asked', 'Dan asked'])
    await dan.presses('I’ll introduce')
    expect(await states(team)).toEqual(['Ben cancelled', 'Dan accepted'])
    expect(last(ben)).toBe('Ana’s request about Jane Doe at Acme Corp is off your plate. No harm done.')
    await ask(ana, 'Ben', WHY)
    expect(ana.seen().summary).toContain('Dan has promised to introduce you to Jane Doe')
    expect(await states(team)).toEqual(['Ben cancelled', 'Dan accepted'])
    clean(team)
  })

  it('has one promise a person however many say yes at once, and however many ask at once', async () => {
    const { team, ana, ben, cy, dan } = await asked()
    await ask(ana, 'Dan', WHY)
    await ana.presses('Ask Dan too')
    await Promise.all([ben.presses('I’ll introduce'), dan.presses('I’ll introduce'), dan.presses('Use my name')])
    expect((await states(team)).filter((state) => /accepted|lent-name/.test(state))).toHaveLength(1)
    await cy.does({ kind: 'intros' })
    const second = await createTeam(database)
    const [eve, fay, gus] = [await second.join('Eve'), await second.join('Fay'), await second.join('Gus')]
    const hal = await second.join('Hal')
    await eve.says('/iknow Jane Doe, CFO at Globex — friends, 5/5')
    await hal.says('/iknow Jane Doe, CFO at Globex — friends, 4/5')
    for (const [who, connector] of [
      [fay, 'Eve'],
      [gus, 'Hal'],
    ] as const) {
      await who.says('/whoknows globex')
      await who.presses(`Ask ${connector}`)
    }
    await Promise.all([fay.asks(WHY), gus.asks(CYS)])
    expect(await states(second)).toHaveLength(1)
    clean(team)
    clean(second)
  })

  it('leads the clock to nobody who would be the second for a person', async () => {
    const { team, ana, ben, cy } = await asked()
    await ben.presses('Pass')
    await ask(ana, 'Eve', WHY)
    // Cy's own ask holds Jane now, so silence about John leads to neither of who knows her.
    await ask(cy, 'Dan')
    await cy.presses('Ask on my own')
    expect(await states(team)).toEqual(['Ben passed', 'Eve asked', 'Dan asked'])
    for (const days of [2, 2]) {
      team.clock.pass({ days })
      const { store } = team
      await followClock(store, team.clock.now(), fail)
      await team.settle()
    }
    expect((await states(team)).slice(0, 2)).toEqual(['Ben passed', 'Eve timed-out'])
    expect(told(ana).some((text) => text.includes('Eve could not get to your request'))).toBe(true)
    clean(team)
  })

  it('does not betray with whom a sealed tie is: anybody at the company counts as the same', async () => {
    const { team, ana, ben, cy, eve } = await asked()
    await eve.presses('Seal it')
    await cy.says('/whoknows acme')
    await cy.presses('Ask for an introduction')
    await cy.asks(CYS)
    expect(labels(cy)).toEqual(['Join Ana’s ask'])
    await ana.says('/whoknows acme')
    await ana.presses('Ask for an introduction')
    await ana.asks(WHY)
    expect(textOf(ana.seen())).toContain('It may be the same person')
    expect(textOf(ana.seen())).not.toMatch(/Eve|John/)
    await ana.presses('Ask them too')
    await ben.presses('Pass')
    // Asked through a sealed tie alone, the others hear neither whose it is nor with whom.
    await ask(cy, 'Dan')
    expect(textOf(cy.seen())).not.toMatch(/Eve|John/)
    expect(labels(cy)).toEqual(['Join Ana’s ask'])
    await cy.presses('Join Ana’s ask')
    await cy.presses('Where it stands')
    expect(textOf(cy.seen())).not.toMatch(/Eve|John/)
    clean(team)
  })
})
