import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Team } from '../../support/team.ts'
import { zipOf } from '../../support/zip.ts'

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
const CONNECTIONS = `Notes:
"When exporting your connection data, you may notice that some addresses are missing."

${HEADER}
Jane,Doe,https://www.linkedin.com/in/jane,,Acme Corp,CFO,02 Jan 2020
John,Roe,https://www.linkedin.com/in/john,,Globex,CTO,03 Jan 2020
`
const message = (from: string, to: string, day: string) =>
  `1,,${from},https://www.linkedin.com/in/${from.split(' ')[0]?.toLowerCase()},${to},https://www.linkedin.com/in/${to.split(' ')[0]?.toLowerCase()},2026-${day} 10:00:00 UTC,,Secret words,INBOX\n`
const MESSAGES = `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
${message('Ana Silva', 'Jane Doe', '01-05')}${message('Jane Doe', 'Ana Silva', '01-06')}${message('Ana Silva', 'Kim Lee', '02-05')}${message('Kim Lee', 'Ana Silva', '02-06')}`
const RECEIVED = `First Name,Last Name,Company,Job Title,Text,Creation Date,Status
John,Roe,Globex,CTO,Secret praise,"02/03/26, 10:11 AM",VISIBLE
`
const ARCHIVE = zipOf([
  { name: 'Basic_LinkedInDataExport/Profile.csv', content: 'First Name,Last Name\nAna,Silva\n' },
  { name: 'Basic_LinkedInDataExport/messages.csv', content: MESSAGES },
  { name: 'Basic_LinkedInDataExport/Connections.csv', content: CONNECTIONS },
  { name: 'Basic_LinkedInDataExport/Recommendations_Received.csv', content: RECEIVED },
])

describe('a whole archive of LinkedIn', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const rowsOf = async (team: Team, table: string): Promise<string[]> => {
    const { rows } = await database.pool.query(`SELECT t::text AS row FROM ${table} t WHERE workspace_id = $1`, [
      team.workspace.id,
    ])
    return rows.map((row) => String(row.row))
  }
  const newTeam = async () => {
    const team = await createTeam(database)
    const ana = await team.join('Ana Silva')
    const last = () => {
      const view = ana.inbox().at(-1)
      return view ? textOf(view) : ''
    }
    return { team, ana, last }
  }

  it('brings people in, and then when they were in touch: one yes, one report, one way back', async () => {
    const { team, ana, last } = await newTeam()
    await ana.shares('linkedin.zip', ARCHIVE)
    expect(textOf(ana.seen())).toMatch(/LinkedIn connections[\s\S]*in the archive I keep on which days/)
    await ana.presses('Import as open')
    expect(last()).toContain('2 new, 0 updated, 0 unchanged and 0 refused')
    expect(last()).toContain('say when you were in touch with 2 ties of yours. 1 other wait')
    expect(await rowsOf(team, 'touch')).toHaveLength(3)
    const [suggested] = await rowsOf(team, 'suggested_person')
    expect(suggested).toContain('Kim Lee')
    const everything = [...(await rowsOf(team, 'touch')), suggested, ...(await rowsOf(team, 'import'))].join()
    expect(everything).not.toMatch(/Secret|linkedin\.com/)
    await ana.presses('Take it back')
    expect(ana.seen().summary).toContain('2 ties are as before it')
    for (const table of ['relationship', 'person', 'organization', 'touch', 'suggested_person', 'import_before'])
      expect([table, await rowsOf(team, table)]).toEqual([table, []])
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('taken back leaves what it renewed as it was before, untouched', async () => {
    const { team, ana, last } = await newTeam()
    await ana.drops(
      'Connections.csv',
      `${HEADER}\nJane,Doe,https://www.linkedin.com/in/jane,,Acme Corp,Clerk,02 Jan 2020\n`,
    )
    const before = await database.pool.query(
      'SELECT title, last_touch, confirmed_at FROM relationship WHERE workspace_id = $1',
      [team.workspace.id],
    )
    await ana.drops('linkedin.zip', ARCHIVE)
    expect(last()).toContain('1 new, 1 updated')
    expect(await rowsOf(team, 'touch')).toHaveLength(3)
    await ana.presses('Take it back')
    const after = await database.pool.query(
      'SELECT title, last_touch, confirmed_at FROM relationship WHERE workspace_id = $1',
      [team.workspace.id],
    )
    expect(after.rows).toEqual(before.rows)
    expect(await rowsOf(team, 'touch')).toEqual([])
  })

  it.each([
    ['in the middle', `${MESSAGES}1,,"never closed`, 'never closed'],
    ['from its first byte', '%PDF-1.7\u0000\u0001', 'PDF'],
  ])('of which one file is broken %s leaves nothing', async (_, content, said) => {
    const { team, ana } = await newTeam()
    const broken = zipOf([
      { name: 'Connections.csv', content: CONNECTIONS },
      { name: 'messages.csv', content },
    ])
    await ana.drops('linkedin.zip', broken)
    expect(ana.seen().summary).toContain(said)
    for (const table of ['relationship', 'import_chunk', 'touch']) expect(await rowsOf(team, table)).toEqual([])
  })

  it('without its connections is read as what is there', async () => {
    const { team, ana } = await newTeam()
    await ana.drops(
      'linkedin.zip',
      zipOf([
        { name: 'messages.csv', content: MESSAGES },
        { name: 'Recommendations_Received.csv', content: RECEIVED },
      ]),
    )
    expect((await rowsOf(team, 'suggested_person')).join()).toMatch(
      /(?=[\s\S]*Kim Lee)(?=[\s\S]*Jane Doe)(?=[\s\S]*John Roe)/,
    )
  })
})
