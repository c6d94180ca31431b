import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rekeyCompanies, resumeRekeying } from '../../../src/app/companies/rekey.ts'
import { askWhoKnows } from '../../../src/app/finding/ask-who-knows.ts'
import { RULES_VERSION } from '../../../src/domain/matching/companies/rules-version.ts'
import { databases, type OpenedDatabase } from '../../support/database/database.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

describe.each(databases)('companies keyed by older rules on $name', ({ open }) => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  /** A team whose companies were stored when "GmbH" was no legal form yet. */
  const newTeam = async (companies: string[]) => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    for (const company of companies) await ben.says(`/iknow Jane Doe, CFO at ${company}, 4/5`)
    await database.pool.query(
      `UPDATE organization SET key = key || ' gmbh', compact = compact || 'gmbh', terms = terms || ARRAY['gmbh']
       WHERE workspace_id = $1 AND name LIKE '% GmbH'`,
      [team.workspace.id],
    )
    await database.pool.query('UPDATE workspace SET rules_version = 0 WHERE id = $1', [team.workspace.id])
    return { team, ana, ben }
  }
  const namesFor = async ({ store, workspace, clock }: Team, asker: Teammate, text: string) => {
    const found = await askWhoKnows(store.in(workspace.id), text, asker.member.id, clock.now())
    return [found.answer, ...found.organizations.map(({ name }) => name)]
  }
  const wordsOf = async ({ workspace }: Team) => {
    const { rows } = await database.pool.query(
      'SELECT word, organizations FROM organization_word WHERE workspace_id = $1 AND organizations > 0 ORDER BY word',
      [workspace.id],
    )
    return rows.map(({ word, organizations }) => `${word} ${organizations}`)
  }

  it('are keyed anew by a job, once', async () => {
    const { team, ana } = await newTeam(['Quillon Ballast GmbH', 'Nordbahn Works'])
    await resumeRekeying(team.store)
    await team.settle()
    expect(await namesFor(team, ana, 'Quillon Ballast')).toEqual(['found', 'Quillon Ballast GmbH'])
    expect(await wordsOf(team)).toEqual(['ballast 1', 'nordbahn 1', 'quillon 1', 'works 1'])
    expect(await team.store.keyedByOtherRules(RULES_VERSION)).not.toContain(team.workspace.id)
  })

  it('become one with the company that has the key, which can be undone', async () => {
    const { team, ana, ben } = await newTeam(['Quillon Ballast GmbH'])
    await ben.says('/iknow Kim Roe, CEO at Quillon Ballast Inc., 4/5')
    await rekeyCompanies(team.store, team.workspace.id, team.clock.now)
    const [answer, ...names] = await namesFor(team, ana, 'Quillon Ballast')
    expect([answer, names.length]).toEqual(['found', 1])
    await ben.says('/whoknows Quillon Ballast')
    await ben.presses('Not all the same?')
    await ben.presses('Split off', 'Quillon Ballast GmbH')
    expect(await namesFor(team, ana, 'Quillon Ballast')).toContain('Quillon Ballast Inc.')
  })

  it('are keyed from where a process that died has stopped', async () => {
    const { team, ana } = await newTeam(['Quillon Ballast GmbH', 'Umbrella Robotics GmbH'])
    await team.store.transaction(team.workspace.id, async ({ rekeying }) => {
      const [first] = (await rekeying.next(RULES_VERSION, 1)) ?? []
      const { id = '', key = '' } = first ?? {}
      await rekeying.set(RULES_VERSION, [{ id, key, compact: key.replaceAll(' ', ''), aliases: [] }], team.clock.now())
    })
    await rekeyCompanies(team.store, team.workspace.id, team.clock.now)
    expect(await namesFor(team, ana, 'Umbrella Robotics')).toEqual(['found', 'Umbrella Robotics GmbH'])
    // The first was done: what was stored for it stays.
    const { rows } = await database.pool.query('SELECT key FROM organization WHERE workspace_id = $1 ORDER BY key', [
      team.workspace.id,
    ])
    expect(rows.map(({ key }) => key)).toEqual(['quillon ballast gmbh', 'umbrella robotics'])
  })
})
