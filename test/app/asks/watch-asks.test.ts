import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellWaitingMatches } from '../../../src/app/asks/watch-asks.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.', whom: '' }
const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
const file = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`

describe('the watch', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const told = (teammate: Teammate) => teammate.inbox().map((view) => view.summary)
  const last = (teammate: Teammate) => told(teammate).at(-1)
  const labels = (teammate: Teammate) =>
    buttonsOf(teammate.inbox().at(-1) ?? { summary: '', nodes: [] }).map(({ button }) => button.label)
  const clean = (team: Team) => expect([team.jobs.failures, team.errors]).toEqual([[], []])
  const look = async (team: Team) => {
    await tellWaitingMatches(team.store, team.clock.now())
    await team.settle()
  }

  /** Ana keeps an ask for Acme open, which everybody may see. */
  async function wanted(targets = ['Acme Corp']) {
    const team = await createTeam(database)
    const [ana, ben, cy] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cy')]
    for (const target of targets) await ana.keeps({ ...WHY, target, seenIn: 'digest' })
    return { team, ana, ben, cy }
  }

  it('tells who logs somebody there, and who asks only once they offer', async () => {
    const { team, ana, ben } = await wanted()
    await ben.says('/iknow Jane Doe, CFO at Acme — friends, 4/5')
    expect(told(ben)).toEqual(['Ana is looking for a way into Acme Corp: you just logged Jane Doe.'])
    expect(labels(ben)).toEqual(['Offer to introduce', 'Not now'])
    expect(told(ana)).toEqual([])
    await ben.presses('Offer to introduce')
    expect(last(ana)).toContain('Ben will introduce you to Jane Doe')
    const left = ben.inbox().flatMap((view) => buttonsOf(view).map(({ button }) => button.label))
    expect(left).toContain('I introduced them')
    expect(left).not.toContain('Offer to introduce')
    await ben.says('/iknow Jane Doe, CEO at Acme — friends, 5/5')
    await ben.says('/iknow Jim Roe, CTO at Acme — friends, 5/5')
    team.clock.pass({ days: 2 })
    await look(team)
    expect(told(ben).filter((text) => text.includes('way in'))).toHaveLength(1)
    clean(team)
  })

  it('asks a sealed tie’s owner, and never by a private one, one’s own, or one that stood there before', async () => {
    const { team, ana, ben, cy } = await wanted()
    await ana.says('/iknow Jane Doe, CFO at Acme — friends, 4/5')
    await ben.says('/iknow Joe Poe, CFO at Globex — friends, 4/5')
    await database.pool.query(`UPDATE member SET default_visibility = 'private' WHERE workspace_id = $1 AND id = $2`, [
      team.workspace.id,
      ben.member.id,
    ])
    await ben.says('/iknow Jim Roe, CTO at Acme — friends, 5/5')
    await database.pool.query(`UPDATE member SET default_visibility = 'sealed' WHERE workspace_id = $1 AND id = $2`, [
      team.workspace.id,
      cy.member.id,
    ])
    await cy.says('/iknow Jill Moe, CTO at Acme — friends, 5/5')
    expect([told(ana), told(ben)]).toEqual([[], []])
    expect(told(cy)).toHaveLength(1)
    await cy.presses('Not now')
    expect(cy.seen().summary).toBe('Fine: nobody will hear of it.')
    expect(labels(cy)).toEqual([])
    expect(told(ana)).toEqual([])
    // An ask made later finds them in its answer: nobody is told.
    await ana.keeps({ ...WHY, target: 'Globex', seenIn: 'digest' })
    await look(team)
    expect(told(ben)).toEqual([])
    clean(team)
  })

  it('tells of all in one message a day of theirs, five at a time', async () => {
    const names = ['Acme', 'Globex', 'Initech', 'Hooli', 'Umbrella', 'Vandelay', 'Soylent']
    const { team, ben } = await wanted(names)
    await ben.drops(
      'Connections.csv',
      file(...names.map((name, n) => `Given${n},Family,https://www.linkedin.com/in/p${n},,${name},CFO,02 Jan 2020`)),
    )
    const notices = () => told(ben).filter((text) => text.includes('way in'))
    expect(notices()).toEqual(['7 asks of teammates look for a way in where you just logged somebody.'])
    const titles = () =>
      ben.inbox().flatMap((view) => view.nodes.flatMap((node) => (node.kind === 'item' ? node.title : [])))
    expect(titles()).toEqual(names.slice(0, 5).map((name) => `Ana → ${name}`))
    expect(textOf(ben.inbox().at(-1) ?? { summary: '', nodes: [] })).toContain('Show 2 more')
    await ben.presses('Not now', 'Acme')
    expect(titles()).toEqual(names.slice(1, 6).map((name) => `Ana → ${name}`))
    clean(team)
  })

  it('keeps what comes later that day for the next', async () => {
    const { team, ben } = await wanted(['Acme', 'Globex', 'Initech'])
    await ben.says('/iknow Jane Doe, CFO at Acme — friends, 4/5')
    await ben.says('/iknow Jim Roe, CTO at Globex — friends, 5/5')
    await ben.says('/iknow Joe Poe, CTO at Initech — friends, 5/5')
    await ben.presses('Undo')
    await look(team)
    expect(told(ben)).toHaveLength(1)
    team.clock.pass({ hours: 14 })
    for (let times = 0; times < 3; times++) await look(team)
    expect(told(ben).slice(1)).toEqual(['Ana is looking for a way into Globex: you just logged Jim Roe.'])
    clean(team)
  })

  it('does not tell again who said it for that ask, and offers nobody who is asked about already', async () => {
    const { team, ana, ben, cy } = await wanted(['Other'])
    await ana.keeps({ ...WHY, target: 'Acme', seenIn: 'digest' })
    await ben.does({ kind: 'open-asks', page: 0 })
    await ben.presses('I know someone', 'Acme')
    await ben.fills({ name: 'Jane Doe', rating: '4' })
    expect(told(ben)).toEqual([])
    await ben.presses('Offer an introduction')
    // Jane is promised: who logs her too is left in peace; John is news, while the ask is pursued.
    await cy.says('/iknow Jane Doe, CFO at Acme — friends, 4/5')
    expect(told(cy)).toEqual([])
    await cy.says('/iknow John Roe, CTO at Acme — friends, 4/5')
    expect(told(cy)).toEqual(['Ana is looking for a way into Acme: you just logged John Roe.'])
    await cy.presses('Offer to introduce')
    expect(last(ana)).toContain('Cy will introduce you to John Roe')
    const stranger = await team.join('Dan')
    const [ask] = await team.store.in(team.workspace.id).asks.all()
    await stranger.does({ kind: 'not-now', askId: ask?.id ?? '' })
    expect(stranger.seen().summary).toContain('nothing to do')
    clean(team)
  })
})
