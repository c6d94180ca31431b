import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/ports/new-id.ts'
import {
  actorOf,
  entry,
  LATER,
  merge,
  NOW,
  newAsk,
  newIntroduction,
  newScene,
  readFile,
  row,
  type Stage,
  together,
} from './stage.ts'

export function testIntroductions(stage: () => Stage) {
  describe('introductions', () => {
    it('are kept with their ask and the tie they rest on', async () => {
      const scene = await newScene(stage())
      const { id, askId, relationship } = await newIntroduction(scene)
      const found = await scene.tenant.introductions.get(id)
      expect(found).toEqual({
        id,
        state: 'suggested',
        stateBefore: null,
        confirmedById: null,
        introducedAt: null,
        askedAt: null,
        dueAt: null,
        reminders: 0,
        noReplyNoted: 0,
        namedId: null,
        consent: null,
        draft: null,
        amount: null,
        thankedAt: null,
        untold: false,
        connectorId: scene.ben.id,
        connector: 'Ben',
        whom: 'Jane Doe',
        ask: await scene.tenant.asks.get(askId),
        path: await scene.tenant.waysIn.get(relationship.id, scene.ana.id),
      })
      expect(await scene.tenant.introductions.ofAsk(askId)).toEqual([found])
      expect(await scene.tenant.introductions.get(newId())).toBeNull()
    })

    it('keep the connector’s own draft and the consent, and give the draft up again', async () => {
      const scene = await newScene(stage())
      const { id } = await newIntroduction(scene)
      const change = { state: 'suggested', consent: 'vouched', draft: 'Jane,\n\nmeet Ana?' } as const
      expect(await scene.tenant.introductions.change(id, 'suggested', change, NOW)).toBe(true)
      expect(await scene.tenant.introductions.get(id)).toMatchObject(change)
      await scene.tenant.introductions.change(id, 'suggested', { state: 'suggested', draft: null }, NOW)
      expect(await scene.tenant.introductions.get(id)).toMatchObject({ consent: 'vouched', draft: null })
    })

    it('are one for each ask and tie', async () => {
      const scene = await newScene(stage())
      const { askId, relationship } = await newIntroduction(scene)
      const again = { id: newId(), askId, relationshipId: relationship.id, whom: null, state: 'suggested' } as const
      await expect(scene.tenant.introductions.create(again, NOW)).rejects.toThrow()
      expect(await scene.tenant.introductions.ofAsk(askId)).toHaveLength(1)
    })

    it('move on only from the state they were decided in, once', async () => {
      const scene = await newScene(stage())
      const { id } = await newIntroduction(scene)
      expect(await scene.tenant.introductions.change(id, 'asked', { state: 'accepted' }, NOW)).toBe(false)
      const states = ['accepted', 'passed'] as const
      await scene.tenant.introductions.change(id, 'suggested', { state: 'asked', askedAt: NOW }, NOW)
      const won = await together(stage(), 6, (store, index) =>
        store.transaction(scene.workspace.id, (tx) =>
          tx.introductions.change(id, 'asked', { state: states[index % 2] ?? 'passed', answeredAt: LATER }, LATER),
        ),
      )
      expect(won.filter(Boolean)).toHaveLength(1)
      const winner = states[won.indexOf(true) % 2]
      expect(await scene.tenant.introductions.get(id)).toMatchObject({ state: winner, askedAt: NOW })
    })

    it('keep who confirmed them and when, until that is taken back', async () => {
      const scene = await newScene(stage())
      const { id } = await newIntroduction(scene)
      const made = { stateBefore: 'suggested', confirmedById: scene.ana.id, introducedAt: LATER } as const
      await scene.tenant.introductions.change(id, 'suggested', { state: 'introduced', ...made }, LATER)
      expect(await scene.tenant.introductions.get(id)).toMatchObject({ state: 'introduced', ...made })
      const back = { state: 'suggested', stateBefore: null, confirmedById: null, introducedAt: null } as const
      await scene.tenant.introductions.change(id, 'introduced', back, LATER)
      expect(await scene.tenant.introductions.get(id)).toMatchObject(back)
    })

    it('a member is asked are listed while under way, newest first', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const older = await newIntroduction(scene)
      await tenant.introductions.change(older.id, 'suggested', { state: 'asked', askedAt: NOW }, NOW)
      const { after } = await tenant.relationships.log(entry(ben, 'Jim Roe', 'Globex'), NOW)
      const newer = newId()
      const askId = await newAsk(scene, after.organizationId, 'Globex')
      await tenant.introductions.create({ id: newer, askId, relationshipId: after.id, whom: null, state: 'asked' }, NOW)
      await tenant.introductions.change(newer, 'asked', { state: 'later', askedAt: LATER }, LATER)
      const listed = async (limit: number) =>
        (await tenant.introductions.waitingFor(ben.id, { limit, offset: 0 })).map(({ id }) => id)
      expect(await listed(10)).toEqual([newer, older.id])
      expect(await listed(1)).toEqual([newer])
      await tenant.introductions.change(newer, 'later', { state: 'passed' }, LATER)
      expect(await listed(10)).toEqual([older.id])
      expect(await tenant.introductions.waitingFor(scene.ana.id, { limit: 10, offset: 0 })).toEqual([])
    })

    it('are due for the clock in their time, the longest waiting first, but where the app was removed', async () => {
      const { store } = stage()
      const scene = await newScene(stage())
      const { id } = await newIntroduction(scene)
      const due = async (at: Date) =>
        (await store.dueIntroductions(at)).filter((one) => one.workspaceId === scene.workspace.id)
      expect(await due(LATER)).toEqual([])
      await scene.tenant.introductions.change(id, 'suggested', { state: 'asked', dueAt: LATER, reminders: 1 }, NOW)
      expect(await scene.tenant.introductions.get(id)).toMatchObject({ dueAt: LATER, reminders: 1 })
      expect(await due(NOW)).toEqual([])
      expect(await due(LATER)).toEqual([{ workspaceId: scene.workspace.id, introductionId: id }])
      const actor = { platform: scene.workspace.platform, workspace: scene.workspace.platformId }
      await store.markRemoved(actor, LATER)
      expect(await due(LATER)).toEqual([])
      await store.markRemoved(actor, null)
      await scene.tenant.introductions.change(id, 'asked', { state: 'passed', passReason: 'unsaid' }, LATER)
      expect(await due(LATER)).toEqual([])
    })

    it('wait by the connector’s own working days', async () => {
      const { tenant, ben, workspace } = await newScene(stage())
      const weekdays = [1, 2, 3, 4, 5]
      expect(await tenant.members.workingTime(ben.id)).toEqual({ timeZone: 'UTC', workingDays: weekdays })
      await tenant.members.setTimeZone('Europe/Berlin')
      expect(await tenant.members.workingTime(ben.id)).toEqual({ timeZone: 'Europe/Berlin', workingDays: weekdays })
      const actor = { ...actorOf(workspace.platformId, 'Ben'), timeZone: 'Asia/Tokyo' }
      await stage().store.enter(actor, NOW)
      expect(await tenant.members.workingTime(ben.id)).toEqual({ timeZone: 'Asia/Tokyo', workingDays: weekdays })
      await stage().store.enter({ ...actor, timeZone: 'Mars/Olympus' }, NOW)
      expect((await tenant.members.workingTime(ben.id)).timeZone).toBe('Europe/Berlin')
    })

    it('stay about their company though the tie moves to another, or to none', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const { store } = stage()
      await merge(store, tenant, await readFile(tenant, ben, [row('Jane Doe', 'Acme')]))
      const [tie] = (await tenant.relationships.unconfirmed(ben.id, 1)).relationships
      const askId = await newAsk(scene, tie?.organizationId ?? null)
      const id = newId()
      await tenant.introductions.create({ id, askId, relationshipId: tie?.id ?? '', whom: null, state: 'asked' }, NOW)
      const moved = [row('Jane Doe', 'Globex'), row('Jane Doe', 'Self-employed', { organization: null })]
      for (const next of moved) {
        await merge(store, tenant, await readFile(tenant, ben, [next]))
        expect((await tenant.introductions.get(id))?.path).toMatchObject({
          organization: 'Acme',
          organizationId: tie?.organizationId,
        })
      }
    })
  })
}
