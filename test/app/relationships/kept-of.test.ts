import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keptOf } from '../../../src/app/relationships/kept-of.ts'
import { keptJson, keptText } from '../../../src/views/relationships/kept-of.ts'
import { databases, type OpenedDatabase } from '../../support/database/database.ts'
import { createTeam } from '../../support/team.ts'

const FILE =
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJane,Doe,https://www.linkedin.com/in/jane,jane@acme.example,Acme Corp,CFO,02 Jan 2020\n'

describe.each(databases)('what is kept of a person outside, on $name', ({ open }) => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  it('is told by their address or profile, whoever knows them and whoever may see it, and of nobody else', async () => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ana.drops('Connections.csv', FILE)
    await ben.drops('Connections.csv', FILE, 'private')
    await ben.says('/touch Jane Doe lunch')
    await ben.says('/iknow Jim Roe, CTO at Acme Corp — friend, 4/5')
    const tenant = team.store.in(team.workspace.id)
    const kept = await keptOf(tenant, ' Jane@ACME.example ')
    expect(kept).toMatchObject([
      { knownBy: 'Ana', name: 'Jane Doe', company: 'Acme Corp', since: '2020-01-02', source: 'import', touches: 0 },
      { knownBy: 'Ben', name: 'Jane Doe', visibility: 'private', touches: 1 },
    ])
    expect(await keptOf(tenant, 'de.linkedin.com/in/Jane/?trk=x')).toEqual(kept)
    expect(await keptOf(tenant, 'jim@acme.example')).toEqual([])
    const said = keptText(kept) + JSON.stringify(keptJson(kept))
    expect(said).toContain('Kept by 2 members')
    expect(said).toContain('Ben: Jane Doe, CFO, Acme Corp')
    expect(said).not.toMatch(/Jim|jane@|linkedin/i)
    expect(keptText([])).toContain('Nothing is kept')
  })

  it('of the same address in another team is not told', async () => {
    const [team, other] = [await createTeam(database), await createTeam(database)]
    await (await team.join('Ana')).drops('Connections.csv', FILE)
    expect(await keptOf(other.store.in(other.workspace.id), 'jane@acme.example')).toEqual([])
  })
})
