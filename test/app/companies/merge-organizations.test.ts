import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseMember } from '../../../src/app/members/erase-member.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const ANOTHER = 'Same as another company…'

describe('two companies that are one', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    const people = { ana: await team.join('Ana'), ben: await team.join('Ben'), cy: await team.join('Cy') }
    await people.ben.says('/iknow Jim Roe at Acme Brick, colleague, 4/5')
    await people.cy.says('/iknow Jane Doe at Acme Bricks International — school, 3/5')
    return { team, ...people }
  }
  const labels = (one: Teammate) => buttonsOf(one.seen()).map(({ button }) => button.label)
  const audit = async ({ workspace }: Team) =>
    (
      await database.pool.query(
        `SELECT m.name AS who, e.event, e.data->>'spelling' AS spelling FROM audit_event e
         LEFT JOIN member m ON m.workspace_id = e.workspace_id AND m.id = e.member_id
         WHERE e.workspace_id = $1 AND e.subject = 'organization' ORDER BY e.id`,
        [workspace.id],
      )
    ).rows
  const mergeBoth = async (ben: Teammate) => {
    await ben.says('/whoknows Acme Brick')
    await ben.presses(ANOTHER)
    await ben.fills({ company: 'Acme Bricks International' })
    await ben.presses('Make them one')
  }

  it('are looked up, shown, made one, and two again by one click', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.says('/whoknows Acme Brick')
    expect(labels(ana)).not.toContain(ANOTHER)
    await ben.says('/whoknows Acme Brick')
    await ben.presses(ANOTHER)
    await ben.fills({ company: 'Acme Bricks Internatoinal' })
    expect(ben.seen().summary).toBe('Are Acme Brick and Acme Bricks International one company?')
    expect(textOf(ben.seen())).toContain('1 person known there')
    await ben.presses('Make them one')
    expect(ben.seen().summary).toBe(
      'Acme Brick and Acme Bricks International count as one company now, for everybody here.',
    )

    await ana.says('/whoknows Acme Bricks International')
    expect(ana.seen().summary).toContain('There are 2 ways to Acme Brick')
    expect(textOf(ana.seen())).toContain('Spelled here: Acme Brick · Acme Bricks International.')
    await ana.presses('Not all the same?')
    expect(textOf(ana.seen())).toContain('1 person known there · made one by hand')
    expect(labels(ana)).toEqual([])

    await ben.presses('Undo')
    expect(ben.seen().summary).toBe('“Acme Bricks International” is a company of its own again, for everybody here.')
    await ana.says('/whoknows Acme Bricks International')
    expect(ana.seen().summary).toBe('There is 1 way to Acme Bricks International, through Cy.')
    expect(await audit(team)).toEqual([
      { who: 'Ben', event: 'merged', spelling: 'Acme Bricks International' },
      { who: 'Ben', event: 'split', spelling: 'Acme Bricks International' },
    ])
  })

  it('are split later in the same view, with what was logged meanwhile', async () => {
    const { ben, cy, ana } = await newTeam()
    await mergeBoth(ben)
    await ana.says('/iknow Max Fox at Acme Bricks International, client, 4/5')
    await cy.says('/whoknows acme brick')
    await cy.presses('Not all the same?')
    expect(buttonsOf(cy.seen()).map(({ title, button }) => title ?? button.label)).toEqual([
      'Acme Bricks International',
      ANOTHER,
    ])
    await cy.presses('Split off')
    expect(cy.seen().summary).toBe('“Acme Bricks International” is a company of its own again, for everybody here.')
    await ben.says('/whoknows Acme Bricks International')
    expect(ben.seen().summary).toContain('There are 2 ways to Acme Bricks International')
    await ben.says('/whoknows Acme Brick')
    expect(textOf(ben.seen())).toContain('You know Jim Roe at Acme Brick yourself.')
    await cy.presses('Undo')
    await ben.says('/whoknows Acme Brick')
    expect(ben.seen().summary).toContain('There are 2 ways to')
  })

  it('stay as they are for stale clicks, and for two who go opposite ways', async () => {
    const { team, ben, cy } = await newTeam()
    for (const [who, company, other] of [
      [ben, 'Acme Brick', 'Acme Bricks International'],
      [cy, 'Acme Bricks International', 'Acme Brick'],
    ] as const) {
      await who.says(`/whoknows ${company}`)
      await who.presses(ANOTHER)
      await who.fills({ company: other })
    }
    await Promise.all([ben.presses('Make them one'), cy.presses('Make them one')])
    const said = [ben.seen().summary, cy.seen().summary].sort()
    expect(said[0]).toContain('count as one company now')
    expect(said[1]).toMatch(/counts as one company already|nothing was done/)
    expect((await audit(team)).map(({ event }) => event)).toEqual(['merged'])
    const winner = ben.seen().summary === said[0] ? ben : cy
    const undo = buttonsOf(winner.seen())[0]?.button.command
    if (!undo) throw new Error('There is no way to undo.')
    await winner.does(undo)
    expect(winner.seen().summary).toContain('is a company of its own again')
    await winner.does(undo)
    expect(winner.seen().summary).toContain('nothing was done')
  })

  it('are not looked up where it is the same, none or unknown', async () => {
    const { ben } = await newTeam()
    for (const [company, refusal] of [
      ['', 'Which company is it?'],
      ['Acme Brick', 'That is Acme Brick itself.'],
      ['Zeppelin Works', 'I know no company called “Zeppelin Works” here.'],
    ] as const) {
      await ben.says('/whoknows Acme Brick')
      await ben.presses(ANOTHER)
      const reply = await ben.fills({ company })
      expect(reply.kind === 'form' && reply.form.errors?.['company']).toContain(refusal)
    }
  })

  it('teach nobody of a company they may not know of, nor are theirs to decide without knowing anybody', async () => {
    const { team, ana, ben, cy } = await newTeam()
    await cy.says('/iknow Kim Ito at Zeppelin Works, client, 5/5')
    const before = await cy.says('/whoknows Zeppelin Works')
    expect(before.kind).toBe('view')
    await cy.says('/iknow Kim Ito at Zeppelin Works')
    await cy.presses('Make private')
    await ben.says('/whoknows Acme Brick')
    await ben.presses(ANOTHER)
    const reply = await ben.fills({ company: 'Zeppelin Works' })
    expect(reply.kind === 'form' && reply.form.errors?.['company']).toBe(
      'I know no company called “Zeppelin Works” here. Write it as /whoknows does.',
    )
    const { rows } = await database.pool.query('SELECT id, name FROM organization WHERE workspace_id = $1', [
      team.workspace.id,
    ])
    const idOf = (name: string) => String(rows.find((row) => row.name === name)?.id)
    const pairs = [
      [ben, 'Acme Brick', 'Zeppelin Works', 'nothing was done'],
      [ben, 'Zeppelin Works', 'Acme Brick', 'nothing was done'],
      [ana, 'Acme Brick', 'Acme Bricks International', 'Only somebody who knows somebody there'],
    ] as const
    for (const [who, one, other, refusal] of pairs)
      for (const kind of ['merge-preview', 'merge', 'unmerge'] as const) {
        await who.does({ kind, organizationId: idOf(one), otherId: idOf(other) })
        expect(who.seen().summary).toContain(kind === 'unmerge' ? 'nothing was done' : refusal)
      }
    expect(await audit(team)).toEqual([])
  })

  it('outlive the member who said so', async () => {
    const { team, ana, ben } = await newTeam()
    await mergeBoth(ben)
    const { store, workspace, clock } = team
    const context = { store, workspace, tenant: store.in(workspace.id), member: ben.member, now: clock.now() }
    await eraseMember({ ...context, origin: 'cli' })
    await ana.says('/whoknows Acme Brick')
    expect(textOf(ana.seen())).toContain('Jane Doe')
    expect((await audit(team)).map(({ who, event }) => [who, event])).toEqual([[null, 'merged']])
    await ana.says('/iknow Ada Fox at Acme Brick')
    await ana.says('/whoknows Acme Bricks International')
    expect(textOf(ana.seen())).toContain('Spelled here: Acme Brick · Acme Bricks International.')
  })
})
