import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam } from '../../support/team.ts'

describe('an ask that still lives', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  it('takes the words of its newest form, and 60 days more', async () => {
    const team = await createTeam(database)
    const ana = await team.join('Ana')
    const [ben, cara] = [await team.join('Ben'), await team.join('Cara')]
    await ben.says('/iknow Jane Doe, CFO at Acme Corp — worked together 2019–22, 4/5')
    await cara.says('/iknow Joe Roe, CTO at Acme Corp — friends, 5/5')
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben')
    await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.' })
    team.clock.pass({ days: 10 })
    await ana.says('/whoknows acme')
    await ana.presses('Ask Cara')
    await ana.asks({ why: 'We build balloons.', benefit: 'A flight.', seenIn: 'digest' })

    expect(cara.inbox().map(textOf).join()).toContain('We build balloons.')
    const asks = await team.store.in(team.workspace.id).asks.all()
    expect(asks).toMatchObject([{ why: 'We build balloons.', benefit: 'A flight.', seenIn: 'digest' }])
    expect(asks[0]?.expiresAt).toEqual(new Date(team.clock.now().getTime() + 60 * 24 * 3600_000))
  })
})
