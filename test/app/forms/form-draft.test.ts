import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf } from '../../support/platform.ts'
import { createTeam } from '../../support/team.ts'

describe('a rejected form', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const rejected = {
    kind: 'draft',
    form: { kind: 'log', values: { name: 'Jane Doe', organization: '', rating: '4' } },
    errors: { organization: 'Which company?' },
  } as const

  it('comes back with its values to whoever filled it in, for a day', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ana.does(rejected)
    const [again] = buttonsOf(ana.seen()).map(({ button }) => button.command)
    if (again?.kind !== 'retry') throw new Error('There is no way back into the form.')
    expect(JSON.stringify(ana.seen())).toContain('Which company?')
    expect(await ana.does(again)).toMatchObject({
      kind: 'form',
      form: { submit: { kind: 'log' }, errors: { organization: 'Which company?' } },
    })
    expect(await ben.does(again)).toMatchObject({
      kind: 'view',
      view: { summary: expect.stringContaining('not kept any more') },
    })
    team.clock.pass({ hours: 23 })
    expect(await team.store.forgetDrafts(team.clock.now())).toBe(0)
    expect((await ana.does(again)).kind).toBe('form')
    team.clock.pass({ hours: 2 })
    expect((await ana.does(again)).kind).toBe('view')
    expect(await team.store.forgetDrafts(team.clock.now())).toBe(1)
  })
})
