import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askWhoKnows } from '../../../src/app/finding/ask-who-knows.ts'
import { answerJson } from '../../../src/cli/local.ts'
import { type OpenedDatabase, openOnEmbedded } from '../../support/database/database.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'
import { labelsOf } from '../../support/views.ts'

describe('a company that is likely, not sure', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnEmbedded()
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    await ben.says('/iknow Jane Doe, CFO at Daesung Robotics, 4/5')
    return { team, ana, ben, cleo }
  }
  const json = async (team: Team, asker: Teammate, text: string) =>
    answerJson(text, await askWhoKnows(team.store.in(team.workspace.id), text, asker.member.id, team.clock.now()))

  it('is shown with its ways in, and asking waits for the yes', async () => {
    const { ana, ben } = await newTeam()
    await ana.says('/whoknows Daesung')
    expect(ana.seen().summary).toBe('Daesung Robotics: did you mean this? There is 1 way in.')
    expect(JSON.stringify(ana.seen())).toContain('Ben → Jane Doe, CFO')
    expect(labelsOf(ana.seen())).toEqual(['Yes', 'Another one', 'None'])
    await ana.presses('Yes')
    expect(labelsOf(ana.seen())).toContain('Ask Ben')
    await ana.presses('Ask Ben')
    await ana.asks({ why: 'We build rockets.', benefit: 'Half the freight costs.' })
    expect(ben.inbox().at(-1)?.summary).toContain('Ana asks you for an introduction to Jane Doe')
    // Once said, the next one is not asked.
    await ana.says('/whoknows Daesung')
    expect(ana.seen().summary).toBe('There is 1 way to Daesung Robotics, through Ben.')
  })

  it('counts as shown to its reader', async () => {
    const { ana, ben } = await newTeam()
    await ana.says('/whoknows Daesung')
    await ben.does({ kind: 'shown-ties', page: 0 })
    expect(JSON.stringify(ben.seen())).toContain('Ana')
  })

  it('leads to the others, or to none', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Max Roe, CEO at Quillon Ballast Web Services Europe, 3/5')
    await ben.says('/iknow Kim Roe, CEO at Ballasts Quillon Foods Bank, 3/5')
    await ana.says('/whoknows Quillon Ballast')
    expect(ana.seen().summary).toContain('did you mean this?')
    await ana.presses('Another one')
    expect(JSON.stringify(ana.seen())).not.toContain('Europe')
    expect(labelsOf(ana.seen())).toEqual(['This one', 'None of these'])
    await ana.says('/whoknows Quillon Ballast')
    const reply = await ana.presses('None')
    expect(reply).toMatchObject({ form: { submit: { kind: 'keep', target: 'Quillon Ballast' } } })
  })

  it('is said as JSON, with the ways into the first company', async () => {
    const { team, ana } = await newTeam()
    expect(await json(team, ana, 'Daesung')).toMatchObject({
      answer: 'ambiguous',
      likely: true,
      organizations: [{ name: 'Daesung Robotics' }],
      paths: [{ connector: 'Ben', person: 'Jane Doe', organization: 'Daesung Robotics' }],
    })
    // What is sure is not likely.
    expect(await json(team, ana, 'daesung robotics inc')).not.toHaveProperty('likely')
  })

  it('is none that only private relationships of others tell of', async () => {
    const { team, ana, cleo } = await newTeam()
    const before = await json(team, ana, 'Daesung')
    await cleo.says('/iknow Max Roe, CEO at Daesungs, 5/5')
    await cleo.presses('Make private')
    expect(await json(team, ana, 'Daesung')).toEqual(before)
  })
})
