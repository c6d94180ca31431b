import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam } from '../../support/team.ts'

describe('a company chosen', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const audit = async () =>
    (
      await database.pool.query(
        `SELECT event, data->>'name' AS name FROM audit_event WHERE subject = 'organization' ORDER BY id`,
      )
    ).rows
  const newTeam = async () => {
    const team = await createTeam(database)
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    return { ana, ben }
  }

  it('is found by that name from then on, by everybody, until somebody says it is another', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Jane Doe at International Business Machines, colleague')
    await ana.says('/whoknows IBM')
    expect(ana.seen().summary).toBe('International Business Machines: did you mean this? There is 1 way in.')
    await ana.presses('Yes')
    expect(ana.seen().summary).toContain('International Business Machines, through Ben')
    expect(JSON.stringify(ana.seen())).toContain('“IBM” stands for International Business Machines here')
    await ana.says('/whoknows IBM')
    expect(ana.seen().summary).toContain('International Business Machines, through Ben')
    await ben.says('/whoknows ibm inc')
    expect(JSON.stringify(ben.seen())).toContain('“IBM” stands for International Business Machines here')
    await ben.presses('Not the same company')
    expect(ben.seen().summary).toBe('Forgotten: “IBM” does not stand for International Business Machines any more.')
    await ana.says('/whoknows IBM')
    expect(ana.seen().summary).toBe('International Business Machines: did you mean this? There is 1 way in.')
    expect(await audit()).toEqual([
      { event: 'alias-learned', name: 'IBM' },
      { event: 'alias-forgotten', name: 'IBM' },
    ])
  })

  it('answers for the person who was asked for', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Jane Doe at Umbrella Robotics, CFO, colleague')
    await ana.says('/whoknows Jane Doe at Umbrella')
    await ana.presses('Yes')
    expect(ana.seen().summary).toBe('There is 1 way to Jane Doe at Umbrella Robotics, through Ben.')
    await ana.says('/whoknows Umbrella')
    expect(ana.seen().summary).toBe('There is 1 way to Umbrella Robotics, through Ben.')
  })

  it('twice for two companies is asked again', async () => {
    const { ana, ben } = await newTeam()
    for (const company of ['Vandelay Imports', 'Vandelay Exports'])
      await ben.says(`/iknow Jane Doe at ${company}, colleague`)
    await ana.says('/whoknows Vandelay')
    await ana.presses('This one', 'Vandelay Imports')
    await ana.says('/whoknows Vandelay')
    expect(ana.seen().summary).toContain('Vandelay Imports')
    await ben.says('/whoknows Vandelay')
    await ben.presses('Not the same company')
    await ben.says('/whoknows Vandelay')
    expect(ben.seen().summary).toBe('Which company do you mean by “Vandelay”?')
  })
})
