import { describe, expect, it } from 'vitest'
import { findOrganizations } from '../../../src/app/finding/find-organizations.ts'
import type { Member } from '../../../src/app/ports/entities.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import { isAvailable } from '../../../src/domain/members/budget.ts'
import { actorOf, entry, LATER, NOW, newAsk, newScene, type Scene, type Stage, together } from './stage.ts'

const MONTH_END = new Date('2026-04-01T00:00:00Z')

export function testProtection(stage: () => Stage) {
  /** Ben knows Jane Doe at Acme; so often he was asked about others already. */
  async function prepare({ asked = 0, ...settings }: { asked?: number; budget?: number; snoozedUntil?: Date } = {}) {
    const scene = await newScene(stage())
    const { tenant, ana, ben } = scene
    const { after } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme'), NOW)
    await tenant.protection.set(ben.id, settings)
    for (let n = 0; n < asked; n++) await ask(scene, after.id, after.organizationId)
    const organizationId = after.organizationId ?? ''
    return { ...scene, asking: { askerId: ana.id, organizationId }, relationshipId: after.id, organizationId }
  }
  async function ask(scene: Scene, relationshipId: string, organizationId: string | null) {
    const id = newId()
    const askId = await newAsk(scene, organizationId)
    await scene.tenant.introductions.create({ id, askId, relationshipId, whom: null, state: 'suggested' }, NOW)
    const change = { state: 'asked', askedAt: NOW, countsUntil: MONTH_END } as const
    await scene.tenant.introductions.change(id, 'suggested', change, NOW)
    return id
  }

  describe('protection', () => {
    it('begins with two asks a month, and keeps what a member chooses', async () => {
      const { tenant, ben } = await newScene(stage())
      const working = { timeZone: 'UTC', workingDays: [1, 2, 3, 4, 5] }
      const first = { budget: 2, snoozedUntil: null, defaultVisibility: 'open', asked: 0, working }
      expect(await tenant.protection.of(ben.id, NOW)).toEqual({ ...first, quietFrom: 0, quietUntil: 0, about: null })
      const chosen = {
        budget: 4,
        quietFrom: 20,
        quietUntil: 7,
        snoozedUntil: LATER,
        defaultVisibility: 'sealed',
        about: 'I build rockets.',
      } as const
      await tenant.protection.set(ben.id, chosen)
      expect(await tenant.protection.of(ben.id, NOW)).toEqual({ ...first, ...chosen })
      expect(await tenant.members.get(ben.id)).toMatchObject({ defaultVisibility: 'sealed', about: 'I build rockets.' })
      await expect(tenant.protection.of(newId(), NOW)).rejects.toThrow()
    })

    it('counts the asks of this month', async () => {
      const { tenant, ben, relationshipId, organizationId, ...scene } = await prepare({ asked: 2 })
      expect((await tenant.protection.of(ben.id, NOW)).asked).toBe(2)
      expect((await tenant.protection.of(ben.id, MONTH_END)).asked).toBe(0)
      const id = await ask({ tenant, ben, ...scene }, relationshipId, organizationId)
      await tenant.introductions.change(id, 'asked', { state: 'cancelled' }, NOW)
      expect((await tenant.protection.of(ben.id, NOW)).asked).toBe(3)
      await tenant.introductions.change(id, 'cancelled', { state: 'cancelled', countsUntil: null }, NOW)
      expect((await tenant.protection.of(ben.id, NOW)).asked).toBe(2)
    })

    it.each<[string, Parameters<typeof prepare>[0] & object]>([
      ['with room left', { asked: 1 }],
      ['whose budget is spent', { asked: 2 }],
      ['who lowered it meanwhile', { asked: 2, budget: 1 }],
      ['who is never asked', { budget: 0 }],
      ['who snoozes', { snoozedUntil: LATER }],
      ['who snoozed', { snoozedUntil: NOW }],
    ])('offers a connector %s as the rule says, and shows what is there to nobody in particular', async (_name, of) => {
      const { tenant, workspace, ana, ben, organizationId, asking } = await prepare(of)
      const standing = await stage().store.transaction(workspace.id, (tx) =>
        tx.protection.lockStanding(ben.id, asking, NOW),
      )
      const offered = await tenant.waysIn.to(organizationId, ana.id, [], NOW)
      expect(offered.map(({ memberId }) => memberId)).toEqual(isAvailable(standing, NOW) ? [ben.id] : [])
      expect(standing.asked).toBe(of.asked ?? 0)
      expect(await tenant.waysIn.to(organizationId, null, [], NOW)).toHaveLength(1)
      const awayFor = async (viewerId: string) =>
        (await tenant.waysIn.around({ organizationId, others: [], most: 0 }, viewerId, [], NOW)).away
      expect(await awayFor(ana.id)).toBe(offered.length === 0)
      expect(await awayFor(ben.id)).toBe(false)
      // Budgets are spent by the month, and snoozes end.
      const later = await tenant.waysIn.to(organizationId, ana.id, [], MONTH_END)
      expect(later).toHaveLength(of.budget === 0 ? 0 : 1)
    })

    it('hides a tie from an asker who is a no-go, as if it did not exist', async () => {
      const { tenant, workspace, ana, ben, organizationId, asking } = await prepare()
      const { member: cleo } = await stage().store.enter(actorOf(workspace.platformId, 'Cleo'), NOW)
      await tenant.protection.addNoGoAsker(ben.id, ana.id, NOW)
      await tenant.protection.addNoGoAsker(ben.id, ana.id, LATER)
      expect(await tenant.protection.noGos(ben.id)).toEqual({
        organizationIds: [],
        askers: [{ id: ana.id, name: 'Ana' }],
      })
      expect(await seenBy(tenant, organizationId, ana)).toEqual(NOTHING)
      expect(await seenBy(tenant, organizationId, cleo)).not.toEqual(NOTHING)
      const standing = await stage().store.transaction(workspace.id, (tx) =>
        tx.protection.lockStanding(ben.id, asking, NOW),
      )
      expect(standing.noGo).toBe(true)
      await tenant.protection.removeNoGoAsker(ben.id, ana.id)
      expect(await seenBy(tenant, organizationId, ana)).toEqual(await seenBy(tenant, organizationId, cleo))
    })

    it('hides a company that is a no-go from everybody else, not from its owner', async () => {
      const { tenant, ana, ben, organizationId } = await prepare()
      const mine = await tenant.companies.get(organizationId, ben.id)
      await tenant.protection.addNoGoOrganization(ben.id, organizationId, NOW)
      expect(await tenant.protection.noGos(ben.id)).toEqual({ organizationIds: [organizationId], askers: [] })
      expect(await seenBy(tenant, organizationId, ana)).toEqual(NOTHING)
      expect(await tenant.companies.get(organizationId, ben.id)).toEqual(mine)
      expect(await tenant.waysIn.to(organizationId, null, [], NOW)).toHaveLength(1)
      // Another one's tie there shows, and its owner's alone.
      await tenant.relationships.log(entry(ana, 'John Roe', 'Acme'), NOW)
      expect((await tenant.companies.get(organizationId, ana.id))?.people).toBe(1)
      await tenant.protection.removeNoGoOrganization(ben.id, organizationId)
      expect((await tenant.companies.get(organizationId, ana.id))?.people).toBe(2)
    })

    it('lets two askers spend the last ask of a budget once', async () => {
      const { workspace, ben, asking, relationshipId, organizationId, tenant, ana } = await prepare({ budget: 1 })
      const asked = await together(stage(), 6, (store) =>
        store.transaction(workspace.id, async (tx) => {
          if (!isAvailable(await tx.protection.lockStanding(ben.id, asking, NOW), NOW)) return false
          await ask({ workspace, tenant: tx, ana, ben }, relationshipId, organizationId)
          return true
        }),
      )
      expect(asked.filter(Boolean)).toHaveLength(1)
      expect((await tenant.protection.of(ben.id, NOW)).asked).toBe(1)
    })
  })

  describe('held messages', () => {
    const message = (member: Member) =>
      ({ id: newId(), memberId: member.id, kind: 'nudge', subjectId: newId(), surplus: false }) as const
    const dueIn = async (scene: Scene, at: Date) =>
      (await stage().store.membersHeldFor(at)).filter((one) => one.workspaceId === scene.workspace.id)

    it('are kept once, until they are due, and each is taken once, in order', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const [first, second, others] = [message(ben), message(ben), message(ana)]
      await tenant.messages.hold(second, LATER, NOW)
      for (const _ of [1, 2]) await tenant.messages.hold(first, LATER, NOW)
      await tenant.messages.hold(others, MONTH_END, NOW)
      expect(await dueIn(scene, NOW)).toEqual([])
      expect(await dueIn(scene, LATER)).toEqual([{ workspaceId: scene.workspace.id, memberId: ben.id }])
      expect(await tenant.messages.takeHeld(ben.id, NOW)).toEqual([])
      const taken = await together(stage(), 4, (store) =>
        store.transaction(scene.workspace.id, (tx) => tx.messages.takeHeld(ben.id, LATER)),
      )
      expect(taken.flat()).toEqual([first, second])
      expect(await tenant.messages.takeHeld(ana.id, LATER)).toEqual([])
      expect(await tenant.messages.takeHeld(ana.id, null)).toEqual([others])
    })

    it('wait where the app was removed', async () => {
      const scene = await newScene(stage())
      await scene.tenant.messages.hold(message(scene.ben), LATER, NOW)
      const actor = { platform: scene.workspace.platform, workspace: scene.workspace.platformId }
      await stage().store.markRemoved(actor, LATER)
      expect(await dueIn(scene, LATER)).toEqual([])
    })

    it('and no-gos stay in their workspace', async () => {
      const [here, there] = [await newScene(stage()), await newScene(stage())]
      const held = message(here.ben)
      await here.tenant.messages.hold(held, LATER, NOW)
      await here.tenant.protection.addNoGoAsker(here.ben.id, here.ana.id, NOW)
      expect(await there.tenant.messages.takeHeld(here.ben.id, null)).toEqual([])
      await there.tenant.protection.removeNoGoAsker(here.ben.id, here.ana.id)
      await there.tenant.protection.set(here.ben.id, { budget: 6 })
      await expect(there.tenant.protection.addNoGoAsker(here.ben.id, here.ana.id, NOW)).rejects.toThrow()
      await expect(there.tenant.messages.hold({ ...held, id: newId() }, LATER, NOW)).rejects.toThrow()
      expect((await here.tenant.protection.noGos(here.ben.id)).askers).toHaveLength(1)
      expect((await here.tenant.protection.of(here.ben.id, NOW)).budget).toBe(2)
      expect(await here.tenant.messages.takeHeld(here.ben.id, null)).toEqual([held])
    })
  })
}

const NOTHING = { candidates: [], organization: null, found: [], suggested: [], waysIn: false }

/** All that a member may find of Acme. */
async function seenBy(tenant: Scene['tenant'], organizationId: string, viewer: Member) {
  const key = { key: 'acme', compact: 'acme', domain: null }
  return {
    candidates: await tenant.waysIn.to(organizationId, viewer.id, [], NOW),
    organization: await tenant.companies.get(organizationId, viewer.id),
    found: await findOrganizations(tenant.companies, key, viewer.id),
    suggested: await tenant.companies.suggest('acm', viewer.id, 10),
    waysIn: (await tenant.waysIn.around({ organizationId: organizationId, others: [], most: 0 }, viewer.id, [], NOW))
      .away,
  }
}
