import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askStillRight, remindOfCold } from '../../../src/app/relationships/keep-warm.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }

describe('keep warm', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  /** Ben has known five for long; teammates look for a way to three of their companies, one of them in silence. */
  const newTeam = async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
    await ben.says('/iknow Jim Roe, CFO at Globex — friend, 4/5')
    await ben.says('/iknow Ann Lee, CEO at Initech — friend, 5/5')
    await ben.says('/iknow Bob Poe at Hooli — friend, 5/5')
    await ben.says('/iknow Cal Coe at Acme Corp — colleague, 2/5')
    team.clock.pass({ days: 300 })
    for (const [target, seenIn] of [
      ['Acme Corp', 'digest'],
      ['Globex', 'digest'],
      ['Initech', 'connectors'],
    ] as const)
      await ana.keeps({ ...WHY, target, seenIn })
    return { team, ana, ben }
  }
  /** Passes some days as the clock's tick does, every three hours. */
  const pass = async ({ store, clock, settle }: Team, days: number) => {
    for (let hour = 0; hour < days * 24; hour += 3) {
      clock.pass({ hours: 3 })
      await remindOfCold(store, clock.now())
      await askStillRight(store, clock.now())
    }
    await settle()
  }
  const notes = (one: Teammate) => one.inbox().filter((view) => textOf(view).includes('Keep in touch?'))
  const titles = (one: Teammate) =>
    (notes(one).at(-1)?.nodes ?? []).flatMap((node) => (node.kind === 'item' ? [node.title] : []))

  it('reminds of ties that matter to living asks, once a week, and of nothing a teammate asks in silence', async () => {
    const { team, ana, ben } = await newTeam()
    await pass(team, 6)
    expect(notes(ben)).toHaveLength(1)
    expect(titles(ben)).toEqual(['Jane Doe', 'Jim Roe'])
    const text = notes(ben).map(textOf).join('')
    expect(text).toContain('1 teammate looks for a way in there')
    expect(text).toContain('worked together')
    expect(text).not.toMatch(/Ana|Initech|rockets/)
    await pass(team, 7)
    expect(notes(ben)).toHaveLength(2)
    expect(notes(ana)).toEqual([])
    expect(team.errors).toEqual([])
  })

  it('follows what is said of each: in touch, not now, never; and stops', async () => {
    const { team, ben } = await newTeam()
    await pass(team, 6)
    await ben.presses('In touch today', 'Jane Doe')
    await ben.presses('Not now', 'Jim Roe')
    expect(notes(ben).at(-1)?.summary).toBe('Nobody here is going cold any more. Thank you!')
    await pass(team, 14)
    expect(notes(ben)).toHaveLength(1)
    await ben.does({ kind: 'keep-warm', on: 'no' })
    expect(ben.seen().summary).toBe('I remind you of nobody who is going cold any more.')
    await ben.presses('Remind me again')
    await ben.does({ kind: 'keep-warm', on: 'no' })
    team.clock.pass({ days: 400 })
    await pass(team, 7)
    expect(notes(ben)).toHaveLength(1)
    expect(team.errors).toEqual([])
  })

  it('asks once a month whether what matters most is still right, and follows the answers', async () => {
    const { team, ben } = await newTeam()
    const cards = () => ben.inbox().filter((view) => textOf(view).includes('Still right?'))
    const asked = () => (cards().at(-1)?.nodes ?? []).flatMap((node) => (node.kind === 'item' ? [node.title] : []))
    await pass(team, 6)
    expect(cards()).toHaveLength(1)
    // Cal is hardly known.
    expect(asked().sort()).toEqual(['Ann Lee', 'Bob Poe', 'Jane Doe', 'Jim Roe'])
    await ben.presses('Still right', 'Jane Doe')
    expect(ben.seen().summary).toBe('Noted: what you said of Jane Doe is still right.')
    expect(cards().map(textOf).join('')).toContain('Confirmed.')
    await ben.presses('Remove', 'Bob Poe')
    await pass(team, 20)
    expect(cards()).toHaveLength(1)
    await pass(team, 10)
    expect(cards()).toHaveLength(2)
    expect(asked().sort()).toEqual(['Ann Lee', 'Jim Roe'])
    await ben.does({ kind: 'keep-warm', on: 'no' })
    await pass(team, 40)
    expect(cards()).toHaveLength(2)
    expect(team.errors).toEqual([])
  })

  it('leaves alone what is private, and is answered only by whose tie it is', async () => {
    const { team, ana, ben } = await newTeam()
    const { rows } = await database.pool.query(
      `SELECT id FROM relationship WHERE workspace_id = $1 AND name = 'Jane Doe'`,
      [team.workspace.id],
    )
    const relationshipId: string = rows[0]?.id
    await ana.does({ kind: 'leave-cold', relationshipId, answer: 'never' })
    expect(textOf(ana.seen())).not.toContain('Jane')
    await ben.does({ kind: 'visibility', relationshipId, visibility: 'private' })
    await pass(team, 6)
    expect(titles(ben)).toEqual(['Jim Roe'])
    await ben.presses('Never', 'Jim Roe')
    await pass(team, 14)
    expect(notes(ben)).toHaveLength(1)
    expect(team.errors).toEqual([])
  })
})
