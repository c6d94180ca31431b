import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/ports/new-id.ts'
import type { IntroductionChange } from '../../../src/app/ports/tenant/introductions.ts'
import { NO_RECORD } from '../../../src/domain/finding/track-record.ts'
import { actorOf, entry, NOW, newAsk, newScene, type Scene, type Stage } from './stage.ts'

const DAY = 24 * 3600_000
const ago = (days: number, hours = 0) => new Date(NOW.getTime() - days * DAY + hours * 3600_000)

export function testTrackRecords(stage: () => Stage) {
  /** Ben knows Jane and Jim at Acme; the answers are to asks about Jane, unless `about` is Jim. */
  async function answered(scene: Scene, answers: (IntroductionChange & { about?: 'jim' })[]) {
    const { tenant, ben } = scene
    const log = async (name: string) => (await tenant.relationships.log(entry(ben, name, 'Acme'), ago(300))).after
    const [jane, jim] = [await log('Jane Doe'), await log('Jim Roe')]
    for (const { about, ...change } of answers) {
      const id = newId()
      const askId = await newAsk(scene, jane.organizationId)
      const relationshipId = about ? jim.id : jane.id
      await tenant.introductions.create({ id, askId, relationshipId, whom: null, state: 'suggested' }, NOW)
      await tenant.introductions.change(id, 'suggested', change, NOW)
    }
    const ways = await tenant.waysIn.to(jane.organizationId ?? '', scene.ana.id, [], NOW)
    const of = (name: string) => ways.find(({ person }) => person === name)?.record
    return { jane: of('Jane Doe'), jim: of('Jim Roe'), relationship: jane }
  }

  describe('what past introductions say', () => {
    it('is nothing where there were none', async () => {
      const { jane, jim } = await answered(await newScene(stage()), [])
      expect([jane, jim]).toEqual([NO_RECORD, NO_RECORD])
    })

    it('counts a connector’s answers, their time and load for each of their ties, and what came of the one', async () => {
      const old = ago(100)
      const { jane, jim } = await answered(await newScene(stage()), [
        { state: 'accepted', askedAt: ago(3), answeredAt: ago(3, 2) },
        { state: 'met', askedAt: old, answeredAt: ago(100, 10) },
        { state: 'won', askedAt: old, answeredAt: ago(100, 6) },
        { state: 'no-reply', askedAt: old, answeredAt: ago(100, 6), about: 'jim' },
        { state: 'timed-out', askedAt: ago(20) },
        { state: 'asked', askedAt: ago(1) },
        { state: 'redirected', askedAt: old, answeredAt: ago(100, 6) },
        // One that was never delivered, and one of times long gone.
        { state: 'cancelled', askedAt: ago(2) },
        { state: 'passed', askedAt: ago(800), answeredAt: ago(799) },
      ])
      const both = { ...NO_RECORD, helped: 4, declined: 1, load: 3, hours: 6 }
      expect(jane).toEqual({ ...both, opened: 2 })
      expect(jim).toEqual({ ...both, unanswered: 1 })
    })

    it('tells apart why they passed', async () => {
      const scene = await newScene(stage())
      const passed = (days: number, passReason?: string) =>
        ({ state: 'passed', askedAt: ago(days), answeredAt: ago(days), ...(passReason ? { passReason } : {}) }) as const
      const { jane, jim, relationship } = await answered(scene, [
        passed(40),
        passed(40, 'unsaid'),
        passed(40, 'no-fit'),
        passed(40, 'not-now'),
        passed(5, 'not-now'),
        passed(40, 'hardly-know'),
      ])
      const both = { ...NO_RECORD, declined: 6, excused: 3, hours: 0, load: 1 }
      expect(jane).toEqual({ ...both, hardlyKnown: 1 })
      expect(jim).toEqual(both)
      // Their owner's newer word on the tie counts more than what they said when they passed.
      await scene.tenant.relationships.rate(relationship.id, 4, ago(1))
      const ways = await scene.tenant.waysIn.to(relationship.organizationId ?? '', scene.ana.id, [], NOW)
      expect(ways.map(({ record }) => record.hardlyKnown)).toEqual([0, 0])
    })

    it('is each connector’s own', async () => {
      const scene = await newScene(stage())
      const { member: cleo } = await stage().store.enter(actorOf(scene.workspace.platformId, 'Cleo'), NOW)
      await scene.tenant.relationships.log(entry(cleo, 'Jane Doe', 'Acme'), NOW)
      const { relationship } = await answered(scene, [{ state: 'passed', askedAt: ago(1), answeredAt: ago(1) }])
      const ways = await scene.tenant.waysIn.to(relationship.organizationId ?? '', scene.ana.id, [], NOW)
      expect(ways.map(({ connector, record }) => `${connector} ${record.declined}`).sort()).toEqual([
        'Ben 1',
        'Ben 1',
        'Cleo 0',
      ])
    })
  })
}
