import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allPeople } from '../../../src/app/relationships/all-people.ts'
import { removeLeftPeople } from '../../../src/app/relationships/change-people.ts'
import { EVERYBODY } from '../../../src/domain/relationships/people-filter.ts'
import { peopleCsvHeader, peopleCsvLine, personJson } from '../../../src/views/relationships/people-csv.ts'
import { type OpenedDatabase, openOnEmbedded } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

describe('whom a member knows', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnEmbedded()
  })
  afterAll(() => database.close())

  const titles = (one: Teammate) => one.seen().nodes.flatMap((node) => (node.kind === 'item' ? [node.title] : []))
  const labels = (one: Teammate) => buttonsOf(one.seen()).map(({ button }) => button.label)
  const newTeam = async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — client, 5/5')
    await ben.says('/iknow Jim Roe, CFO at Initech — friend, 4/5, private')
    await ben.drops('Connections.csv', 'First Name,Last Name,Company,Position\nAnn,Lee,Initech,CEO\nBob,Lee,Globex,\n')
    return { team, ana, ben }
  }
  const everybody = async ({ store, workspace, clock }: Team, { member }: Teammate) => {
    const found = []
    for await (const one of allPeople({ tenant: store.in(workspace.id), member, now: clock.now() }, EVERYBODY))
      found.push(one)
    return found
  }

  it('is searched in words and filtered in a form, imported files among its choices', async () => {
    const { team, ben } = await newTeam()
    await ben.says('/intros people at Initech')
    expect(ben.seen().summary).toBe('2 people you know: “at Initech”, newest first.')
    expect(titles(ben).sort()).toEqual(['Ann Lee', 'Jim Roe'])
    const reply = await ben.presses('Search and filter')
    if (reply.kind !== 'form') throw new Error('No form opened.')
    expect(reply.form.fields.find(({ name }) => name === 'said')?.value).toBe('at Initech')
    const state = reply.form.fields.find(({ name }) => name === 'state')
    const file = state?.kind === 'choice' ? state.options.find(({ label }) => label.includes('Connections.csv')) : null
    await ben.fills({ said: 'lee', state: file?.value ?? '' })
    expect(titles(ben).sort()).toEqual(['Ann Lee', 'Bob Lee'])
    await ben.presses('Search and filter')
    await ben.fills({ said: 'nowhere' })
    expect(ben.seen().summary).toBe('Nobody you know is like that: from one import, “nowhere”.')
    await ben.presses('Whom I know')
    expect(titles(ben)).toHaveLength(4)
    expect(team.errors).toEqual([])
  })

  it('is changed all at once only as counted and confirmed, and undone for ten minutes', async () => {
    const { team, ana, ben } = await newTeam()
    await ben.says('/intros people unconfirmed')
    await ben.presses('Change all 2')
    await ben.presses('Make all private')
    expect(ben.seen().summary).toBe('Make 2 people private? Only you will see them, and they are never matched.')
    const [yes] = buttonsOf(ben.seen())
    await ben.says('/intros people bob')
    await ben.presses('Show')
    await ben.presses('★★★★ well')
    // Bob is confirmed meanwhile: it asks again.
    if (yes) await ben.does(yes.button.command)
    expect(ben.seen().summary).toContain('Make 1 person private?')
    await ben.presses('Yes, make 1 person private')
    expect(ben.seen().summary).toBe('Done: 1 person is private now.')
    await ana.says('/whoknows Initech')
    expect(textOf(ana.seen())).not.toContain('Ann Lee')
    team.clock.pass({ minutes: 9 })
    await ben.presses('Undo')
    expect(ben.seen().summary).toBe('Undone: 1 person is as before.')
    await ana.says('/whoknows Initech')
    expect(textOf(ana.seen())).toContain('Ann Lee')

    await ben.says('/intros people at initech')
    await ben.presses('Change all 2')
    await ben.presses('Remove all')
    await ben.presses('Yes, remove 2 people')
    const undo = buttonsOf(ben.seen()).find(({ button }) => button.label === 'Undo')?.button.command
    team.clock.pass({ minutes: 10 })
    if (undo) await ben.does(undo)
    expect(textOf(ben.seen())).toContain('can be undone for 10 minutes only')
    await removeLeftPeople(team.store, team.clock.now())
    const { rows } = await database.pool.query(`SELECT name FROM relationship WHERE workspace_id = $1 ORDER BY name`, [
      team.workspace.id,
    ])
    expect(rows.map(({ name }) => name)).toEqual(['Bob Lee', 'Jane Doe'])
    expect(team.errors).toEqual([])
  })

  it('shows of each who was shown it, and removes it, unless an introduction rests on it', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.says('/whoknows Acme')
    await ben.says('/intros people jane')
    await ben.presses('Show')
    await ben.presses('Who was shown this')
    expect(textOf(ben.seen())).toContain('Ana: Jane Doe')
    await ben.presses('Jane Doe')
    await ben.presses('Remove')
    expect(ben.seen().summary).toBe('Removed: Jane Doe. They are gone for good in 10 minutes.')
    await ana.says('/whoknows Acme')
    expect(textOf(ana.seen())).not.toContain('Jane')
    await ben.presses('Undo')
    await ana.says('/whoknows Acme')
    await ana.presses('Ask Ben')
    await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.' })
    await ben.says('/intros people jane')
    await ben.presses('Show')
    await ben.presses('Remove')
    expect(textOf(ben.seen())).toContain('introduction')
    expect(await everybody(team, ben)).toHaveLength(4)
    expect(team.errors).toEqual([])
  })

  it('is of nobody else: another’s tie cannot be shown, looked at or removed', async () => {
    const { team, ana, ben } = await newTeam()
    const [tie] = await everybody(team, ben)
    const relationshipId = tie?.id ?? ''
    for (const kind of ['my-person', 'remove-person'] as const) {
      await ana.does({ kind, relationshipId })
      expect(textOf(ana.seen())).not.toContain('Lee')
    }
    await ana.does({ kind: 'shown-to', relationshipId, page: 0 })
    expect(textOf(ana.seen())).not.toContain('Lee')
    await ben.says('/intros people')
    await ben.presses('Change all 4')
    await ben.presses('Remove all')
    await ben.presses('Yes, remove 4 people')
    const undo = buttonsOf(ben.seen()).find(({ button }) => button.label === 'Undo')?.button.command
    if (undo) await ana.does(undo)
    expect(await everybody(team, ben)).toEqual([])
    await ana.says('/intros people')
    expect(labels(ana)).toContain('Log someone I know')
    expect(team.errors).toEqual([])
  })

  it('is given as JSON and as a table, where no cell runs as a formula', async () => {
    const { team, ben } = await newTeam()
    await ben.does({
      kind: 'log',
      values: { name: '=Evil Person', organization: 'Acme Corp', title: '', how: 'colleague', rating: '3' },
    })
    const all = await everybody(team, ben)
    const [evil] = all
    if (!evil) throw new Error('Nobody is listed.')
    expect(personJson(evil)).toMatchObject({ name: '=Evil Person', company: 'Acme Corp', rating: 3, shown: 0 })
    expect(peopleCsvHeader().split(',')).toHaveLength(16)
    expect(peopleCsvLine(evil)).toContain(`"'=Evil Person"`)
    expect(all.map(personJson).filter(({ file }) => file === 'Connections.csv')).toHaveLength(2)
  })
})
