import { describe, expect, it } from 'vitest'
import { findOrganizations } from '../../../src/app/finding/find-organizations.ts'
import type { Member } from '../../../src/app/ports/entities.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import { normaliseOrganization } from '../../../src/domain/matching/companies/organization-name.ts'
import type { Visibility } from '../../../src/domain/relationships/relationship.ts'
import { entry, LATER, NOW, newAsk, newScene, type Scene, type Stage } from './stage.ts'

const opened = (...spellings: string[]) =>
  spellings.map((spelling) => {
    const { key, compact } = normaliseOrganization(spelling)
    return { spelling, organization: { name: spelling, key, compact } }
  })

/** A member's partner Pat Lee at BridgeCo, who can open these companies' doors. */
async function partner({ tenant }: Scene, owner: Member, companies: string[], visibility: Visibility = 'open') {
  const said = { kind: 'partner', rating: 4, visibility } as const
  const { after } = await tenant.relationships.log(entry(owner, 'Pat Lee', 'BridgeCo', said), NOW)
  await tenant.partners.setOpened(after.id, opened(...companies), NOW)
  return after
}

export function testPartners(stage: () => Stage) {
  const find = ({ tenant }: Scene, name: string, viewerId: string | null) => {
    const { key, compact } = normaliseOrganization(name)
    return findOrganizations(tenant.companies, { key, compact, domain: null }, viewerId)
  }
  const idOf = async (scene: Scene, name: string) => (await find(scene, name, null))[0]?.id ?? ''

  describe('partners', () => {
    it('open doors that are found by name, by a slip of it, and while it is typed', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      await partner(scene, ben, ['Acme Rockets Inc.', 'Globex'])
      for (const name of ['Acme Rockets', 'Acme Rokets', 'Globex'])
        expect(await find(scene, name, ana.id)).toMatchObject([{ people: 0, partners: 1 }])
      expect((await find(scene, 'acme rockets', null))[0]?.spellings).toEqual(['Acme Rockets Inc.'])
      expect(await tenant.companies.suggest('acme', ana.id, 5)).toEqual(['Acme Rockets Inc.'])
      expect(await tenant.companies.suggest('rocket', ana.id, 5)).toEqual(['Acme Rockets Inc.'])
    })

    it('are ways in for others, by the id of their tie to the company', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const after = await partner(scene, ben, ['Acme', 'Globex'])
      const organizationId = await idOf(scene, 'Acme')
      await tenant.relationships.log(entry(ben, 'Jane Doe', 'ACME'), NOW)
      const ways = await tenant.waysIn.to(organizationId, ana.id, [], NOW)
      expect(ways.map(({ person, organization, partner: through }) => ({ person, organization, through }))).toEqual([
        { person: 'Pat Lee', organization: 'Acme', through: { organization: 'BridgeCo' } },
        { person: 'Jane Doe', organization: 'ACME', through: null },
      ])
      const [way] = ways
      expect(way).toMatchObject({ relationshipId: after.id, organizationId, connector: 'Ben' })
      expect(way?.wayId).not.toBe(after.id)
      expect(await tenant.waysIn.get(way?.wayId ?? '', ana.id)).toEqual(way)
      expect(await tenant.waysIn.get(way?.wayId ?? '', ben.id)).toBeNull()
      // A button in a direct message finds its workspace by it.
      const who = { platform: scene.workspace.platform, user: ana.user }
      const found = await stage().store.workspacesOf(who, { id: way?.wayId ?? '' })
      expect(found.map(({ id }) => id)).toEqual([scene.workspace.id])
      expect(await tenant.waysIn.to(organizationId, ben.id, [], NOW)).toEqual([])
      expect(
        (await tenant.waysIn.around({ organizationId: organizationId, others: [], most: 0 }, ben.id, [], NOW)).partners,
      ).toEqual(['Pat Lee'])
      expect(
        (await tenant.waysIn.around({ organizationId: organizationId, others: [], most: 0 }, ana.id, [], NOW)).partners,
      ).toEqual([])
    })

    it('kept private do not exist for others, nor do companies only they open', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      await partner(scene, ben, ['Stealth Labs'], 'private')
      const [mine] = await find(scene, 'Stealth Labs', ben.id)
      expect(mine).toMatchObject({ people: 0, partners: 1 })
      for (const viewer of [ana.id, null]) {
        for (const name of ['Stealth Labs', 'Stelth Labs']) expect(await find(scene, name, viewer)).toEqual([])
        expect(await tenant.companies.get(mine?.id ?? '', viewer)).toBeNull()
        expect(await tenant.waysIn.to(mine?.id ?? '', viewer, [], NOW)).toEqual([])
      }
      expect(await tenant.companies.suggest('stealth', ana.id, 5)).toEqual([])
      expect(await tenant.companies.suggest('stealth', ben.id, 5)).toEqual(['Stealth Labs'])
    })

    it('are said anew, keep the ways that stay, and leave out where they work themselves', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const after = await partner(scene, ben, ['Acme', 'Globex', 'BridgeCo'])
      expect(await tenant.partners.openedBy(after.id)).toEqual(opened('Acme', 'Globex'))
      const organizationId = await idOf(scene, 'Globex')
      const [before] = await tenant.waysIn.to(organizationId, ana.id, [], NOW)
      await tenant.partners.setOpened(after.id, opened('GLOBEX', 'Initech'), LATER)
      const spellings = (await tenant.partners.openedBy(after.id)).map(({ spelling }) => spelling)
      expect(spellings).toEqual(['GLOBEX', 'Initech'])
      const [now] = await tenant.waysIn.to(organizationId, ana.id, [], NOW)
      expect(now).toEqual({ ...before, organization: 'GLOBEX' })
      expect(await find(scene, 'Acme', null)).toEqual([])
      await tenant.partners.setOpened(after.id, [], LATER)
      expect(await tenant.partners.openedBy(after.id)).toEqual([])
    })

    it('go with the relationship', async () => {
      const scene = await newScene(stage())
      const after = await partner(scene, scene.ben, ['Acme'])
      expect(await scene.tenant.relationships.remove(after.id)).toBe(true)
      expect(await find(scene, 'Acme', null)).toEqual([])
    })

    it('look for companies, said anew each time, and are partners from then on', async () => {
      const { tenant, ben } = await newScene(stage())
      const { after } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'BridgeCo', { kind: 'client' }), NOW)
      expect(await tenant.partners.of(ben.id, 5)).toEqual([])
      await tenant.partners.setSought(after.id, ['Initech', 'Acme'], NOW)
      expect(await tenant.partners.soughtBy(after.id)).toEqual(['Initech', 'Acme'])
      await tenant.partners.setSought(after.id, ['Hooli'], LATER)
      expect(await tenant.partners.soughtBy(after.id)).toEqual(['Hooli'])
      const [kept] = await tenant.partners.of(ben.id, 5)
      expect(kept).toEqual({
        ...{ id: after.id, name: 'Jane Doe', company: 'BridgeCo' },
        ...{ opens: 0, seeks: 1, given: 0, received: 0 },
      })
    })

    it('and the team count what they opened for each other: once a day each, and introductions made', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const after = await partner(scene, ben, ['Acme'])
      const favour = { relationshipId: after.id, company: 'Initech', day: '2026-03-02' }
      const id = newId()
      expect(await tenant.partners.addFavour({ ...favour, id, way: 'given' }, NOW)).toBe(true)
      expect(await tenant.partners.addFavour({ ...favour, id: newId(), way: 'given' }, NOW)).toBe(false)
      expect(await tenant.partners.addFavour({ ...favour, id: newId(), way: 'received' }, NOW)).toBe(true)
      const opensId = await idOf(scene, 'Acme')
      const askId = await newAsk(scene, opensId)
      const introduction = { id: newId(), askId, relationshipId: after.id, whom: null, opensId }
      await tenant.introductions.create({ ...introduction, state: 'suggested' }, NOW)
      expect(await tenant.partners.of(ben.id, 5)).toMatchObject([{ given: 1, received: 1 }])
      await tenant.introductions.change(
        introduction.id,
        'suggested',
        { state: 'introduced', introducedAt: LATER },
        LATER,
      )
      expect(await tenant.partners.of(ben.id, 5)).toMatchObject([{ given: 1, received: 2 }])
      expect(await tenant.partners.favours(after.id)).toMatchObject([
        { favourId: null, way: 'received', company: 'Acme', at: LATER },
        { way: 'given', company: 'Initech', at: NOW },
        { way: 'received', company: 'Initech', at: NOW },
      ])
      // Noted by hand as well, an introduction counts once; taken back, the note counts again.
      const noted = { ...favour, company: 'ACME', way: 'received' } as const
      expect(await tenant.partners.addFavour({ ...noted, id: newId() }, NOW)).toBe(true)
      expect(await tenant.partners.of(ben.id, 5)).toMatchObject([{ given: 1, received: 2 }])
      expect(await tenant.partners.favours(after.id)).toHaveLength(3)
      await tenant.introductions.change(
        introduction.id,
        'introduced',
        { state: 'cancelled', introducedAt: null },
        LATER,
      )
      expect(await tenant.partners.of(ben.id, 5)).toMatchObject([{ given: 1, received: 2 }])
      expect(await tenant.partners.favours(after.id)).toMatchObject([{}, {}, { company: 'ACME', way: 'received' }])
      expect(await tenant.partners.removeFavour(id, ana.id)).toBeNull()
      expect(await tenant.partners.removeFavour(id, ben.id)).toEqual({ relationshipId: after.id, company: 'Initech' })
      expect(await tenant.partners.removeFavour(id, ben.id)).toBeNull()
    })

    it('are wanted by living asks that tell their member, and by the member’s own', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const after = await partner(scene, ben, ['Acme', 'Globex'])
      const [acme, globex] = [await idOf(scene, 'Acme'), await idOf(scene, 'Globex')]
      const told = await newAsk(scene, acme, 'Acme')
      await newAsk(scene, globex, 'Globex', 'connectors')
      const own = await newAsk({ ...scene, ana: ben }, globex, 'Globex', 'connectors')
      const wanted = await tenant.partners.wanted(after.id, [])
      expect(wanted).toMatchObject([
        { company: 'Acme', askId: told, asker: 'Ana' },
        { company: 'Globex', askId: own, asker: null },
      ])
      expect((await tenant.waysIn.get(wanted[0]?.wayId ?? '', ana.id))?.relationshipId).toBe(after.id)
      await tenant.protection.addNoGoAsker(ben.id, ana.id, NOW)
      expect(await tenant.partners.wanted(after.id, [])).toMatchObject([{ askId: own }])
    })

    it('are wanted by asks made before anybody knew the company', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const after = await partner(scene, ben, ['Acme'])
      const askId = await newAsk(scene, null, 'CFO at Acme')
      const named = [askId, newId()].map((id) => ({ askId: id, key: 'acme' }))
      expect(await tenant.partners.wanted(after.id, named)).toMatchObject([{ company: 'Acme', askId, asker: 'Ana' }])
      expect(await tenant.partners.wanted(after.id, [{ askId, key: 'globex' }])).toEqual([])
    })

    it('are nobody’s to read or change in another workspace', async () => {
      const [here, there] = [await newScene(stage()), await newScene(stage())]
      const after = await partner(here, here.ben, ['Acme'])
      const organizationId = await idOf(here, 'Acme')
      await there.tenant.partners.setOpened(after.id, opened('Globex'), LATER)
      expect(await there.tenant.partners.openedBy(after.id)).toEqual([])
      expect(await there.tenant.waysIn.to(organizationId, null, [], NOW)).toEqual([])
      expect(
        (
          await there.tenant.waysIn.around(
            { organizationId: organizationId, others: [], most: 0 },
            here.ben.id,
            [],
            NOW,
          )
        ).partners,
      ).toEqual([])
      expect(await here.tenant.partners.openedBy(after.id)).toEqual(opened('Acme'))
    })

    it('are asked for the company they open', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const after = await partner(scene, ben, ['Acme'])
      const opensId = await idOf(scene, 'Acme')
      const id = newId()
      const askId = await newAsk(scene, opensId)
      await tenant.introductions.create(
        { id, askId, relationshipId: after.id, whom: null, state: 'suggested', opensId },
        NOW,
      )
      const about = { organizationId: opensId, organization: 'Acme', partner: { organization: 'BridgeCo' } }
      expect((await tenant.introductions.get(id))?.path).toMatchObject({ ...about, person: 'Pat Lee' })
      await tenant.partners.setOpened(after.id, [], LATER)
      expect((await tenant.introductions.get(id))?.path).toMatchObject(about)
    })
  })
}
