import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellWaitingMatches } from '../../../src/app/asks/watch-asks.ts'
import { previewDigest } from '../../../src/app/digest/send-digest.ts'
import { eraseMember } from '../../../src/app/members/erase-member.ts'
import type { View } from '../../../src/views/view.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

// Every cell of src/domain/asks/disclosure.ts, by what people in fact receive.

const ANAS = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }
const CYS = { why: 'I sell balloons.', benefit: 'A free flight.' }
/** What tells of Ana's ask: who she is, what she wrote. */
const TELLING = /\bAna\b|rockets/

describe('what an ask tells to whom', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const told = (teammate: Teammate) => teammate.inbox().map((view) => view.summary)
  const read = (teammate: Teammate) => teammate.inbox().map(textOf).join('\n')
  const labelsIn = (view: View | undefined) => (view ? buttonsOf(view).map(({ button }) => button.label) : [])
  const clean = (team: Team) => expect([team.jobs.failures, team.errors]).toEqual([[], []])

  /** Ana asks Ben about Jane at Acme; Cy, Dan and Eve have nothing to do with it yet. */
  async function asked(seenIn: 'connectors' | 'digest') {
    const team = await createTeam(database)
    const [ana, ben, cy] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cy')]
    const [dan, eve] = [await team.join('Dan'), await team.join('Eve')]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben')
    await ana.asks({ ...ANAS, seenIn })
    return { team, ana, ben, cy, dan, eve }
  }
  /** Nobody is asked: Ana keeps an ask open for a company nobody knows. */
  async function kept(seenIn: 'connectors' | 'digest', target = 'Globex') {
    const team = await createTeam(database)
    const [ana, ben, cy] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cy')]
    await ana.keeps({ ...ANAS, target, whom: '', seenIn })
    return { team, ana, ben, cy }
  }

  for (const seenIn of ['digest', 'connectors'] as const) {
    it(`${seenIn}: its asker and the connector they ask read all of it`, async () => {
      const { team, ana, ben } = await asked(seenIn)
      expect(read(ben)).toMatch(/Ana would like to meet Jane Doe.*We build rockets\..*Cheaper rockets\./)
      await ana.says('/intros')
      await ana.presses('Where it stands')
      await ana.presses('History')
      expect(textOf(ana.seen())).toContain('You asked Ben')
      clean(team)
    })
  }

  it('digest: everybody reads it among the open asks and in the digest; connectors: nobody does', async () => {
    for (const seenIn of ['digest', 'connectors'] as const) {
      const { team, ben } = await kept(seenIn)
      await ben.does({ kind: 'open-asks', page: 0 })
      const digest = textOf(await previewDigest(team.store.in(team.workspace.id), team.clock.now()))
      for (const text of [textOf(ben.seen()), digest])
        if (seenIn === 'digest') expect(text).toMatch(/Ana → Globex.*We build rockets\./)
        else expect(text).not.toMatch(/Ana|rockets|Globex/)
      clean(team)
    }
  })

  it('connectors: no button made for everybody opens it, whoever presses it', async () => {
    const { team, ben, cy } = await kept('connectors')
    const [ask] = await team.store.in(team.workspace.id).asks.all()
    const askId = ask?.id ?? ''
    await cy.does({ kind: 'log-for', askId, values: { name: 'Jim Roe', organization: 'Globex', rating: '4' } })
    expect(cy.seen().summary).toContain('not open any more')
    await cy.does({ kind: 'name', askId, values: { teammate: 'Ben' } })
    expect(cy.seen().summary).toContain('not open any more')
    await cy.says('/iknow Jim Roe, CFO at Globex — friends, 4/5')
    const ties = await database.pool.query('SELECT id FROM relationship WHERE workspace_id = $1', [team.workspace.id])
    await cy.does({ kind: 'offer', askId, relationshipId: ties.rows[0]?.id })
    expect(cy.seen().summary).toContain('not open any more')
    await cy.does({ kind: 'progress', askId })
    expect(cy.seen().summary).toContain('not yours')
    expect([ben.inbox(), cy.inbox()]).toEqual([[], []])
    clean(team)
  })

  it('digest: who logs somebody there reads it, and its asker hears nothing before they offer', async () => {
    const { team, ana, ben } = await kept('digest')
    await ben.says('/iknow Jim Roe, CFO at Globex — friends, 4/5')
    expect(read(ben)).toMatch(/Ana → Globex.*We build rockets\./)
    expect(ana.inbox()).toEqual([])
    clean(team)
  })

  it('connectors: who logs or imports somebody there reads nothing; its asker hears that a way opened', async () => {
    const { team, ana, ben, cy } = await kept('connectors')
    await ben.says('/iknow Jim Roe, CFO at Globex — friends, 4/5')
    expect(told(ana)).toEqual(['A way into Globex may have opened.'])
    expect(read(ana)).not.toMatch(/Ben|Jim/)
    await ben.says('/intros')
    expect(textOf(ben.seen())).not.toMatch(TELLING)
    // One message a day: what opens later that day comes with the next one.
    await cy.drops(
      'Connections.csv',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJoe,Poe,,,Globex,CTO,02 Jan 2020\n',
    )
    expect(told(ana)).toHaveLength(1)
    team.clock.pass({ days: 1 })
    for (let times = 0; times < 2; times++) {
      await tellWaitingMatches(team.store, team.clock.now())
      await team.settle()
    }
    expect(told(ana)).toHaveLength(2)
    expect([read(ben), read(cy)].join()).not.toMatch(TELLING)
    await ana.presses('See the ways in')
    expect(textOf(ana.seen())).toMatch(/Ben → Jim Roe/)
    await ana.presses('Ask Ben')
    await ana.asks({ ...ANAS, seenIn: 'connectors' })
    expect(read(ben)).toContain('We build rockets.')
    clean(team)
  })

  it('a way is told by no private tie, nor one’s own; by a sealed one no more than asking would say', async () => {
    const { team, ana, ben, cy } = await kept('connectors')
    const keep = (who: Teammate, visibility: string) =>
      database.pool.query('UPDATE member SET default_visibility = $3 WHERE workspace_id = $1 AND id = $2', [
        team.workspace.id,
        who.member.id,
        visibility,
      ])
    await ana.says('/iknow Jill Moe, CTO at Globex — friends, 5/5')
    await keep(ben, 'private')
    await ben.says('/iknow Jim Roe, CFO at Globex — friends, 4/5')
    expect([told(ana), told(ben)]).toEqual([[], []])
    await keep(cy, 'sealed')
    await cy.says('/iknow Joe Poe, CTO at Globex — friends, 4/5')
    expect(told(ana)).toEqual(['A way into Globex may have opened.'])
    await ana.presses('See the ways in')
    expect(textOf(ana.seen())).toContain('A teammate → someone')
    expect(textOf(ana.seen()) + read(ana)).not.toMatch(/Cy|Joe|Ben|Jim/)
    expect(read(cy)).toBe('')
    clean(team)
  })

  it('a way opened is gone when the ask is closed', async () => {
    const { team, ana, ben } = await kept('connectors')
    await ben.says('/iknow Jim Roe, CFO at Globex — friends, 4/5')
    expect(labelsIn(ana.inbox()[0])).toEqual(['See the ways in'])
    await ana.says('/intros')
    await ana.presses('Close')
    expect(told(ana)).toEqual(['Ways in may have opened here: you look for none of them any more.'])
    expect(labelsIn(ana.inbox()[0])).toEqual([])
    clean(team)
  })

  it('digest: another asker is told of it by name on the answer already, and joins before writing an own one', async () => {
    const { team, ana, ben, cy } = await asked('digest')
    await cy.says('/whoknows acme')
    expect(textOf(cy.seen())).toContain('Ana is after Acme Corp too.')
    await cy.presses('Join Ana’s ask')
    await cy.fills(CYS)
    expect(cy.seen().summary).toContain('you will hear everything Ana hears')
    expect(told(ana)).toEqual(['Cy joined your ask for Acme Corp.'])
    expect(read(ben)).toMatch(/Ana and Cy would like to meet/)
    await cy.says('/whoknows acme')
    expect(textOf(cy.seen())).toContain('You are on Ana’s ask for Acme Corp already.')
    // Who asks for it is not told of themselves.
    await ana.says('/whoknows acme')
    expect(textOf(ana.seen())).not.toContain('too.')
    clean(team)
  })

  it('connectors: another asker hears that somebody is, joins by both saying yes, and then each reads all', async () => {
    const { team, ana, ben, cy } = await asked('connectors')
    await cy.says('/whoknows acme')
    expect(textOf(cy.seen())).toContain('Someone else on your team is after Acme Corp too.')
    await cy.presses('Ask Ben')
    await cy.asks(CYS)
    expect(cy.seen().summary).toBe('Someone else on your team is after Acme Corp too.')
    expect(labelsIn(cy.seen())).toEqual(['Ask to join them'])
    expect(textOf(cy.seen()) + read(cy)).not.toMatch(TELLING)
    const wish = buttonsOf(cy.seen())[0]?.button.command
    if (wish?.kind !== 'join-ask') throw new Error('There is no such button.')
    for (let times = 0; times < 2; times++) {
      await cy.does(wish)
      expect(cy.seen().summary).toContain('as soon as they answer')
      expect(textOf(cy.seen())).not.toMatch(TELLING)
    }
    expect(told(ana)).toEqual(['Cy would like to join your ask for Acme Corp.'])
    expect(read(ana)).toMatch(/I sell balloons\..*A free flight\./)
    expect(read(ben)).not.toContain('balloons')
    const yes = ana.inbox().flatMap(buttonsOf)[0]?.button.command
    if (yes?.kind !== 'answer-wish') throw new Error('There is no such button.')
    await cy.does(yes)
    expect(cy.seen().summary).toContain('not yours')
    for (let times = 0; times < 2; times++) await ana.does(yes)
    await ana.does({ ...yes, answer: 'no' })
    expect(ana.seen().summary).toContain('Cy is on your ask')
    expect(labelsIn(ana.inbox()[0])).toEqual([])
    expect(told(cy)).toEqual(['Ana said yes: you are on their ask for Acme Corp.'])
    expect(read(cy)).toContain('We build rockets.')
    expect(read(ben)).toMatch(/Ana and Cy would like to meet Jane Doe.*We build rockets\..*I sell balloons\./)
    await ben.presses('I’ll introduce')
    expect(told(cy).at(-1)).toBe('Ben will introduce Ana and you to Jane Doe at Acme Corp.')
    await cy.does({ kind: 'progress', askId: wish.askId })
    expect(textOf(cy.seen())).toContain('Ana and Cy share this ask.')
    clean(team)
  })

  it('connectors: on a no the other goes on alone and learns nothing; so they do when the ask ends', async () => {
    for (const how of ['no', 'close'] as const) {
      const { team, ana, ben, cy } = await kept('connectors')
      await ben.says('/iknow Jim Roe, CFO at Globex — friends, 4/5')
      await cy.says('/whoknows globex')
      await cy.presses('Ask to join them')
      await cy.fills(CYS)
      await cy.says('/whoknows globex')
      expect(textOf(cy.seen())).toContain('You asked to join them: you hear as soon as they answer.')
      if (how === 'no') await ana.presses('No')
      else await ana.does({ kind: 'close', askId: (await team.store.in(team.workspace.id).asks.all())[0]?.id ?? '' })
      expect(told(cy)).toEqual(['About Globex: better go on on your own. Nothing you wrote is passed on.'])
      expect(ana.inbox().flatMap(labelsIn)).not.toContain('No')
      await cy.says('/whoknows globex')
      expect(labelsIn(cy.seen())).not.toContain('Ask to join them')
      await cy.presses('Ask Ben')
      await cy.asks({ ...CYS, seenIn: 'connectors' })
      if (how === 'no') {
        expect(cy.seen().summary).toBe('Someone else on your team is after Globex too.')
        await cy.presses('Ask on my own')
      }
      expect(cy.seen().summary).toContain('Asked Ben')
      expect(textOf(cy.seen()) + read(cy)).not.toMatch(TELLING)
      clean(team)
    }
  })

  it('a wish goes to who has the ask now, with who leaves, and with who is erased', async () => {
    const { team, ana, cy, dan, eve } = await asked('connectors')
    const wishes = async (who: Teammate) => {
      await who.says('/whoknows acme')
      await who.presses('Ask to join them')
      await who.fills({ ...CYS, why: `${who.actor.userName} sells balloons.` })
    }
    await wishes(cy)
    await ana.presses('Yes, with Cy')
    await wishes(dan)
    await wishes(eve)
    const [toDan] = ana
      .inbox()
      .flatMap(buttonsOf)
      .filter(({ button }) => button.label === 'Yes, with Dan')
    if (!toDan) throw new Error('Ana was not asked.')
    await ana.says('/intros')
    await ana.presses('Close')
    expect(told(cy).slice(-2)).toEqual([
      'Dan would like to join your ask for Acme Corp.',
      'Eve would like to join your ask for Acme Corp.',
    ])
    await ana.does(toDan.button.command)
    expect(ana.seen().summary).toContain('not yours')
    await team.store.keepProfile({ ...dan.actor, active: false })
    await cy.does(toDan.button.command)
    expect(cy.seen().summary).toContain('nothing to do')
    const tenant = team.store.in(team.workspace.id)
    const erasing = { ...team, tenant, member: eve.member, now: team.clock.now(), origin: 'cli' }
    await eraseMember(erasing)
    await team.settle()
    expect(read(cy)).not.toContain('Eve')
    clean(team)
  })
})
