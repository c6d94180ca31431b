import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import { createTeam, type Team, type Teammate } from '../support/team.ts'

// One event tells one person once, whatever they are in it: asker, connector, joined, watcher, heir.

const JANE = '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5'
const JOHN = '/iknow John Roe, CFO at Acme Corp — school friend, 3/5'
const WHY = { why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.', seenIn: 'digest' }

describe('told once', () => {
  let database: OpenedDatabase
  let team: Team
  let [ana, ben, cleo]: Teammate[] = []
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    team = await createTeam(database)
    ;[ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
  })

  const people = () => {
    if (!ana || !ben || !cleo) throw new Error('Nobody has joined.')
    return { ana, ben, cleo }
  }
  const count = (teammate: Teammate, part: string) =>
    teammate.inbox().filter(({ summary }) => summary.includes(part)).length

  async function asked(): Promise<ReturnType<typeof people>> {
    const cast = people()
    await cast.ben.says(JANE)
    await cast.cleo.says(JOHN)
    await cast.ana.says('/whoknows Acme')
    await cast.ana.presses('Ask Ben')
    await cast.ana.asks(WHY)
    return cast
  }

  it('a connector who joined the ask, and then has it, is not asked to introduce themselves', async () => {
    const { ana, ben } = await asked()
    await ben.says('/whoknows Acme')
    await ben.presses('Join Ana’s ask')
    await ben.fills({ target: 'Acme Corp', why: WHY.why, benefit: WHY.benefit })
    const before = ben.inbox().length
    await ana.says('/intros')
    await ana.presses('Close')
    expect(
      ben
        .inbox()
        .slice(before)
        .map(({ summary }) => summary),
    ).toEqual([expect.stringContaining('it is yours now')])
    expect(JSON.stringify(ben.inbox()[0])).not.toContain('I’ll introduce')
    expect(team.errors).toEqual([])
  })

  it('that the person agreed is news once, however often it is said', async () => {
    const { ana, ben } = await asked()
    await ben.presses('I’ll introduce')
    for (const label of ['I asked, they agreed', 'I vouch it is welcome', 'I asked, they agreed'])
      await ben.presses(label)
    expect(count(ana, 'who agreed to be introduced')).toBe(1)
  })

  it('who offers is told by the request alone, and the asker by the promise alone', async () => {
    const { ana, ben } = people()
    await ana.says('/whoknows Acme')
    await ana.presses('Keep my ask open')
    await ana.keeps({ ...WHY, target: 'Acme' })
    await ben.says(JANE)
    expect(count(ben, 'looking for a way into')).toBe(1)
    await ben.presses('Offer to introduce')
    expect([ana.inbox().length, ben.inbox().length]).toEqual([1, 2])
    // The notice offers nothing any more.
    expect(JSON.stringify(ben.inbox()[0])).not.toContain('Offer to introduce')
  })

  it('a notice offers nothing once the ask is closed, or the tie undone', async () => {
    const { ana, ben, cleo } = people()
    await ana.says('/whoknows Acme')
    await ana.presses('Keep my ask open')
    await ana.keeps({ ...WHY, target: 'Acme' })
    await ben.says(JANE)
    await cleo.says(JOHN)
    await ben.presses('Undo')
    expect(JSON.stringify(ben.inbox())).not.toContain('Offer to introduce')
    expect(JSON.stringify(cleo.inbox())).toContain('Offer to introduce')
    await ana.says('/intros')
    await ana.presses('Close')
    expect(JSON.stringify(cleo.inbox())).not.toContain('Offer to introduce')
  })

  it('teammates’ open asks list neither one’s own nor those one joined', async () => {
    const { ana, cleo, ben } = people()
    await ana.says('/whoknows Acme')
    await ana.presses('Keep my ask open')
    await ana.keeps({ ...WHY, target: 'Acme' })
    await cleo.says('/whoknows Acme')
    await cleo.presses('Keep my ask open')
    await cleo.keeps({ ...WHY, target: 'Acme' })
    await cleo.presses('Join Ana’s ask')
    const listed = async (teammate: Teammate) => {
      await teammate.does({ kind: 'open-asks', page: 0 })
      return teammate.seen().nodes.filter(({ kind }) => kind === 'item').length
    }
    expect([await listed(ana), await listed(cleo), await listed(ben)]).toEqual([0, 0, 1])
  })
})
