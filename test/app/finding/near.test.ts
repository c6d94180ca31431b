import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coverTargets } from '../../../src/app/coverage/cover-targets.ts'
import { askWhoKnows } from '../../../src/app/finding/ask-who-knows.ts'
import { answerJson } from '../../../src/cli/local.ts'
import { coverageCsvLine } from '../../../src/views/coverage/coverage-csv.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
const ALSO = 'Also in the family'

describe('an exact name and its near ones', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    return { team, ana, ben, cleo }
  }
  const json = async (team: Team, asker: Teammate, text: string) =>
    answerJson(text, await askWhoKnows(team.store.in(team.workspace.id), text, asker.member.id, team.clock.now()))
  const cover = async (team: Team, asker: Teammate, text: string) => {
    for await (const one of coverTargets(team.store.in(team.workspace.id), [text], asker.member.id, team.clock.now()))
      return one.found
    throw new Error('Nothing was covered.')
  }

  it('come together, the exact first, in chat, as JSON, in a list and its CSV', async () => {
    const { team, ana, ben } = await newTeam()
    await ben.says('/iknow Bea Two, COO at Müller & Söhne Maschinenbau GmbH — worked together for years, 5/5')
    await ben.drops('Connections.csv', `${HEADER}Cem,One,,,Müller & Söhne,Buyer,01 Jan 2024\n`)
    await ana.says('/whoknows Müller & Söhne')
    const seen = JSON.stringify(ana.seen())
    expect(ana.seen().summary).toBe('There is 1 way to Müller & Söhne, through Ben.')
    expect(seen.indexOf('Cem One')).toBeLessThan(seen.indexOf(ALSO))
    expect(seen.indexOf(ALSO)).toBeLessThan(seen.indexOf('Bea Two'))
    expect(seen).toContain('Müller & Söhne Maschinenbau GmbH: its name begins with “Müller & Söhne”.')
    const answer = await json(team, ana, 'Müller & Söhne')
    expect(answer).toMatchObject({
      answer: 'found',
      organizations: [{ name: 'Müller & Söhne', score: 1 }, { name: 'Müller & Söhne Maschinenbau GmbH' }],
      paths: [
        { person: 'Cem One', organization: 'Müller & Söhne', band: 'faint' },
        { person: 'Bea Two', organization: 'Müller & Söhne Maschinenbau GmbH', band: 'strong' },
      ],
    })
    // It is an ask like any other.
    await ana.presses('Ask Ben', 'Bea Two')
    await ana.asks({ why: 'We build rockets.', benefit: 'Half the freight costs.' })
    expect(ben.inbox().at(-1)?.summary).toContain('Ana asks you for an introduction to Bea Two')
    const found = await cover(team, ana, 'Müller & Söhne')
    expect(answerJson('Müller & Söhne', found)).toMatchObject({ paths: [{ person: 'Cem One' }, { person: 'Bea Two' }] })
    const line = coverageCsvLine('Müller & Söhne', found)
    expect(line).toContain('"found","Müller & Söhne · Müller & Söhne Maschinenbau GmbH","Ben","Cem One"')
    expect(line).toMatch(/"1","Müller & Söhne"$/)
  })

  it('come together where one is the other in another script', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    await ben.says('/iknow Ken Mori, Buyer at クレハ株式会社 — worked together for years, 5/5')
    await cleo.says('/iknow Rei Ito, CFO at Kureha, 3/5')
    for (const [asked, other] of [
      ['クレハ', 'Kureha: read like “クレハ'],
      ['Kureha', 'クレハ株式会社: read like “Kureha”.'],
    ] as const) {
      await ana.says(`/whoknows ${asked}`)
      const seen = JSON.stringify(ana.seen())
      expect(seen).toContain('Ken Mori')
      expect(seen).toContain('Rei Ito')
      expect(seen).toContain(other)
    }
    expect(await json(team, ana, 'Kureha')).toMatchObject({
      organizations: [{ name: 'Kureha' }, { name: 'クレハ株式会社' }],
    })
  })

  it('are named where nobody is at the exact one but the asker, and a list does not close the target', async () => {
    const { team, ana, ben } = await newTeam()
    await ben.says('/iknow Davi Luz, CEO at Ipê Azul Alimentos, 4/5')
    await ana.says('/iknow Rosa Dias, Buyer at Ipê Azul, 2/5')
    await ana.says('/whoknows Ipê Azul')
    expect(ana.seen().summary).toBe(
      'You have logged somebody at Ipê Azul yourself, and I see no other way in, but there is a way to Ipê Azul Alimentos.',
    )
    expect(JSON.stringify(ana.seen())).toContain('Ben → Davi Luz')
    const line = coverageCsvLine('Ipê Azul', await cover(team, ana, 'Ipê Azul'))
    expect(line).toContain('"nearly so","Ipê Azul · Ipê Azul Alimentos","Ben","Davi Luz"')
    expect(line).toMatch(/"0","Ipê Azul Alimentos"$/)
    await ana.drops('targets.csv', 'company\nIpê Azul\n')
    expect(JSON.stringify(ana.inbox().at(-1))).toContain('Did you mean? (1)')
    await ana.presses('Did you mean? (1)')
    expect(JSON.stringify(ana.seen())).toContain('Did you mean Ipê Azul · Ipê Azul Alimentos?')
    await ana.presses('Choose')
    expect(JSON.stringify(ana.seen())).toContain('Ben → Davi Luz')
    // From the longer name the shorter one, too.
    await ben.says('/whoknows Ipê Azul Alimentos')
    expect(JSON.stringify(ben.seen())).toContain('Ana → Rosa Dias')
  })

  it('are never one company, at most five, and those with the strongest ways first', async () => {
    const { team, ana, ben } = await newTeam()
    await ben.says('/iknow Eve One, CEO at Acme, 3/5')
    for (const trade of ['Brick', 'Software', 'Foods', 'Rail', 'Paper', 'Zinc', 'Yachts'])
      await ben.says(`/iknow Kim ${trade}, CEO at Acme ${trade}, ${trade === 'Zinc' ? 5 : 2}/5`)
    const { organizations, paths } = await json(team, ana, 'acme')
    expect(organizations.slice(0, 2).map(({ name }) => name)).toEqual(['Acme', 'Acme Zinc'])
    expect(organizations).toHaveLength(6)
    expect(paths.slice(0, 2).map(({ person }) => person)).toEqual(['Eve One', 'Kim Zinc'])
    expect(paths).toHaveLength(6)
    const brick = await json(team, ana, 'Acme Brick')
    expect(brick.organizations.map(({ name }) => name)).toEqual(['Acme Brick', 'Acme'])
  })

  it('tell nothing of a company that is known by private relationships of others alone', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    await ben.says('/iknow Eve One, CEO at Quillon, 3/5')
    const before = [await json(team, ana, 'Quillon'), await cover(team, ana, 'Quillon')]
    await ana.says('/whoknows Quillon')
    const seen = JSON.stringify(ana.seen().nodes).replace(/[0-9a-f-]{36}/g, '')
    for (const trade of ['Brick', 'Software', 'Foods', 'Rail', 'Paper', 'Zinc', 'Yachts', 'A', 'B', 'C', 'D', 'E']) {
      await cleo.says(`/iknow Kim ${trade}, CEO at Quillon ${trade}, 5/5`)
      await cleo.presses('Make private')
    }
    expect([await json(team, ana, 'Quillon'), await cover(team, ana, 'Quillon')]).toEqual(before)
    await ana.says('/whoknows Quillon')
    expect(JSON.stringify(ana.seen().nodes).replace(/[0-9a-f-]{36}/g, '')).toBe(seen)
    // They take no place of one that may be seen, and their owner sees their own.
    await ben.says('/iknow Lea Poe, CEO at Quillon Verylongname Holdings of Ulm, 3/5')
    expect((await json(team, ana, 'Quillon')).paths.map(({ person }) => person)).toEqual(['Eve One', 'Lea Poe'])
    expect((await json(team, cleo, 'Quillon')).organizations).toHaveLength(6)
    // A sealed tie shows as everywhere: that there is one.
    await cleo.says('/iknow Max Roe, CEO at Quillon Glass, 5/5')
    await cleo.presses('Seal it')
    await ana.says('/whoknows Quillon')
    expect(JSON.stringify(ana.seen())).toContain('A teammate → someone')
    expect(JSON.stringify(ana.seen())).not.toContain('Max Roe')
  })

  it('are offered for a short form beside strangers of that name, and the other way round', async () => {
    const { team, ana, ben } = await newTeam()
    const names = ['DUX (Dienst Uitvoering Xamens)', 'Dux+', 'BLOM (Building Leaders On Marches)', 'The Blom']
    await ben.drops('c.csv', HEADER + names.map((name, at) => `P${at},Prova,,,${name},Clerk,01 Jan 2024\n`).join(''))
    for (const [asked, names] of [
      ['Dux', ['Dux+', 'DUX (Dienst Uitvoering Xamens)']],
      ['Dux+', ['Dux+', 'DUX (Dienst Uitvoering Xamens)']],
      ['DUX (Dienst Uitvoering Xamens)', ['DUX (Dienst Uitvoering Xamens)', 'Dux+']],
      ['Dienst Uitvoering Xamens', ['DUX (Dienst Uitvoering Xamens)', 'Dux+']],
      ['blom', ['The Blom', 'BLOM (Building Leaders On Marches)']],
      ['Building Leaders on Marches', ['BLOM (Building Leaders On Marches)', 'The Blom']],
    ] as const) {
      const found = await json(team, ana, asked)
      expect([asked, found.answer, ...found.organizations.map(({ name }) => name)]).toEqual([asked, 'found', ...names])
      expect(found.paths.map(({ organization }) => organization)).toEqual(names)
    }
  })

  it('lead to the ways in they have no room for', async () => {
    const { ana, ben, cleo } = await newTeam()
    await ben.says('/iknow Jane Doe at Acme, colleague, 4/5')
    for (const one of ['Ada', 'Bob', 'Cyd']) await ben.says(`/iknow ${one} Roe at Acme Brick, colleague, 4/5`)
    await cleo.says('/iknow Dan Roe at Acme Brick, colleague, 4/5')
    const titles = () => ana.seen().nodes.flatMap((node) => (node.kind === 'item' ? [node.title] : []))
    await ana.says('/whoknows Acme')
    expect(titles().filter((title) => title.includes('Roe'))).toHaveLength(3)
    await ana.presses('All at Acme Brick')
    expect(titles().filter((title) => title.includes('Roe'))).toHaveLength(4)
  })

  it('keep to somebody wanted where one is there', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Eve One, CEO at Acme, 3/5')
    await ben.says('/iknow Kim Two, CFO at Acme Brick, 3/5')
    await ben.says('/iknow Lea Poe, CTO at Acme Brick, 5/5')
    await ana.says('/whoknows CFO at Acme')
    const seen = JSON.stringify(ana.seen())
    expect(seen).toContain('Kim Two')
    expect(seen).not.toContain('Lea Poe')
  })
})
