import { describe, expect, it } from 'vitest'
import { findOrganizations } from '../../../../src/app/finding/find-organizations.ts'
import { newId } from '../../../../src/app/ports/new-id.ts'
import { normaliseOrganization } from '../../../../src/domain/matching/companies/organization-name.ts'
import {
  entry,
  merge,
  NOW,
  newAsk,
  newIntroduction,
  newScene,
  readFile,
  row,
  type Scene,
  type Stage,
  together,
} from '../stage.ts'

const TABLES = [
  'organization',
  'organization_word',
  'organization_word_neighbour',
  'organization_alias',
  'person',
  'relationship',
  'ask',
  'introduction',
]

export function testSpellings(stage: () => Stage) {
  const dump = async ({ workspace }: Scene) => {
    const found: Record<string, string[]> = {}
    for (const table of TABLES) {
      const { rows } = await stage().database.pool.query(
        `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE workspace_id = $1 ORDER BY 1`,
        [workspace.id],
      )
      found[table] = rows.map(({ row: text }) => text)
    }
    return found
  }
  const split = ({ workspace }: Scene, organizationId: string, spelling: string, store = stage().store) =>
    store.transaction(workspace.id, (tx) => tx.spellings.split(organizationId, spelling, NOW))
  const rejoin = ({ workspace }: Scene, organizationId: string, store = stage().store) =>
    store.transaction(workspace.id, (tx) => tx.spellings.rejoin(organizationId, NOW))
  const find = async ({ tenant }: Scene, name: string, viewerId: string | null = null) => {
    const { key, compact } = normaliseOrganization(name)
    const found = await findOrganizations(tenant.companies, { key, compact, domain: null }, viewerId)
    return found.map(({ id, spellings, people, apart }) => ({ id, spellings, people, apart }))
  }

  /** Acme in three spellings, known by both, some people under two of them; an ask and an introduction on one. */
  async function furnish() {
    const scene = await newScene(stage())
    const { tenant, ana, ben } = scene
    const { askId, id, relationship } = await newIntroduction(scene)
    const organizationId = relationship.organizationId ?? ''
    await tenant.relationships.log(entry(ana, 'Jane Doe', 'ACME, Inc.'), NOW)
    await tenant.relationships.log(entry(ben, 'Joe Poe', 'ACME, Inc.', { visibility: 'private' }), NOW)
    await merge(
      stage().store,
      tenant,
      await readFile(tenant, ana, [row('Jim Roe', 'acme'), row('Kim Ito', 'Acme'), row('Lou Ray', 'Bolt')]),
    )
    await newAsk(scene, organizationId, 'ACME, Inc.')
    await tenant.companies.addAlias({ organizationId, name: 'Road Runner', key: 'road runner', origin: 'chosen' }, NOW)
    return { ...scene, askId, introductionId: id, organizationId }
  }

  describe('the spellings of a company', () => {
    it('are counted as the viewer may see them', async () => {
      const { tenant, ana, ben, organizationId } = await furnish()
      const counts = async (viewerId: string) =>
        (await tenant.spellings.of(organizationId, viewerId, 10)).map(({ spelling, people }) => [spelling, people])
      expect(await counts(ana.id)).toEqual([
        ['Acme', 2],
        ['ACME, Inc.', 1],
        ['acme', 1],
      ])
      expect(await counts(ben.id)).toEqual([
        ['ACME, Inc.', 2],
        ['Acme', 2],
        ['acme', 1],
      ])
    })

    it('split off take their ties, asks and introductions along, and put back leave no trace', async () => {
      const scene = await furnish()
      const { tenant, organizationId, introductionId, askId } = scene
      const before = await dump(scene)
      for (const [spelling, people] of [
        ['ACME, Inc.', 2],
        ['Acme', 2],
        ['acme', 1],
      ] as const) {
        const apart = (await split(scene, organizationId, spelling)) ?? ''
        const found = await find(scene, 'ACME GmbH', scene.ben.id)
        expect(found.filter((one) => one.apart)).toEqual([{ id: apart, spellings: [spelling], people, apart: true }])
        expect(found.find((one) => !one.apart)).toMatchObject({ id: organizationId, people: 5 - people })
        const moved = spelling === 'Acme' ? apart : organizationId
        expect((await tenant.introductions.get(introductionId))?.path.organizationId).toBe(moved)
        expect((await tenant.asks.get(askId))?.organizationId).toBe(moved)
        expect(await tenant.spellings.splitFrom(apart)).toBe(organizationId)
        expect(await rejoin(scene, apart)).toEqual({ organizationId, spelling })
        expect(await dump(scene)).toEqual(before)
      }
    })

    it('split off stay apart: what is logged or imported later goes by its own spelling', async () => {
      const scene = await furnish()
      const { tenant, ana, ben, organizationId } = scene
      const apart = await split(scene, organizationId, 'ACME, Inc.')
      const { after } = await tenant.relationships.log(entry(ben, 'Max Fox', 'ACME, Inc.'), NOW)
      expect(after.organizationId).toBe(apart)
      const file = () =>
        readFile(tenant, ben, [row('Ada Fox', 'ACME, Inc.'), row('Bea Fox', 'Acme'), row('Cleo Fox', 'acme inc')])
      expect(await merge(stage().store, tenant, await file())).toMatchObject({ added: 3 })
      expect(await merge(stage().store, tenant, await file())).toMatchObject({ unchanged: 3 })
      expect(await tenant.waysIn.ownPeople(apart ?? '', ben.id)).toEqual(['Ada Fox', 'Joe Poe', 'Max Fox'])
      expect(await tenant.waysIn.ownPeople(organizationId, ben.id)).toEqual(['Bea Fox', 'Cleo Fox', 'Jane Doe'])
      // Whose own list said so before is matched with that tie, not doubled.
      await merge(stage().store, tenant, await readFile(tenant, ana, [row('Jane Doe', 'ACME, Inc.')]))
      expect(await tenant.waysIn.ownPeople(apart ?? '', ana.id)).toEqual(['Jane Doe'])
    })

    it('are split once by several at once, and put back once', async () => {
      const scene = await furnish()
      const before = await dump(scene)
      const splits = await together(stage(), 4, (store) => split(scene, scene.organizationId, 'acme', store))
      const [apart, ...others] = splits.filter((one) => one !== null)
      expect(others).toEqual([])
      const rejoined = await together(stage(), 4, (store) => rejoin(scene, apart ?? '', store))
      expect(rejoined.filter((one) => one !== null)).toHaveLength(1)
      expect(await dump(scene)).toEqual(before)
    })

    it('that are no spelling of it, or stand alone, are not split; what is whole is not put back', async () => {
      const scene = await furnish()
      const apart = await split(scene, scene.organizationId, 'acme')
      const before = await dump(scene)
      expect(await split(scene, scene.organizationId, 'Bolt')).toBeNull()
      expect(await split(scene, apart ?? '', 'acme')).toBeNull()
      expect(await split(scene, newId(), 'acme')).toBeNull()
      expect(await rejoin(scene, scene.organizationId)).toBeNull()
      expect(await dump(scene)).toEqual(before)
    })

    it('that went meanwhile are found anew where a relationship is put back to them', async () => {
      const scene = await furnish()
      const { tenant, ben, organizationId } = scene
      const apart = (await split(scene, organizationId, 'ACME, Inc.')) ?? ''
      const { after: before } = await tenant.relationships.log(entry(ben, 'Max Fox', 'ACME, Inc.'), NOW)
      expect(before.organizationId).toBe(apart)
      await rejoin(scene, apart)
      await tenant.relationships.restore({ ...before, title: 'CFO' }, NOW)
      expect(await tenant.relationships.get(before.id)).toMatchObject({ organizationId, title: 'CFO' })
    })

    it('take the place of what they were split from once that is gone', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const { after } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme'), NOW)
      await tenant.relationships.log(entry(ana, 'Jim Roe', 'ACME, Inc.'), NOW)
      const apart = (await split(scene, after.organizationId ?? '', 'ACME, Inc.')) ?? ''
      await stage().store.transaction(scene.workspace.id, async (tx) => {
        expect(await tx.erasure.lock(ben.id)).toBe(true)
        expect(await tx.erasure.removeMember(ben.id)).toEqual({ people: 1, organizations: 1 })
      })
      expect(await tenant.spellings.splitFrom(apart)).toBeNull()
      expect(await rejoin(scene, apart)).toEqual({ organizationId: apart, spelling: 'ACME, Inc.' })
      const { after: later } = await tenant.relationships.log(entry(ana, 'Max Fox', 'Acme'), NOW)
      expect(later.organizationId).toBe(apart)
    })

    it('belong to their workspace', async () => {
      const [here, there] = [await furnish(), await furnish()]
      const apart = (await split(here, here.organizationId, 'acme')) ?? ''
      const before = await dump(here)
      expect(await there.tenant.spellings.of(here.organizationId, there.ana.id, 10)).toEqual([])
      expect(await there.tenant.spellings.splitFrom(apart)).toBeNull()
      expect(await split(there, here.organizationId, 'Acme')).toBeNull()
      expect(await rejoin(there, apart)).toBeNull()
      expect(await dump(here)).toEqual(before)
    })
  })
}
