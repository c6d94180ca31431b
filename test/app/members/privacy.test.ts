import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases, type OpenedDatabase } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Teammate } from '../../support/team.ts'

describe.each(databases)('the privacy panel on $name', ({ open }) => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  async function newTeam() {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — client, 5/5')
    await ben.says('/iknow Jim Roe, CFO at Initech — friend, 4/5')
    return { team, ana, ben }
  }

  const fieldsOf = (teammate: Teammate) =>
    Object.fromEntries(
      teammate
        .seen()
        .nodes.flatMap((node) => (node.kind === 'fields' ? node.fields : []))
        .map(({ label, value }) => [label, value]),
    )
  const titles = (teammate: Teammate) =>
    teammate.seen().nodes.flatMap((node) => (node.kind === 'item' ? [node.title.split(',')[0]] : []))

  it('says who is kept from what, and whoever is kept from it sees nothing', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/intros privacy')
    expect(fieldsOf(ben)).toMatchObject({ 'Kept from': 'nobody in particular', 'What you log is': 'open to teammates' })
    await ben.presses('Never ask me…')
    await ben.fills({ company: 'Acme Corp', teammate: '' })
    await ana.says('/whoknows Acme Corp')
    expect(textOf(ana.seen())).not.toMatch(/Ben|Jane/)
    await ana.says('/whoknows Initech')
    expect(textOf(ana.seen())).toContain('Ben')
    await ben.says('/intros privacy')
    await ben.presses('Never ask me…')
    await ben.fills({ company: '', teammate: 'Ana' })
    await ana.says('/whoknows Initech')
    expect(textOf(ana.seen())).not.toMatch(/Ben|Jim/)
    await ben.says('/intros privacy')
    expect(fieldsOf(ben)).toMatchObject({ 'Kept from': '1 company and 1 teammate' })
  })

  it('leads to who was shown what', async () => {
    const { ana, ben } = await newTeam()
    await ana.says('/whoknows Acme Corp')
    await ben.says('/intros privacy')
    await ben.presses('Who was shown my ties')
    expect(textOf(ben.seen())).toContain('Ana: Jane Doe')
  })

  it('offers people of whom nothing was said for two years, for removal with an undo', async () => {
    const { team, ben } = await newTeam()
    team.clock.pass({ days: 700 })
    await ben.says('/touch Jim Roe lunch')
    await ben.says('/intros privacy')
    expect(fieldsOf(ben)).toMatchObject({ 'Untouched for two years': '0' })
    team.clock.pass({ days: 31 })
    await ben.says('/intros privacy')
    expect(fieldsOf(ben)).toMatchObject({ 'Untouched for two years': '1' })
    await ben.presses('The 1 untouched')
    expect(ben.seen().summary).toContain('untouched for two years')
    expect(titles(ben)).toEqual(['Jane Doe'])
    await ben.presses('Change this one')
    await ben.presses('Remove all')
    await ben.presses('Yes, remove 1 person')
    await ben.says('/intros privacy')
    expect(fieldsOf(ben)).toMatchObject({ 'Untouched for two years': '0' })
    await ben.says('/intros people untouched')
    expect(titles(ben)).toEqual([])
    await ben.says('/intros people')
    expect(titles(ben)).toEqual(['Jim Roe'])
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('has a text for people outside, in the team’s name', async () => {
    const { ben } = await newTeam()
    await ben.says('/intros privacy')
    await ben.presses('Text for people outside')
    const text = textOf(ben.seen())
    for (const part of ['At Rocket Team', 'Art. 6(1)(f)', 'object', 'erased', 'data protection authority'])
      expect(text).toContain(part)
    // A draft for anybody: it names nobody of those logged.
    expect(text).not.toMatch(/Jane|Jim/)
  })
})
