import { describe, expect, it } from 'vitest'
import { newId } from '../../src/app/ports/new-id.ts'
import type { Chosen } from '../../src/app/ports/tenant/relationships.ts'
import type { PeopleAction } from '../../src/domain/relationships/people-change.ts'
import { EVERYBODY, type PeopleFilter, readPeopleFilter } from '../../src/domain/relationships/people-filter.ts'
import { bandOf, isGoingCold, KINDS, strength, type Tie } from '../../src/domain/relationships/relationship.ts'
import { TOUCH_KINDS } from '../../src/domain/relationships/touch.ts'
import { databases } from '../support/database/database.ts'
import {
  entry,
  LATER,
  merge,
  NOW,
  newIntroduction,
  newScene,
  readFile,
  row,
  type Scene,
  useStage,
} from './contract/stage.ts'

const ALL = { limit: 1000, offset: 0 }
const MUCH_LATER = new Date('2026-03-02T12:00:00Z')

describe.each(databases)('the people a member knows, on the $name database', ({ open }) => {
  const stage = useStage(open)
  const names = async ({ tenant, ben }: Scene, filter: PeopleFilter) =>
    (await tenant.people.list(ben.id, filter, ALL, NOW)).people.map(({ name }) => name).sort()
  const change = ({ tenant, ben }: Scene, action: PeopleAction, chosen: Chosen, id = newId()) =>
    tenant.people.change({ id, memberId: ben.id, action, chosen, leavesAt: action === 'remove' ? LATER : null }, NOW)

  /** Ben knows five, of whom two come from a file. */
  async function known() {
    const scene = await newScene(stage())
    const { tenant, ana, ben } = scene
    const log = (name: string, company: string | null, said = {}) =>
      tenant.relationships.log(entry(ben, name, company, said), NOW)
    await log('Jane Doe', 'Acme Corp', { title: 'VP Sales', kind: 'client', rating: 5 })
    await log('Jürgen Klöpp', 'Müller 100%', { title: 'CFO', rating: 3, visibility: 'private' })
    await log('Jim Roe', null, { kind: 'friend', rating: 4, visibility: 'sealed' })
    const importId = await readFile(tenant, ben, [row('Ann Lee', 'Acme Inc.'), row('Bob Lee', 'Initech')])
    await merge(stage().store, tenant, importId)
    await tenant.relationships.log(entry(ana, 'Hidden Person', 'Acme Corp'), NOW)
    return { ...scene, importId }
  }

  describe('a list of them', () => {
    it('are found by words of a name, a title or a company, with and without accents, and nobody else’s', async () => {
      const scene = await known()
      const found = (text: string) => names(scene, readPeopleFilter(text))
      expect(await found('')).toHaveLength(5)
      expect(await found('jane')).toEqual(['Jane Doe'])
      expect(await found('lee')).toEqual(['Ann Lee', 'Bob Lee'])
      expect(await found('at acme')).toEqual(['Ann Lee', 'Jane Doe'])
      expect(await found('vp')).toEqual(['Jane Doe'])
      expect(await found('at jane')).toEqual([])
      expect(await found('jurgen')).toEqual(['Jürgen Klöpp'])
      expect(await found('at muller')).toEqual(['Jürgen Klöpp'])
      expect(await found('100%')).toEqual(['Jürgen Klöpp'])
      expect(await found('j%e')).toEqual([])
      expect(await found('hidden')).toEqual([])
    })

    it('are narrowed by kind, visibility, source and what they lack', async () => {
      const scene = await known()
      const found = (text: string) => names(scene, readPeopleFilter(text))
      expect(await found('clients')).toEqual(['Jane Doe'])
      expect(await found('private')).toEqual(['Jürgen Klöpp'])
      expect(await found('sealed friends')).toEqual(['Jim Roe'])
      expect(await found('unconfirmed')).toEqual(['Ann Lee', 'Bob Lee'])
      expect(await found('imported at initech')).toEqual(['Bob Lee'])
      expect(await found('logged')).toHaveLength(3)
      expect(await names(scene, { ...EVERYBODY, importId: scene.importId })).toEqual(['Ann Lee', 'Bob Lee'])
      expect(await names(scene, { ...EVERYBODY, importId: newId() })).toEqual([])
      expect(await scene.tenant.people.files(scene.ben.id, 10)).toEqual([
        { importId: scene.importId, fileName: 'Connections.csv', at: NOW },
      ])
    })

    it('come in pages, newest first, each page knowing how many there are', async () => {
      const { tenant, ben } = await known()
      const seen: string[] = []
      for (let offset = 0; offset < 5; offset += 2) {
        const { people, total } = await tenant.people.list(ben.id, EVERYBODY, { limit: 2, offset }, NOW)
        expect(total).toBe(5)
        seen.push(...people.map(({ name }) => name))
      }
      expect(new Set(seen).size).toBe(5)
    })

    it('are told by a hash, in their own workspace alone', async () => {
      const { tenant } = await known()
      const elsewhere = (await newScene(stage())).tenant
      expect(await tenant.people.keptOf('profile of ann lee')).toMatchObject([{ knownBy: 'Ben', name: 'Ann Lee' }])
      expect(await elsewhere.people.keptOf('profile of ann lee')).toEqual([])
    })

    it('are of the band, and as cold, as the rules say', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const days = ['2026-02-20', '2025-06-05', '2025-06-01', '2024-01-01', '2019-01-01', null]
      let n = 0
      for (const rating of [null, 1, 2, 3, 4, 5])
        for (const lastTouch of days) {
          const kind = KINDS[n % KINDS.length] ?? 'friend'
          const { after } = await tenant.relationships.log(
            entry(ben, `Person ${'abcdefghijklmnopqrstuvwxyz'[n % 26]} ${n}`, 'Acme', { kind, rating }),
            NOW,
          )
          for (const kind of TOUCH_KINDS.slice(0, n % 4))
            await tenant.touches.add(
              { id: newId(), relationshipId: after.id, kind, day: `2025-0${1 + (n % 9)}-01` },
              NOW,
            )
          const isImported = n % 3 === 0
          const since = n % 2 === 0 ? '2020-05-01' : n % 5 === 0 ? '2026-01-01' : null
          const confirmedAt = n % 6 === 0 ? null : n % 4 === 0 ? new Date('2025-05-01T08:00:00Z') : NOW
          await tenant.relationships.restore(
            { ...after, rating, kind, lastTouch, since, source: isImported ? 'import' : 'log', confirmedAt },
            NOW,
          )
          n += 1
        }
      const { people } = await tenant.people.list(ben.id, EVERYBODY, ALL, LATER)
      expect(people).toHaveLength(36)
      const those = (is: (tie: Tie) => boolean) =>
        people
          .filter(is)
          .map(({ name }) => name)
          .sort()
      for (const band of ['strong', 'good', 'faint'] as const) {
        const expected = those((tie) => bandOf(strength(tie, LATER)) === band)
        expect(expected.length).toBeGreaterThan(0)
        const { people: found } = await tenant.people.list(ben.id, { ...EVERYBODY, band }, ALL, LATER)
        expect(found.map(({ name }) => name).sort(), band).toEqual(expected)
      }
      const cold = those((tie) => isGoingCold(tie, LATER))
      expect(cold.length).toBeGreaterThan(0)
      const { people: found } = await tenant.people.list(ben.id, { ...EVERYBODY, state: 'cold' }, ALL, LATER)
      expect(found.map(({ name }) => name).sort()).toEqual(cold)
    })
  })

  describe('a change of many at once', () => {
    it('changes what it counted, once, and is taken back but for what was changed since', async () => {
      const scene = await known()
      const { tenant, ben, ana } = scene
      const chosen = { filter: EVERYBODY }
      expect(await tenant.people.count(ben.id, 'private', chosen, NOW)).toEqual({ people: 4, kept: 0 })
      const id = newId()
      expect(await change(scene, 'private', chosen, id)).toBe(4)
      expect(await change(scene, 'private', chosen, id)).toBeNull()
      expect(await tenant.people.getChange(id)).toMatchObject({ memberId: ben.id, people: 4, undoneAt: null })
      expect(await tenant.relationships.byVisibility(ben.id)).toEqual({ open: 0, sealed: 0, private: 5 })
      expect(await tenant.relationships.byVisibility(ana.id)).toMatchObject({ open: 1 })
      const [jane] = (await tenant.people.list(ben.id, readPeopleFilter('jane'), ALL, NOW)).people
      await tenant.relationships.setVisibility(jane?.id ?? '', 'sealed', LATER)
      expect(await tenant.people.undo(id, LATER)).toBe(true)
      expect(await tenant.people.undo(id, LATER)).toBe(false)
      expect(await names(scene, readPeopleFilter('sealed'))).toEqual(['Jane Doe', 'Jim Roe'])
      expect(await names(scene, readPeopleFilter('private'))).toEqual(['Jürgen Klöpp'])
    })

    it('that removes hides them at once from everybody, for good after its time, with people nobody else knows', async () => {
      const scene = await known()
      const { tenant, ben, workspace } = scene
      const acme = { filter: readPeopleFilter('at acme') }
      expect(await tenant.people.count(ben.id, 'remove', acme, NOW)).toEqual({ people: 2, kept: 0 })
      const [jane] = (await tenant.people.list(ben.id, readPeopleFilter('jane'), ALL, NOW)).people
      const id = newId()
      expect(await change(scene, 'remove', acme, id)).toBe(2)
      expect(await names(scene, EVERYBODY)).toHaveLength(3)
      expect(await tenant.relationships.get(jane?.id ?? '')).toBeNull()
      expect(await tenant.waysIn.ownPeople(jane?.organizationId ?? '', ben.id)).toEqual([])
      expect(await tenant.waysIn.to(jane?.organizationId ?? '', scene.ana.id, [], NOW)).toEqual([])
      expect((await tenant.relationships.unconfirmed(ben.id, 10)).total).toBe(1)

      const store = stage().store
      const left = () => store.transaction(workspace.id, (tx) => tx.people.removeLeft(MUCH_LATER))
      expect(await store.workspacesLeft(NOW)).not.toContain(workspace.id)
      expect(await tenant.people.undo(id, NOW)).toBe(true)
      expect(await left()).toBe(0)
      expect(await names(scene, EVERYBODY)).toHaveLength(5)

      await change(scene, 'remove', acme)
      expect(await store.workspacesLeft(MUCH_LATER)).toContain(workspace.id)
      expect(await left()).toBe(2)
      expect(await left()).toBe(0)
      const rows = async (table: string) =>
        (await stage().database.pool.query(`SELECT FROM ${table} WHERE workspace_id = $1`, [workspace.id])).rowCount
      // Ana's one and Ben's three.
      expect([await rows('relationship'), await rows('person')]).toEqual([4, 4])
    })

    it('keeps whom an introduction rests on, and lets somebody removed be logged anew', async () => {
      const scene = await newScene(stage())
      const { relationship } = await newIntroduction(scene)
      const { tenant, ben } = scene
      const { after } = await tenant.relationships.log(entry(ben, 'Jim Roe', 'Globex', { rating: 2 }), NOW)
      expect(await tenant.people.count(ben.id, 'remove', { filter: EVERYBODY }, NOW)).toEqual({ people: 1, kept: 1 })
      expect(await change(scene, 'remove', { filter: EVERYBODY })).toBe(1)
      expect((await tenant.relationships.get(relationship.id))?.id).toBe(relationship.id)
      const anew = await tenant.relationships.log(entry(ben, 'Jim Roe', 'Globex'), LATER)
      expect(anew.before).toBeNull()
      expect(anew.after).toMatchObject({ visibility: 'open', rating: null })
      expect(anew.after.id).not.toBe(after.id)
      expect(await change(scene, 'remove', { relationshipId: anew.after.id })).toBe(1)
      expect(await change(scene, 'remove', { relationshipId: newId() })).toBe(0)
    })
  })
})
