import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MemberExport } from '../../../src/app/members/member-export.ts'
import { type OpenedDatabase, openOnEmbedded } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Team } from '../../support/team.ts'

/** What the command line does for whoever runs the bot, members do for themselves in the chat. */
describe('all that is kept of me', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnEmbedded()
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
    await ana.says('/iknow John Roe at Globex, colleague, 4/5, private')
    return { team, ana, ben }
  }
  const filesOf = (team: Team) => team.platform.delivered.flatMap(({ to, file }) => (file ? [{ to, file }] : []))
  const events = async (team: Team, event: string) =>
    (
      await database.pool.query(
        'SELECT count(*)::int AS count FROM audit_event WHERE workspace_id = $1 AND event = $2',
        [team.workspace.id, event],
      )
    ).rows[0].count

  it('comes as a file that I alone get, once a minute, with what the command line exports', async () => {
    const { team, ben } = await newTeam()
    await ben.says('/intros privacy')
    await ben.presses('All of it as a file')
    await ben.does({ kind: 'own-file' })
    const [sent, ...more] = filesOf(team)
    expect(more).toEqual([])
    expect(sent?.to).toEqual({ workspace: team.workspace.platformId, user: 'ben' })
    expect(sent?.file).toMatchObject({
      name: expect.stringMatching(/^foothold-\d{4}-\d\d-\d\d\.json$/),
      type: 'application/json',
    })
    const data = MemberExport.parse(JSON.parse(Buffer.from(sent?.file.bytes ?? []).toString()))
    expect(data.relationships).toMatchObject([{ name: 'Jane Doe', company: 'Acme Corp' }])
    expect(JSON.stringify(data)).not.toContain('John Roe')
    expect(await events(team, 'exported')).toBe(1)
  })

  it('is not asked for without end, and says so where no file can be sent', async () => {
    const { team, ben } = await newTeam()
    for (let n = 0; n < 6; n++) {
      team.clock.pass({ minutes: 1 })
      await ben.does({ kind: 'own-file' })
    }
    expect(textOf(ben.seen())).toContain('Please ask again in the next one.')
    expect(filesOf(team)).toHaveLength(5)
  })

  it('is erased after a typed word, told before in numbers, and others are told as by the command line', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.says('/whoknows Acme Corp')
    await ana.presses('Ask Ben')
    await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.' })
    await ben.says('/intros privacy')
    await ben.presses('Erase it all…')
    expect(textOf(ben.seen())).toMatch(/1, of whom nobody else here knows 1.*1, of which 1 under way/s)
    await ben.presses('Erase everything of mine')
    const refused = await ben.fills({ word: 'yes' })
    expect(refused).toMatchObject({
      kind: 'form',
      form: { errors: { word: expect.stringContaining('Nothing was erased') } },
    })
    expect(await events(team, 'member-erased')).toBe(0)
    await ben.fills({ word: ' “erase” ' })
    expect(ben.seen().summary).toContain('Everything of yours is erased.')
    expect(ana.inbox().at(-1)?.summary).toContain('no longer uses Foothold')
    await ana.says('/whoknows Acme Corp')
    expect(JSON.stringify(ana.seen())).not.toMatch(/Ben|Jane/)
    expect(await events(team, 'member-erased')).toBe(1)
    expect(team.errors).toEqual([])
    // They begin anew.
    await ben.says('/intros privacy')
    expect(textOf(ben.seen())).toContain('You have logged nobody yet.')
  })
})
