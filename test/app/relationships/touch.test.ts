import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

describe('a touch', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says('/iknow Robert Smith, VP Sales at Acme Corp — client, 3/5')
    return { team, ana, ben }
  }
  const ties = async ({ workspace }: Team) =>
    (
      await database.pool.query(
        `SELECT r.name, r.last_touch::text AS touched, r.confirmed_at IS NOT NULL AS confirmed,
           ARRAY(SELECT kind || ' ' || happened_on FROM touch t WHERE t.relationship_id = r.id ORDER BY 1) AS touches
         FROM relationship r WHERE workspace_id = $1 ORDER BY name`,
        [workspace.id],
      )
    ).rows
  const today = ({ clock }: Team) => clock.now().toISOString().slice(0, 10)
  const labels = (one: Teammate) => buttonsOf(one.seen()).map(({ button }) => button.label)

  it('is noted once, shows as evidence, and is taken back', async () => {
    const { team, ana, ben } = await newTeam()
    await ben.says('/touch Robert Smith lunch')
    expect(ben.seen().summary).toContain('Noted: a coffee or meal with Robert Smith, Acme Corp')
    await ben.says('/touch lunch with Bob Smith')
    expect(ben.seen().summary).toContain('Noted already')
    expect(await ties(team)).toMatchObject([{ touched: today(team), touches: [`meal ${today(team)}`] }])
    await ana.says('/whoknows Acme')
    expect(textOf(ana.seen())).toContain('last in touch')
    await ben.says('/touch Robert Smith call')
    await ben.presses('Undo')
    expect(await ties(team)).toMatchObject([{ touched: today(team), touches: [`meal ${today(team)}`] }])
    await ana.does({ kind: 'undo-touch', auditId: ana.member.id })
    expect(textOf(ana.seen())).not.toContain('Undone')
    expect(team.errors).toEqual([])
  })

  it('of an imported tie confirms it; taken back, it is as imported as before', async () => {
    const { team, ben } = await newTeam()
    await ben.drops('Connections.csv', 'First Name,Last Name,Company,Position\nAnn,Lee,Initech,CEO\n')
    await ben.says('/touch wrote to Ann Lee 2020-01-31')
    expect(await ties(team)).toMatchObject([{ name: 'Ann Lee', touched: '2020-01-31', confirmed: true }, {}])
    expect(labels(ben)).toContain('★★★★ well')
    await ben.presses('Undo')
    expect(await ties(team)).toMatchObject([{ name: 'Ann Lee', touched: null, confirmed: false, touches: [] }, {}])
    await ben.says('/touch Ann Lee lunch 2999-01-01')
    expect(await ties(team)).toMatchObject([{ name: 'Ann Lee', touches: [] }, {}])
    expect(team.errors).toEqual([])
  })

  it('asks whom, where several or none are called so, and what, where nothing is said', async () => {
    const { team, ben } = await newTeam()
    await ben.says('/iknow Robert Smith, CFO at Globex — colleague, 4/5')
    await ben.says('/touch Robert Smith coffee')
    expect(ben.seen().summary).toBe('Whom do you mean by Robert Smith?')
    await ben.presses('This one')
    expect(ben.seen().summary).toContain('Noted: a coffee or meal with Robert Smith')
    await ben.says('/touch Robert Smith at Globex call')
    expect(ben.seen().summary).toContain('Noted: a call with Robert Smith, Globex')
    await ben.says('/touch Nobody Known lunch')
    await ben.presses('Log them')
    await ben.fills({ organization: 'Initech' })
    expect(ben.seen().summary).toBe('Logged Nobody Known at Initech.')
    const reply = await ben.says('/touch')
    if (reply.kind !== 'form') throw new Error('No form opened.')
    await ben.fills({ who: 'Nobody Known', how: 'event', day: '2020-02-01' })
    expect(ben.seen().summary).toBe('Noted: an event with Nobody Known, Initech, 1 February.')
    expect(team.errors).toEqual([])
  })

  it('is offered to whoever made an introduction', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.says('/whoknows Acme')
    await ana.presses('Ask Ben')
    await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.' })
    await ben.presses('I’ll introduce')
    await ben.presses('I introduced them')
    await ben.presses('Note it as a touch')
    expect(await ties(team)).toMatchObject([{ touches: [`message ${today(team)}`] }])
    expect(team.errors).toEqual([])
  })
})
