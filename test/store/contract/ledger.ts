import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/ports/new-id.ts'
import type { SeenIn } from '../../../src/domain/asks/ask.ts'
import { INTRODUCTION_STATES, type IntroductionState } from '../../../src/domain/introductions/introduction.ts'
import { balanceOf, isUntold, MADE } from '../../../src/domain/overview/reciprocity.ts'
import { actorOf, entry, LATER, NOW, newScene, type Scene, type Stage } from './stage.ts'

const PAGE = { limit: 50, offset: 0 }

/** An ask of somebody's at a company; `target` tells them apart. */
async function askOf(
  { tenant }: Scene,
  askerId: string,
  organizationId: string | null,
  given: { target?: string; seenIn?: SeenIn; days?: number } = {},
): Promise<string> {
  const { target = 'Acme', seenIn = 'digest', days = 60 } = given
  const id = newId()
  const expiresAt = new Date(NOW.getTime() + days * 24 * 3600_000)
  const words = { whom: null, why: 'We build rockets.', benefit: 'Cheaper rockets.', question: null }
  await tenant.asks.create({ id, askerId, organizationId, target, ...words, seenIn, status: 'open', expiresAt }, NOW)
  return id
}

/** An introduction for an ask by a tie, in a state. */
async function introduce(
  { tenant }: Scene,
  askId: string,
  relationshipId: string,
  state: IntroductionState,
  loop: { reminders?: number; noReplyNoted?: number } = {},
): Promise<string> {
  const id = newId()
  await tenant.introductions.create({ id, askId, relationshipId, whom: null, state: 'suggested' }, NOW)
  await tenant.introductions.change(id, 'suggested', { state, askedAt: NOW, introducedAt: NOW, ...loop }, NOW)
  return id
}

/** Ana, Ben and Cy, and a tie of Ben's and of Cy's at Acme. */
async function team(stage: Stage) {
  const scene = await newScene(stage)
  const { member: cy } = await stage.store.enter(actorOf(scene.workspace.platformId, 'Cy'), NOW)
  const { after: ben } = await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Acme', { rating: 2 }), NOW)
  const { after: cys } = await scene.tenant.relationships.log(entry(cy, 'John Roe', 'Acme'), NOW)
  return { scene, cy, ties: { ben, cy: cys }, acme: ben.organizationId }
}

export function testLedger(stage: () => Stage) {
  describe('give and take', () => {
    it('counts what was introduced and no more, once for who gave and once for who received', async () => {
      const { scene, cy, ties, acme } = await team(stage())
      const { tenant, ana, ben } = scene
      for (const state of INTRODUCTION_STATES)
        await introduce(scene, await askOf(scene, ana.id, acme), ties.ben.id, state)
      await introduce(scene, await askOf(scene, ben.id, acme), ties.cy.id, 'met')
      await introduce(scene, await askOf(scene, cy.id, acme), ties.ben.id, 'won')
      const balances = await Promise.all(
        [ana, ben, cy].map(async ({ id }) => balanceOf(id, await tenant.overview.favoursOf(id))),
      )
      expect(balances.map(({ given, received }) => [given, received])).toEqual([
        [0, MADE.length],
        [MADE.length + 1, 1],
        [1, 1],
      ])
      expect(balances[1]?.pairs).toEqual([
        { teammate: 'Ana', given: MADE.length, received: 0 },
        { teammate: 'Cy', given: 1, received: 1 },
      ])
    })

    it('finds the open asks a member’s ties lead to, never by a private one', async () => {
      const { scene, cy, ties, acme } = await team(stage())
      const { tenant, ana, ben, workspace } = scene
      const within = async () =>
        (await tenant.overview.asksWithin(ben.id)).map(({ ask, tie }) => [ask.target, tie.person])
      await askOf(scene, ana.id, acme, { target: 'seen' })
      await askOf(scene, ana.id, acme, { target: 'connectors only', seenIn: 'connectors' })
      await askOf(scene, ben.id, acme, { target: 'own' })
      await askOf(scene, ana.id, null, { target: 'nowhere' })
      const closed = await askOf(scene, ana.id, acme, { target: 'closed' })
      await tenant.asks.setStatus(closed, 'open', 'closed', NOW)
      await introduce(scene, await askOf(scene, ana.id, acme, { target: 'asked' }), ties.ben.id, 'passed')
      const again = await askOf(scene, cy.id, acme, { target: 'asked in vain', days: 30 })
      await introduce(scene, again, ties.ben.id, 'cancelled')
      const { after: better } = await tenant.relationships.log(entry(ben, 'Jim Poe', 'Acme', { rating: 5 }), NOW)
      expect(await within()).toEqual([
        ['asked in vain', 'Jim Poe'],
        ['seen', 'Jim Poe'],
        ['asked in vain', 'Jane Doe'],
        ['seen', 'Jane Doe'],
      ])
      await tenant.relationships.setVisibility(better.id, 'private', LATER)
      await tenant.relationships.setVisibility(ties.ben.id, 'sealed', LATER)
      expect(await within()).toEqual([
        ['asked in vain', 'Jane Doe'],
        ['seen', 'Jane Doe'],
      ])
      await stage().store.keepProfile({ ...actorOf(workspace.platformId, 'Cy'), active: false })
      expect(await within()).toEqual([['seen', 'Jane Doe']])
      await tenant.protection.addNoGoAsker(ben.id, ana.id, LATER)
      expect(await within()).toEqual([])
    })
  })

  describe('a loop left open', () => {
    it('is found by the rule of the domain, in every state', async () => {
      const { scene, ties, acme } = await team(stage())
      const { tenant, ana, ben } = scene
      const loops = INTRODUCTION_STATES.flatMap((state) =>
        [
          [0, 0],
          [1, 0],
          [1, 2],
          [2, 2],
          [2, 3],
        ].map(([reminders = 0, noReplyNoted = 0]) => ({ state, reminders, noReplyNoted })),
      )
      const untold: string[] = []
      for (const loop of loops) {
        const id = await introduce(scene, await askOf(scene, ana.id, acme), ties.ben.id, loop.state, loop)
        if (isUntold(loop)) untold.push(id)
      }
      const found = (await tenant.introductions.pendingOutcomes(ana.id)).map(({ id }) => id)
      expect(found.sort()).toEqual(untold.sort())
      expect(untold.length).toBeGreaterThan(0)
      expect(await tenant.introductions.pendingOutcomes(ben.id)).toEqual([])
    })

    it('puts its asker’s asks behind those of others, and first in their own list', async () => {
      const { scene, cy, ties, acme } = await team(stage())
      const { tenant, ana, ben } = scene
      const made = await askOf(scene, ana.id, acme, { target: 'made' })
      await tenant.asks.setStatus(made, 'open', 'fulfilled', NOW)
      const anas = await askOf(scene, ana.id, acme, { target: 'urgent', days: 1 })
      const cys = await askOf(scene, cy.id, acme, { target: 'calm' })
      const digest = async () => (await tenant.asks.inDigest(PAGE)).map(({ target }) => target)
      expect(await digest()).toEqual(['urgent', 'calm'])
      const loop = await introduce(scene, made, ties.ben.id, 'introduced', { reminders: 1 })
      expect(await digest()).toEqual(['calm', 'urgent'])
      expect(
        (await tenant.overview.asksWithin(ben.id)).map(({ ask, closesLoops }) => [ask.target, closesLoops]),
      ).toEqual([
        ['calm', true],
        ['urgent', false],
      ])
      expect((await tenant.asks.of(ana.id, PAGE)).map(({ target }) => target)).toEqual(['made', 'urgent'])
      const first = await introduce(scene, cys, ties.ben.id, 'asked')
      const second = await introduce(scene, anas, ties.ben.id, 'asked')
      const waiting = async () => (await tenant.introductions.waitingFor(ben.id, PAGE)).map(({ id }) => id)
      expect(await waiting()).toEqual([first, second])
      // What is promised is owed, whoever it was promised to.
      await tenant.introductions.change(second, 'asked', { state: 'accepted' }, LATER)
      expect(await waiting()).toEqual([second, first])
      await tenant.introductions.change(second, 'accepted', { state: 'asked' }, LATER)
      await tenant.introductions.change(loop, 'introduced', { state: 'met' }, LATER)
      expect(await waiting()).toEqual([second, first])
    })
  })

  describe('what happened', () => {
    it('is read in its order, of the subjects asked for', async () => {
      const { tenant, ana } = await newScene(stage())
      const [one, other] = [newId(), newId()]
      const event = (subjectId: string, name: string, memberId: string | null, at: Date) =>
        tenant.audit.record(
          { memberId, subject: 'ask', subjectId, event: name, origin: memberId ? 'slack' : 'clock' },
          at,
        )
      await event(one, 'later', null, LATER)
      await event(one, 'first', ana.id, NOW)
      await event(other, 'other', ana.id, NOW)
      expect(await tenant.overview.history([one])).toMatchObject([
        { event: 'first', memberId: ana.id, origin: 'slack', at: NOW, subjectId: one, subject: 'ask' },
        { event: 'later', memberId: null, origin: 'clock', at: LATER },
      ])
      expect((await tenant.overview.history([one, other])).map(({ event: name }) => name)).toEqual([
        'first',
        'other',
        'later',
      ])
      expect(await tenant.overview.history([])).toEqual([])
    })
  })

  it('nothing of it shows in another workspace', async () => {
    const [here, there] = [await team(stage()), await team(stage())]
    const { scene, ties, acme } = here
    const askId = await askOf(scene, scene.ana.id, acme)
    const id = await introduce(scene, askId, ties.ben.id, 'introduced', { reminders: 1 })
    await askOf(scene, scene.ana.id, acme)
    const memberId = scene.ben.id
    await scene.tenant.audit.record(
      { memberId, subject: 'introduction', subjectId: id, event: 'made', origin: 'cli' },
      NOW,
    )
    const read = async ({ tenant }: Scene) => [
      await tenant.overview.favoursOf(memberId),
      await tenant.overview.asksWithin(memberId),
      await tenant.introductions.pendingOutcomes(scene.ana.id),
      await tenant.introductions.ofAsks([askId]),
      await tenant.overview.history([id]),
    ]
    expect((await read(scene)).map(({ length }) => length > 0)).toEqual([true, true, true, true, true])
    expect(await read(there.scene)).toEqual([[], [], [], [], []])
  })
}
