import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followClock } from '../../../src/app/introductions/follow-clock.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam } from '../../support/team.ts'

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }
const PAT = '/iknow Pat Lee, partner at BridgeCo — opens Acme, Globex'

describe('a partner', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function join() {
    const team = await createTeam(database)
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    const asks = async (text: string, who = ana) => {
      await who.says(`/whoknows ${text}`)
      return textOf(who.seen())
    }
    return { team, ana, ben, cleo, asks }
  }

  it('is logged with the doors they open, said again, and taken back as it was', async () => {
    const { ben, asks } = await join()
    await ben.says(`${PAT}, 4/5`)
    expect(textOf(ben.seen())).toContain('"label":"Opens doors at","value":"Acme, Globex"')
    expect(textOf(ben.seen())).toContain('"value":"partner"')
    await ben.says('/iknow Pat Lee, BridgeCo — opens Initech')
    expect(textOf(ben.seen())).toContain('"value":"Initech"')
    expect(await asks('Acme')).toContain('Nobody here has logged anyone at a company called “Acme”')
    await ben.presses('Undo')
    await ben.says('/iknow Pat Lee, BridgeCo — 5/5')
    expect(textOf(ben.seen())).toContain('"value":"Acme, Globex"')
    await ben.presses('Undo')
    expect(await asks('Acme')).toContain('Ben → Pat Lee → Acme')
  })

  it('new and taken back leaves no way in', async () => {
    const { ben, asks } = await join()
    await ben.says(PAT)
    await ben.presses('Undo')
    expect(await asks('Globex')).toContain('Nobody here has logged anyone at a company called “Globex”')
  })

  it('is said in the form too, which keeps a line that missed the company', async () => {
    const { ben, asks } = await join()
    await ben.says('/iknow Pat Lee — opens Acme')
    await ben.fills({ organization: 'BridgeCo', rating: '4' })
    expect(await asks('Acme')).toContain('Ben → Pat Lee → Acme')
  })

  it('stands below a direct way as good, above a faint one, and is never who was asked for by name', async () => {
    const { ben, cleo, asks } = await join()
    await ben.says(`${PAT}, 5/5`)
    await cleo.says('/iknow Jane Doe, CFO at Acme — worked together 2019–22, 4/5')
    await cleo.drops(
      'Connections.csv',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJim,Roe,https://www.linkedin.com/in/jim,,Acme,Clerk,02 Jan 2020\n',
    )
    const all = await asks('Acme')
    const places = ['Cleo → Jane Doe', 'Ben → Pat Lee → Acme', 'Cleo → Jim Roe'].map((title) => all.indexOf(title))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(await asks('CFO at Acme')).toContain('There is 1 way to CFO at Acme, through Cleo.')
    expect(await asks('Pat Lee at Acme')).toContain('No teammate has logged Pat Lee at Acme')
    expect(await asks('Globex', ben)).toContain('Pat Lee, a partner you know, can open Globex.')
  })

  it('is not betrayed by a sealed or private tie', async () => {
    const { ben, asks } = await join()
    await ben.says(PAT)
    await ben.presses('Seal it')
    const sealed = await asks('Acme')
    expect(sealed).toContain('A teammate → someone → Acme')
    expect(sealed).not.toMatch(/Ben|Pat|BridgeCo/)
    await ben.says(PAT)
    await ben.presses('Make private')
    expect(await asks('Acme')).toContain('Nobody here has logged anyone at a company called “Acme”')
  })

  it('is asked about in words that say so, by the next-best way too, and told of to the end', async () => {
    const { team, ana, ben, cleo } = await join()
    await cleo.says('/iknow Jane Doe, CFO at Acme — worked together 2019–22, 5/5')
    await ben.says(`${PAT}, 4/5`)
    await ana.says('/whoknows Acme')
    await ana.presses('Ask Cleo')
    await ana.asks({ ...WHY, whom: '' })
    for (const days of [2, 2]) {
      team.clock.pass({ days })
      await followClock(team.store, team.clock.now(), (error) => {
        throw error
      })
      await team.settle()
    }
    expect(ana.inbox().at(-1)?.summary).toContain('I asked Ben to introduce you to Pat Lee at BridgeCo (for Acme)')
    const request = ben.inbox().at(-1)
    expect(request?.summary).toBe('Ana asks you to ask Pat Lee for a way into Acme.')
    expect(request && textOf(request)).toContain('somebody at Acme, through Pat Lee, a partner')
    expect(request && textOf(request)).toContain('Why I would like to reach somebody at Acme: ')
    expect(request && buttonsOf(request).map(({ button }) => button.label)).toContain('Use my name')
    await ben.presses('Use my name')
    expect(ana.inbox().map(textOf).join()).toContain('What is in it for them: ')
    await ana.presses('We were introduced')
    expect(ben.inbox().at(-1)?.summary).toBe('Ana says you introduced them to Pat Lee. Thank you!')
    expect([team.jobs.failures, team.errors]).toEqual([[], []])
  })

  it('is offered where their teammate was named instead, and asked once however often', async () => {
    const { ana, ben, cleo } = await join()
    await cleo.says('/iknow Jane Doe, CFO at Acme — worked together 2019–22, 5/5')
    await ben.says(`${PAT}, 4/5`)
    await ana.says('/whoknows Acme')
    await ana.presses('Ask Cleo')
    await ana.asks(WHY)
    await cleo.presses('Ask someone else')
    await cleo.fills({ teammate: 'Ben' })
    expect(textOf(ana.inbox().at(-1) ?? ana.seen())).toContain(
      'Ben knows Pat Lee, a partner who can open a door there.',
    )
    for (const answer of ['to ask Pat Lee for a way into Acme', 'no second message was sent']) {
      await ana.presses('Ask Ben')
      await ana.asks(WHY)
      expect(ana.seen().summary).toContain(answer)
    }
    expect(ben.inbox()).toHaveLength(1)
  })
})
