import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases, type OpenedDatabase } from './database/database.ts'
import { textOf } from './platform.ts'
import { createTeam } from './team.ts'

describe.each(databases)('a team on $name', ({ open }) => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  it('asks, promises and introduces', async () => {
    const team = await createTeam(database)
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben', 'Jane Doe')
    await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.' })
    expect(ben.inbox()).toHaveLength(1)
    await ben.presses('I’ll introduce')
    expect(ana.inbox().map((view) => view.summary)).toEqual(['Ben will introduce you to Jane Doe at Acme Corp.'])
    await ana.reacts('✅', 'will introduce you')
    expect(ben.inbox().map((view) => view.summary)).toContain('Ana says you introduced them to Jane Doe. Thank you!')
    expect(ana.inbox().map((view) => view.summary)).toContain('Noted: you and Jane Doe are introduced. Good luck!')
    expect([team.jobs.failures, team.errors]).toEqual([[], []])
    expect(await team.jobs.queued(team.workspace.id)).toEqual([])
  })

  it('hears of nothing while the platform refuses, and of everything once afterwards', async () => {
    const team = await createTeam(database)
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp')
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben')
    team.platform.refuse('ben', new Error('502 from the platform'))
    await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.' })
    expect(ben.inbox()).toEqual([])
    team.platform.refuse('ben', null)
    await team.settle()
    await team.settle()
    expect(ben.inbox().map(textOf).join()).toContain('We build rockets.')
    expect(ben.inbox()).toHaveLength(1)
  })

  it('imports a file that arrives in pieces', async () => {
    const team = await createTeam(database)
    const ana = await team.join('Ana')
    await ana.drops(
      'Connections.csv',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJane,Doe,https://www.linkedin.com/in/jane,,Acme Corp,CFO,02 Jan 2020\n',
    )
    expect(team.jobs.failures).toEqual([])
    expect(ana.inbox()).toHaveLength(1)
  })
})
