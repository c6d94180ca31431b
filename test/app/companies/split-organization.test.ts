import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findOrganizations } from '../../../src/app/finding/find-organizations.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Team } from '../../support/team.ts'

describe('a company of several spellings', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    const people = { ana: await team.join('Ana'), ben: await team.join('Ben'), cy: await team.join('Cy') }
    await people.ben.says('/iknow Jane Doe at Acme Corp, colleague, 4/5')
    await people.cy.says('/iknow Jim Roe at ACME, Inc. — school, 3/5')
    return { team, ...people }
  }
  const audit = async ({ workspace }: Team) =>
    (
      await database.pool.query(
        `SELECT m.name AS who, e.event, e.data->>'spelling' AS spelling FROM audit_event e
         JOIN member m ON m.workspace_id = e.workspace_id AND m.id = e.member_id
         WHERE e.workspace_id = $1 AND e.subject = 'organization' ORDER BY e.id`,
        [workspace.id],
      )
    ).rows

  it('shows them, is split by who knows somebody there, and put back by one click', async () => {
    const { team, ana, ben, cy } = await newTeam()
    await ana.says('/whoknows acme')
    expect(textOf(ana.seen())).toContain('Spelled here: ACME, Inc. · Acme Corp.')
    await ana.presses('Not all the same?')
    expect(ana.seen().summary).toBe('ACME, Inc. is spelled in 2 ways here.')
    expect(textOf(ana.seen())).toContain('Who knows somebody there, or an admin, can split one off.')

    await ben.says('/whoknows acme')
    await ben.presses('Not all the same?')
    await ben.presses('Split off', 'ACME, Inc.')
    expect(ben.seen().summary).toBe('“ACME, Inc.” is a company of its own now, for everybody here.')
    await ana.says('/whoknows acme')
    expect(ana.seen().summary).toBe('Which company do you mean by “acme”?')
    await ana.presses('This one', 'Acme Corp')
    expect(ana.seen().summary).toBe('There is 1 way to Acme Corp, through Ben.')
    expect(textOf(ana.seen())).not.toContain('Jim Roe')

    await ana.says('/whoknows acme')
    await ana.presses('The same company after all')
    expect(ana.seen().summary).toContain('Only somebody who knows somebody there')
    await cy.says('/whoknows acme')
    await cy.presses('The same company after all')
    expect(cy.seen().summary).toBe('“ACME, Inc.” counts as one company with the others written alike again.')
    await ben.presses('Undo')
    expect(ben.seen().summary).toContain('That has changed since')
    await ana.says('/whoknows acme')
    expect(ana.seen().summary).toContain('There are 2 ways to')
    expect(await audit(team)).toEqual([
      { who: 'Ben', event: 'split', spelling: 'ACME, Inc.' },
      { who: 'Cy', event: 'rejoined', spelling: 'ACME, Inc.' },
    ])
  })

  it('may be split by an admin', async () => {
    const { team, ana } = await newTeam()
    const admin = { ...ana.actor, admin: true }
    const organizations = await findOrganizations(
      team.store.in(team.workspace.id).companies,
      { key: 'acme', compact: 'acme', domain: null },
      ana.member.id,
    )
    const reply = await team.handle({ kind: 'spellings', organizationId: organizations[0]?.id ?? '' }, admin)
    expect(JSON.stringify(reply)).toContain('Split off')
  })

  it('never shows a spelling, or splits by a tie, that is private to a teammate', async () => {
    const { team, ana, ben, cy } = await newTeam()
    await cy.presses('Make private')
    await ana.says('/whoknows acme')
    expect(textOf(ana.seen())).not.toContain('ACME, Inc.')
    await ben.says('/whoknows acme')
    expect(textOf(ben.seen())).not.toContain('Not all the same?')
    const tenant = team.store.in(team.workspace.id)
    const { rows } = await database.pool.query(
      'SELECT id FROM relationship WHERE workspace_id = $1 AND member_id = $2',
      [team.workspace.id, cy.member.id],
    )
    const own = String(rows[0].id)
    const [tie] = await tenant.waysIn.to(
      (await tenant.relationships.get(own))?.organizationId ?? '',
      ana.member.id,
      [],
      team.clock.now(),
    )
    await ben.does({ kind: 'spellings', organizationId: tie?.organizationId ?? '' })
    expect(ben.seen().summary).toBe('Acme Corp is spelled in one way here.')
    for (const relationshipId of [own, tie?.relationshipId ?? '']) {
      await ben.does({ kind: 'split', relationshipId })
      expect(ben.seen().summary).toContain('nothing was done')
    }
    expect(await audit(team)).toEqual([])
  })
})
