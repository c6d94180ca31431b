import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askWhoKnows } from '../../../src/app/finding/ask-who-knows.ts'
import { type OpenedDatabase, openOnEmbedded } from '../../support/database/database.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'
import { labelsOf } from '../../support/views.ts'

describe('a family of companies', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnEmbedded()
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    await ben.says('/iknow Eve One, CEO at Quillon, 2/5')
    await ben.says('/iknow Kim Two, CEO at Quillon Energy, 5/5')
    await ben.says('/iknow Lea Poe, CEO at Quillon Energy Ulm, 5/5')
    return { team, ana, ben, cleo }
  }
  const namesFor = async (team: Team, asker: Teammate, text: string) => {
    const { organizations, near = [] } = await askWhoKnows(
      team.store.in(team.workspace.id),
      text,
      asker.member.id,
      team.clock.now(),
    )
    return [...organizations, ...near.map(({ organization }) => organization)].map(({ name }) => name)
  }

  it('is shown with its head first, each with why, and never merged', async () => {
    const { team, ana } = await newTeam()
    expect(await namesFor(team, ana, 'Quillon')).toEqual(['Quillon', 'Quillon Energy', 'Quillon Energy Ulm'])
    // A unit comes with its head second, however strong the ways into others are.
    const unit = await namesFor(team, ana, 'Quillon Energy')
    expect(unit).toEqual(['Quillon Energy', 'Quillon', 'Quillon Energy Ulm'])
    await ana.says('/whoknows Quillon Energy')
    const seen = JSON.stringify(ana.seen())
    expect(seen).toContain('Quillon: “Quillon Energy” begins with its name.')
    expect(seen).toContain('Quillon Energy Ulm: its name begins with “Quillon Energy”.')
    expect(seen.indexOf('Kim Two')).toBeLessThan(seen.indexOf('Eve One'))
    expect(seen.indexOf('Eve One')).toBeLessThan(seen.indexOf('Lea Poe'))
  })

  it('loses a member that is taken out, for everybody and both ways, until it is put back', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    await ben.says('/whoknows Quillon')
    await ben.presses('Not one family?')
    await ben.presses('Take out', 'Quillon Energy')
    expect(ben.seen().summary).toContain('Quillon Energy and Quillon are not shown together any more')
    expect(await namesFor(team, ana, 'Quillon')).toEqual(['Quillon', 'Quillon Energy Ulm'])
    expect(await namesFor(team, cleo, 'Quillon Energy')).toEqual(['Quillon Energy', 'Quillon Energy Ulm'])
    await ben.presses('Undo')
    expect(await namesFor(team, ana, 'Quillon')).toHaveLength(3)
    await ben.does({ kind: 'family', organizationId: await idOf(team, ben, 'Quillon') })
    await ben.presses('Take out', 'Quillon Energy')
    await ben.does({ kind: 'family', organizationId: await idOf(team, ben, 'Quillon') })
    await ben.presses('Put back', 'Quillon Energy')
    expect(await namesFor(team, ana, 'Quillon')).toHaveLength(3)
  })

  it('is changed by who knows somebody there, or an admin, and tells nothing of what is private', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    await ana.says('/whoknows Quillon')
    await ana.presses('Not one family?')
    await ana.presses('Take out', 'Quillon Energy')
    expect(ana.seen().summary).not.toContain('not shown together')
    expect(await namesFor(team, ana, 'Quillon')).toHaveLength(3)
    await cleo.says('/iknow Max Roe, CEO at Quillon Glass, 5/5')
    await ben.does({ kind: 'family', organizationId: await idOf(team, ben, 'Quillon') })
    await ben.presses('Take out', 'Quillon Glass')
    await cleo.says('/iknow Max Roe, CEO at Quillon Glass, 5/5')
    await cleo.presses('Make private')
    await ben.does({ kind: 'family', organizationId: await idOf(team, ben, 'Quillon') })
    expect(JSON.stringify(ben.seen())).not.toContain('Glass')
    expect(labelsOf(ben.seen())).not.toContain('Put back')
  })

  const idOf = async (team: Team, asker: Teammate, text: string) => {
    const tenant = team.store.in(team.workspace.id)
    const { organizations } = await askWhoKnows(tenant, text, asker.member.id, team.clock.now())
    return organizations[0]?.id ?? ''
  }
})
