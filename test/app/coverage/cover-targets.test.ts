import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Covered, coverTargets } from '../../../src/app/coverage/cover-targets.ts'
import { askWhoKnows } from '../../../src/app/finding/ask-who-knows.ts'
import type { Tenant } from '../../../src/app/ports/store.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam } from '../../support/team.ts'

describe('a list of targets', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    await ben.says('/iknow Jane Doe, CFO at Volta Motors — worked together, 4/5')
    await ben.says('/iknow Kim Roe, CEO at Nordbahn — met in Ulm, 2/5')
    await ben.presses('Seal it')
    await ana.says('/iknow Lea Poe, CEO at Own Corp — met in Ulm, 2/5')
    return { tenant: team.store.in(team.workspace.id), viewerId: ana.member.id, now: team.clock.now() }
  }
  const cover = async (tenant: Tenant, targets: string[], viewerId: string | null, now: Date) => {
    const covered: Covered[] = []
    for await (const one of coverTargets(tenant, targets, viewerId, now)) covered.push(one)
    return covered
  }

  it('is answered in its order, each target as if it were asked alone', async () => {
    const { tenant, viewerId, now } = await newTeam()
    const some = ['Volta Motors', 'Nobody Ltd', 'CFO at Volta Motors', 'nordbahn', 'Vlota Motors', '', 'Own Corp', '@@']
    // More than are looked up together, with a rest.
    const targets = Array.from({ length: 230 }, (_, n) => some[n % some.length] ?? '')
    for (const viewer of [viewerId, null]) {
      const covered = await cover(tenant, targets, viewer, now)
      expect(covered.map(({ text }) => text)).toEqual(targets)
      for (const [at, text] of some.entries()) {
        const { answer, organizations, paths } = await askWhoKnows(tenant, text, viewer, now)
        for (const one of [covered[at], covered[at + 26 * some.length]])
          expect(one?.found).toMatchObject({ answer, organizations, paths })
      }
    }
    const [volta, , , nordbahn] = await cover(tenant, some, viewerId, now)
    expect(volta?.found.paths[0]).toMatchObject({ connector: 'Ben', person: 'Jane Doe' })
    expect(nordbahn?.found.paths[0]).toMatchObject({ connector: 'A teammate', person: 'someone' })
  })

  it('ends with what went wrong', async () => {
    const { tenant, viewerId, now } = await newTeam()
    const broken = {
      ...tenant,
      waysIn: { ...tenant.waysIn, around: () => Promise.reject(new Error('The database is gone.')) },
    }
    await expect(cover(broken, ['Nobody Ltd', 'Volta Motors'], viewerId, now)).rejects.toThrow('is gone')
  })
})
