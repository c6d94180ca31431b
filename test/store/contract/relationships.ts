import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/ports/new-id.ts'
import {
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

export function testRelationships(stage: () => Stage) {
  const people = async (workspaceId: string) =>
    (await stage().database.pool.query('SELECT id FROM person WHERE workspace_id = $1', [workspaceId])).rowCount

  describe('relationships', () => {
    it('logged twice are one, with the newer words and what only the older said', async () => {
      const { tenant, ben } = await newScene(stage())
      const first = await tenant.relationships.log(
        entry(ben, 'Jane Doe', 'Acme Inc.', {
          title: 'CFO',
          rating: 3,
          how: 'school',
          kind: 'school',
          since: '2010-01-01',
        }),
        NOW,
      )
      expect(first.before).toBeNull()
      const second = await tenant.relationships.log(entry(ben, 'Dr. Jane Doe', 'acme', { rating: 5 }), LATER)
      expect(second.before).toEqual(first.after)
      expect(second.after).toEqual({
        ...first.after,
        name: 'Dr. Jane Doe',
        spelling: 'acme',
        rating: 5,
        confirmedAt: LATER,
      })
      expect(await tenant.relationships.get(first.after.id)).toEqual(second.after)
    })

    it('logged at once by one member are one, and about one person by several', async () => {
      const { workspace, tenant, ana, ben } = await newScene(stage())
      const logged = await together(stage(), 8, (store, index) =>
        store.transaction(workspace.id, (tx) =>
          tx.relationships.log(entry(index < 4 ? ana : ben, 'Jane Doe', 'Acme'), NOW),
        ),
      )
      expect(new Set(logged.map(({ after }) => after.id)).size).toBe(2)
      expect(new Set(logged.map(({ after }) => after.personId)).size).toBe(1)
      expect(logged.filter(({ before }) => before === null)).toHaveLength(2)
      expect(await people(tenant.workspaceId)).toBe(1)
    })

    it('under a nickname, turned round or with a maiden name are about one person', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      const robert = await tenant.relationships.log(entry(ana, 'Robert Smith', 'Acme'), NOW)
      const bob = await tenant.relationships.log(entry(ben, 'Bob Smith', 'Acme Inc.'), NOW)
      expect(bob.after.personId).toBe(robert.after.personId)
      expect(bob.before).toBeNull()
      const jane = await tenant.relationships.log(entry(ana, 'Jane Roe', 'Acme'), NOW)
      const married = await tenant.relationships.log(entry(ben, 'Jane Doe (née Roe)', 'Acme'), NOW)
      expect(married.after.personId).toBe(jane.after.personId)
      const turned = await tenant.relationships.log(entry(ana, 'Smith Bob', 'Acme'), LATER)
      expect(turned.after.id).toBe(robert.after.id)
      expect(await people(tenant.workspaceId)).toBe(2)
    })

    it('under an initial are about the only one it may be, and where two would do about nobody known', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      const jane = await tenant.relationships.log(entry(ana, 'Jane Doe', 'Acme'), NOW)
      expect((await tenant.relationships.log(entry(ben, 'J. Doe', 'Acme'), NOW)).after.personId).toBe(
        jane.after.personId,
      )
      await tenant.relationships.log(entry(ana, 'Jane Poe', 'Globex'), NOW)
      await tenant.relationships.log(entry(ana, 'John Poe', 'Globex'), NOW)
      await tenant.relationships.log(entry(ben, 'J. Poe', 'Globex'), NOW)
      expect(await people(tenant.workspaceId)).toBe(4)
    })

    it('under the same name at another company are about somebody else', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      const robert = await tenant.relationships.log(entry(ana, 'Robert Smith', 'Acme'), NOW)
      for (const name of ['Robert Smith', 'Bob Smith']) {
        const other = await tenant.relationships.log(entry(ben, name, 'Globex'), NOW)
        expect(other.after.personId).not.toBe(robert.after.personId)
      }
    })

    it('without a company are about somebody only this member knows', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      const mine = await tenant.relationships.log(entry(ana, 'Jane Doe', null), NOW)
      const theirs = await tenant.relationships.log(entry(ben, 'Jane Doe', null), NOW)
      expect(theirs.after.personId).not.toBe(mine.after.personId)
      expect((await tenant.relationships.log(entry(ana, 'Jane Doe', null), LATER)).after.id).toBe(mine.after.id)
      expect(mine.after.organizationId).toBeNull()
    })

    it('stay one though somebody’s newer list moved the person to another company', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      await merge(stage().store, tenant, await readFile(tenant, ana, [row('Jane Doe', 'Acme')]))
      await merge(stage().store, tenant, await readFile(tenant, ben, [row('Jane Doe', 'Globex')]))
      const { before, after } = await tenant.relationships.log(entry(ana, 'Jane Doe', 'Acme', { rating: 4 }), LATER)
      expect([before?.rating, after.rating]).toEqual([null, 4])
      expect(await people(tenant.workspaceId)).toBe(1)
    })

    it('are put back as they were', async () => {
      const { tenant, ben } = await newScene(stage())
      const said = { title: 'CFO', since: '2010-05-01', how: 'school', kind: 'school', visibility: 'sealed' } as const
      const { after: first } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme', said), NOW)
      await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme', { title: 'CEO', rating: 5 }), LATER)
      await tenant.relationships.restore(first, LATER)
      expect(await tenant.relationships.get(first.id)).toEqual(first)
    })

    it('are seen by no more people for being logged again, nor for being put back', async () => {
      const { tenant, ben } = await newScene(stage())
      const { after: first } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme'), NOW)
      await tenant.relationships.setVisibility(first.id, 'private', NOW)
      const { after } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme', { rating: 5 }), LATER)
      expect(after.visibility).toBe('private')
      await tenant.relationships.restore(first, LATER)
      expect(await tenant.relationships.get(first.id)).toEqual({ ...first, visibility: 'private' })
    })

    it('go with the person nobody else knows', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      const { after: mine } = await tenant.relationships.log(entry(ana, 'Jane Doe', 'Acme'), NOW)
      const { after: theirs } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme'), NOW)
      expect(await tenant.relationships.remove(mine.id)).toBe(true)
      expect(await tenant.relationships.remove(mine.id)).toBe(false)
      expect(await tenant.relationships.get(mine.id)).toBeNull()
      expect([await tenant.relationships.get(theirs.id), await people(tenant.workspaceId)]).toEqual([theirs, 1])
      expect(await tenant.relationships.remove(theirs.id)).toBe(true)
      expect(await people(tenant.workspaceId)).toBe(0)
    })

    it('stay while an introduction rests on them, even one asked at that moment', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const { relationship, id } = await newIntroduction(scene)
      expect(await tenant.relationships.remove(relationship.id)).toBe(false)
      expect(await tenant.introductions.get(id)).not.toBeNull()

      const { after } = await tenant.relationships.log(entry(ben, 'Jim Roe', 'Globex'), NOW)
      const askId = await newAsk(scene, after.organizationId)
      const introductionId = newId()
      const [asked, removed] = await Promise.all([
        stage().store.transaction(tenant.workspaceId, async (tx) => {
          if (!(await tx.waysIn.get(after.id, ana.id))) return false
          const introduction = {
            id: introductionId,
            askId,
            relationshipId: after.id,
            whom: null,
            state: 'asked',
          } as const
          await tx.introductions.create(introduction, NOW)
          return true
        }),
        stage().other.transaction(tenant.workspaceId, (tx) => tx.relationships.remove(after.id)),
      ])
      expect(asked).toBe(!removed)
      expect((await tenant.introductions.get(introductionId)) !== null).toBe(asked)
    })

    it('take a rating as their owner’s word, and a visibility', async () => {
      const { tenant, ben } = await newScene(stage())
      await merge(stage().store, tenant, await readFile(tenant, ben, [row('Jane Doe', 'Acme')]))
      const [tie] = (await tenant.relationships.unconfirmed(ben.id, 10)).relationships
      await tenant.relationships.rate(tie?.id ?? '', 4, LATER)
      await tenant.relationships.setVisibility(tie?.id ?? '', 'sealed', LATER)
      expect(await tenant.relationships.get(tie?.id ?? '')).toEqual({
        ...tie,
        rating: 4,
        confirmedAt: LATER,
        visibility: 'sealed',
      })
      expect(await tenant.relationships.unconfirmed(ben.id, 10)).toEqual({ relationships: [], total: 0, wanted: 0 })
    })

    it('from a list wait for a word, those at companies somebody asks about first', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const rows = [
        row('Old Friend', 'Acme', { since: '2001-01-01' }),
        row('New Friend', 'Acme', { since: '2020-01-01' }),
        row('No Date', 'Acme'),
        row('Wanted One', 'Globex', { since: '1999-01-01' }),
        row('Closed One', 'Initech', { since: '1998-01-01' }),
      ]
      await merge(stage().store, tenant, await readFile(tenant, ben, rows))
      await tenant.relationships.log(entry(ben, 'Logged One', 'Acme'), NOW)
      await merge(stage().store, tenant, await readFile(tenant, ana, [row('Hers', 'Acme')]))
      const all = await tenant.relationships.unconfirmed(ben.id, 10)
      const at = (name: string) => all.relationships.find((one) => one.name === name)?.organizationId ?? null
      await newAsk(scene, at('Wanted One'))
      const closed = await newAsk(scene, at('Closed One'))
      await tenant.asks.setStatus(closed, 'open', 'closed', NOW)
      const untold = await newAsk(scene, at('Old Friend'), 'Acme', 'connectors')
      const { relationships, total, wanted } = await tenant.relationships.unconfirmed(ben.id, 4)
      expect([wanted, untold.length > 0]).toEqual([1, true])
      expect(relationships.map(({ name }) => name)).toEqual(['Wanted One', 'New Friend', 'Old Friend', 'Closed One'])
      expect([total, all.relationships.at(-1)?.name]).toEqual([5, 'No Date'])
    })
  })
}
