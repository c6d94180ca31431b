import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askWhoKnows } from '../../../src/app/finding/ask-who-knows.ts'
import { answerJson } from '../../../src/cli/local.ts'
import { type OpenedDatabase, openOnEmbedded } from '../../support/database/database.ts'
import { watchStatements } from '../../support/database/plans.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n'

describe('what only private relationships tell of', () => {
  let database: OpenedDatabase
  let sent: ReturnType<typeof watchStatements>
  beforeAll(async () => {
    database = await openOnEmbedded()
    sent = watchStatements(database)
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    return { team, ana, ben, cleo }
  }
  const json = async (team: Team, asker: Teammate | null, text: string) =>
    answerJson(
      text,
      await askWhoKnows(team.store.in(team.workspace.id), text, asker?.member.id ?? null, team.clock.now()),
    )
  /** Logs somebody at each company, and makes all of it private. */
  const hides = async ({ team, cleo }: { team: Team; cleo: Teammate }, companies: string[]) => {
    const rows = companies.map((company, at) => `P${at},Prova,,,"${company}",Clerk,01 Jan 2024\n`)
    await cleo.drops('Connections.csv', HEADER + rows.join(''))
    await database.pool.query(
      `UPDATE relationship SET visibility = 'private' WHERE workspace_id = $1 AND member_id = $2`,
      [team.workspace.id, cleo.member.id],
    )
  }
  const trades = 'Brick Foods Glass Rail Paper Zinc Yachts Iron Wool Salt Tin Silk Corn Rope Lamp'.split(' ')

  it('makes no company unfindable that may be seen, and its owner finds it', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    await ben.says('/iknow Jane Doe, CFO at Quillon Ballast, 4/5')
    await ben.says('/iknow Kim Roe, CEO at Umbrella Robotics Daesung, 4/5')
    const asks = ['Quillon Ballats', 'Quilon Ballast', 'Quillon', 'quillonballast', 'Umbrella Robotics', 'Quillon Salt']
    const answers = () => Promise.all(asks.flatMap((text) => [ana, ben, null].map((asker) => json(team, asker, text))))
    const before = await answers()
    const many = Array.from({ length: 12 }, (_, n) => trades.map((trade) => `Quillon ${trade} ${n}`)).flat()
    await hides({ team, cleo }, [...many, ...trades.map((trade) => `Umbrella Robotics ${trade}`), 'Quillon'])
    expect(await answers()).toEqual(before)
    expect((await json(team, cleo, 'Quillon')).answer).toBe('found')
    expect((await json(team, cleo, 'Quillon Sallt 7')).organizations[0]?.name).toBe('Quillon Salt 7')
  })

  it('counts again once it is shown, and not any more once it is hidden or gone', async () => {
    const { team, cleo } = await newTeam()
    const counts = async () => {
      const { rows } = await database.pool.query(
        'SELECT word, organizations FROM organization_word WHERE workspace_id = $1 ORDER BY word',
        [team.workspace.id],
      )
      return rows.map(({ word, organizations }) => `${word} ${organizations}`)
    }
    await cleo.says('/iknow Jane Doe, CFO at Quillon Ballast, 4/5')
    expect(await counts()).toEqual(['ballast 1', 'quillon 1'])
    await cleo.presses('Make private')
    expect(await counts()).toEqual(['ballast 0', 'quillon 0'])
    await cleo.presses('Make open')
    expect(await counts()).toEqual(['ballast 1', 'quillon 1'])
  })

  it('takes the same statements as what nobody knows', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    await ben.says('/iknow Jane Doe, CFO at Nordbahn Works, 4/5')
    await hides({ team, cleo }, ['Quillon', 'Quillon Ballast', 'Voltage Exchange Trading'])
    const asked = async (text: string) => {
      sent()
      await ana.says(`/whoknows ${text}`)
      return sent()
    }
    // The first of all reads more: who speaks may have changed.
    await asked('Somebody')
    for (const [hidden, unknown] of [
      ['Quillon', 'Rastaban'],
      ['Quillon Ballast', 'Rastaban Algenib'],
      ['Quilon Ballsat', 'Rastaan Algneib'],
      ['Voltage Exchange', 'Algenib Exchange'],
      ['quillon.com', 'rastaban.com'],
    ] as const) {
      const statements = await asked(hidden)
      expect(statements).toEqual(await asked(unknown))
      expect(statements.length).toBeGreaterThan(0)
    }
  })
})

describe('an answer', () => {
  let database: OpenedDatabase
  let sent: ReturnType<typeof watchStatements>
  beforeAll(async () => {
    database = await openOnEmbedded()
    sent = watchStatements(database)
  })
  afterAll(() => database.close())

  // Six for the answer, and one that counts what is asked in an hour.
  it.each([
    ['of a company as it was logged', 'Quillon', 7],
    ['of one with similar names around it', 'Acme', 7],
    ['of a domain somebody uses', 'ballast.test', 7],
    // People of that name are looked up first.
    ['of a likely company', 'Rastaban', 8],
    // A name that is only similar is looked for, and then what is around it.
    ['of one whose name is more than what was asked', 'Daesung Robotics', 10],
    // Whom the asker knows there is looked up last.
    ['of nobody', 'Unheard Works', 8],
  ])('%s takes few statements', async (_, text, most) => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    const companies = [
      'Quillon',
      'Acme',
      'Acme Brick',
      'Acme Software',
      'Daesung Robotics Exchange',
      'Rastaban Foods',
      'ballast.test',
    ]
    for (const company of companies) await ben.says(`/iknow Jane Doe at ${company}, colleague, 4/5`)
    await ana.says('/whoknows Somebody')
    sent()
    await team.handle({ kind: 'whoknows', text }, ana.actor)
    expect(sent().length).toBeLessThanOrEqual(most)
  })
})
