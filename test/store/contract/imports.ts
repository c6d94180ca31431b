import { describe, expect, it } from 'vitest'
import { newId } from '../../../src/app/ports/new-id.ts'
import {
  entry,
  LATER,
  merge,
  metRow,
  NOW,
  newScene,
  readFile,
  readMet,
  row,
  type Stage,
  startImport,
  together,
} from './stage.ts'

export function testImports(stage: () => Stage) {
  const sizeOf = async (table: 'person' | 'relationship' | 'import_chunk', workspaceId: string) =>
    (await stage().database.pool.query(`SELECT 1 FROM ${table} WHERE workspace_id = $1`, [workspaceId])).rowCount

  describe('imports', () => {
    it('are read, merged and done, with a report', async () => {
      const { tenant, ben } = await newScene(stage())
      const id = await startImport(tenant, ben, 'Connections.csv', NOW)
      const report = {
        id,
        memberId: ben.id,
        fileName: 'Connections.csv',
        added: 0,
        updated: 0,
        unchanged: 0,
        rows: 0,
        startedAt: NOW,
        unreadDates: 0,
        kind: 'people',
      }
      expect(await tenant.imports.get(id)).toEqual({ ...report, status: 'reading', refused: [] })
      const details = { title: 'CFO', domain: 'acme.test', since: '2020-02-29', emailHash: 'email of jane' }
      await tenant.imports.stage(id, 0, [row('Jane Doe', 'Acme Inc.', details)], NOW)
      await tenant.imports.stage(id, 1, [row('Jim Roe', null)], NOW)
      expect(await tenant.imports.mergeNext(id, NOW)).toBe(false)
      const refused = [{ line: 7, reason: 'There is no name.' }]
      await tenant.imports.finishReading(id, { rows: 4, repeated: 1, refused }, NOW)
      expect(await tenant.imports.finish(id, NOW)).toBe(false)
      expect(await tenant.imports.mergeNext(id, NOW)).toBe(true)
      expect(await tenant.imports.mergeNext(id, NOW)).toBe(true)
      expect(await tenant.imports.mergeNext(id, NOW)).toBe(false)
      expect(await tenant.imports.finish(id, NOW)).toBe(true)
      expect(await tenant.imports.finish(id, NOW)).toBe(false)
      expect(await tenant.imports.get(id)).toEqual({
        ...report,
        status: 'done',
        rows: 4,
        added: 2,
        unchanged: 1,
        refused,
      })
      const { relationships } = await tenant.relationships.unconfirmed(ben.id, 10)
      expect(relationships[0]).toMatchObject({
        memberId: ben.id,
        name: 'Jane Doe',
        title: 'CFO',
        spelling: 'Acme Inc.',
        domain: 'acme.test',
        since: '2020-02-29',
        kind: 'acquaintance',
        source: 'import',
        visibility: 'open',
        rating: null,
        confirmedAt: null,
      })
      expect(relationships[1]).toMatchObject({ name: 'Jim Roe', organizationId: null, spelling: null })
      expect(await tenant.imports.get(newId())).toBeNull()
    })

    it('find whom a teammate, or their own member, knows under another name, and keep two of one list apart', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      const { store } = stage()
      const robert = await tenant.relationships.log(entry(ana, 'Robert Smith', 'Acme'), NOW)
      const kate = await tenant.relationships.log(entry(ben, 'Kate Lane', 'Acme'), NOW)
      await tenant.relationships.log(entry(ana, 'Jane Poe', 'Acme'), NOW)
      await tenant.relationships.log(entry(ana, 'John Poe', 'Acme'), NOW)
      const noProfile = { profileHash: null }
      const rows = [
        row('Smith, Bob', 'Acme Inc.'),
        row('Katherine Lane', 'Acme', noProfile),
        row('Kathy Lane', 'Acme', noProfile),
        row('J. Poe', 'Acme', noProfile),
        row('Bob Smith', 'Globex', noProfile),
      ]
      expect(await merge(store, tenant, await readFile(tenant, ben, rows))).toMatchObject({ added: 4 })
      const ties = async (personId: string) =>
        (
          await stage().database.pool.query('SELECT name FROM relationship WHERE person_id = $1 ORDER BY id', [
            personId,
          ])
        ).rows
      expect(await ties(robert.after.personId)).toEqual([{ name: 'Robert Smith' }, { name: 'Smith, Bob' }])
      // One’s own word on somebody stays as it was said; of the two in the list the first is who was meant.
      expect(await ties(kate.after.personId)).toEqual([{ name: 'Kate Lane' }])
      expect(await sizeOf('person', tenant.workspaceId)).toBe(7)
      expect(await merge(store, tenant, await readFile(tenant, ben, rows))).toMatchObject({ added: 0 })
      expect(await sizeOf('person', tenant.workspaceId)).toBe(7)
    })

    it('of the same file change nothing, of a newer one the facts of the list', async () => {
      const { tenant, ben } = await newScene(stage())
      const { store } = stage()
      const rows = [row('Jane Doe', 'Acme', { title: 'CFO' }), row('Jim Roe', 'Acme')]
      expect(await merge(store, tenant, await readFile(tenant, ben, rows))).toMatchObject({ added: 2 })
      expect(await merge(store, tenant, await readFile(tenant, ben, rows))).toMatchObject({ added: 0, unchanged: 2 })
      const newer = [row('Jane Doe-Smith', 'Globex', { profileHash: 'profile of jane doe' }), row('Jim Roe', 'Acme')]
      expect(await merge(store, tenant, await readFile(tenant, ben, newer))).toMatchObject({ updated: 1, unchanged: 1 })
      const ties = (await tenant.relationships.unconfirmed(ben.id, 10)).relationships
      // What the newer list does not say is kept.
      expect(ties.map(({ name, spelling, title }) => [name, spelling, title]).sort()).toEqual([
        ['Jane Doe-Smith', 'Globex', 'CFO'],
        ['Jim Roe', 'Acme', null],
      ])
    })

    it('never change what the member said, and fill in what they did not', async () => {
      const { tenant, ben } = await newScene(stage())
      const said = { title: 'Boss', rating: 5, visibility: 'private' } as const
      const { after } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'Acme', said), NOW)
      const listed = row('Jane DOE', 'ACME', { title: 'CFO', since: '2020-01-01' })
      expect(await merge(stage().store, tenant, await readFile(tenant, ben, [listed]))).toMatchObject({ updated: 1 })
      expect(await tenant.relationships.get(after.id)).toEqual({ ...after, since: '2020-01-01' })
    })

    it('know one person by profile, by e-mail or by name at a company, and tell namesakes apart', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      const { store } = stage()
      const first = [
        row('Jane Doe', 'Acme', { profileHash: 'p1', emailHash: 'e1' }),
        row('Jane Doe', 'Acme', { profileHash: 'p2' }),
        row('Solo', null, { profileHash: null }),
      ]
      await merge(store, tenant, await readFile(tenant, ana, first))
      const second = [
        row('J. Doe', 'Globex', { profileHash: 'p1' }),
        row('Jane D', 'Initech', { profileHash: null, emailHash: 'e1' }),
        row('Solo', null, { profileHash: null }),
      ]
      // The first two are one human being, so the second of them is no news; nobody shares a name without a company.
      expect(await merge(store, tenant, await readFile(tenant, ben, second))).toMatchObject({ added: 2, unchanged: 1 })
      expect(await sizeOf('person', tenant.workspaceId)).toBe(4)
    })

    it('keep two apart who share a mailbox, and know again who changed a name', async () => {
      const { tenant, ben } = await newScene(stage())
      const { store } = stage()
      const shared = { profileHash: null, emailHash: 'family' }
      const rows = [row('Anna Lind', 'Acme', shared), row('Olaf Lind', 'Acme', shared)]
      expect(await merge(store, tenant, await readFile(tenant, ben, rows))).toMatchObject({ added: 2 })
      const married = [row('Anna Berg', 'Globex', shared), row('Olaf Lind', 'Acme', shared)]
      expect(await merge(store, tenant, await readFile(tenant, ben, married))).toMatchObject({
        updated: 1,
        unchanged: 1,
      })
      expect(await sizeOf('person', tenant.workspaceId)).toBe(2)
    })

    it('count two rows about one known person as one change', async () => {
      const { tenant, ben } = await newScene(stage())
      const { store } = stage()
      await merge(store, tenant, await readFile(tenant, ben, [row('Jane Doe', 'Acme', { emailHash: 'e1' })]))
      const twice = [
        row('Jane Doe', 'Globex', { emailHash: 'e1' }),
        row('Jane Doe', 'Initech', { profileHash: null, emailHash: 'e1' }),
      ]
      expect(await merge(store, tenant, await readFile(tenant, ben, twice))).toMatchObject({ updated: 1, unchanged: 1 })
    })

    it('go on where a dying process stopped, and merge a chunk once', async () => {
      const { tenant, ben } = await newScene(stage())
      const rows = Array.from({ length: 10 }, (_, n) => row(`Person ${n}`, `Company ${n % 3}`))
      const id = await readFile(tenant, ben, rows, 3)
      const { store } = stage()
      expect(await store.transaction(tenant.workspaceId, (tx) => tx.imports.mergeNext(id, NOW))).toBe(true)
      const dying = store.transaction(tenant.workspaceId, async (tx) => {
        await tx.imports.mergeNext(id, NOW)
        throw new Error('killed')
      })
      await expect(dying).rejects.toThrow('killed')
      expect(await tenant.imports.get(id)).toMatchObject({ added: 3, status: 'merging' })
      expect(await sizeOf('relationship', tenant.workspaceId)).toBe(3)
      expect(await merge(store, tenant, id)).toEqual({ rows: 10, added: 10, updated: 0, unchanged: 0 })
      expect(await sizeOf('import_chunk', tenant.workspaceId)).toBe(0)
    })

    it('are merged once by several processes at once', async () => {
      const { tenant, ben } = await newScene(stage())
      const rows = Array.from({ length: 40 }, (_, n) => row(`Person ${n}`, 'Acme'))
      const id = await readFile(tenant, ben, rows, 5)
      await together(stage(), 4, (store) => merge(store, store.in(tenant.workspaceId), id))
      expect(await tenant.imports.get(id)).toMatchObject({ status: 'done', rows: 40, added: 40, unchanged: 0 })
      expect(await sizeOf('relationship', tenant.workspaceId)).toBe(40)
    })

    it('of several members at once meet in the same people', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      const rows = Array.from({ length: 60 }, (_, n) => row(`Person ${n}`, `Company ${n % 7}`, { emailHash: `e${n}` }))
      const ids = [await readFile(tenant, ana, rows, 20), await readFile(tenant, ben, rows.toReversed(), 20)]
      const reports = await together(stage(), 2, (store, n) => merge(store, store.in(tenant.workspaceId), ids[n] ?? ''))
      expect(reports.map(({ added }) => added)).toEqual([60, 60])
      expect(await sizeOf('person', tenant.workspaceId)).toBe(60)
    })

    it('that were given up take no more rows and leave none', async () => {
      const { tenant, ben } = await newScene(stage())
      const id = await startImport(tenant, ben, 'Connections.csv', NOW)
      await tenant.imports.stage(id, 0, [row('Jane Doe', 'Acme')], NOW)
      await tenant.imports.refuse(id, 'refused', NOW)
      expect(await tenant.imports.get(id)).toMatchObject({ status: 'refused', added: 0 })
      const late = { rows: 1, repeated: 0, refused: [] }
      await expect(tenant.imports.stage(id, 1, [row('Jim Roe', 'Acme')], NOW)).rejects.toMatchObject({
        reason: 'reading-given-up',
      })
      await expect(tenant.imports.finishReading(id, late, NOW)).rejects.toMatchObject({ reason: 'reading-given-up' })
      expect(await sizeOf('import_chunk', tenant.workspaceId)).toBe(0)
      expect(await merge(stage().store, tenant, id)).toMatchObject({ added: 0 })
    })

    it('that are read to their end cannot be given up', async () => {
      const { tenant, ben } = await newScene(stage())
      const id = await readFile(tenant, ben, [row('Jane Doe', 'Acme')])
      await tenant.imports.refuse(id, 'refused', NOW)
      expect(await merge(stage().store, tenant, id)).toMatchObject({ added: 1 })
    })

    it('left behind are found: still to merge, or not touched while reading', async () => {
      const { tenant, ben } = await newScene(stage())
      const reading = await startImport(tenant, ben, 'slow.csv', NOW)
      const fresh = await startImport(tenant, ben, 'fresh.csv', NOW)
      await tenant.imports.stage(fresh, 0, [row('Jane Doe', 'Acme')], LATER)
      const merging = await readFile(tenant, ben, [row('Jane Doe', 'Acme')])
      const done = await readFile(tenant, ben, [])
      await merge(stage().store, tenant, done)
      const left = (await stage().store.leftImports(LATER)).filter((one) => one.workspaceId === tenant.workspaceId)
      expect(left.map(({ importId, status }) => ({ importId, status }))).toEqual(
        expect.arrayContaining([
          { importId: reading, status: 'reading' },
          { importId: merging, status: 'merging' },
        ]),
      )
      expect(left).toHaveLength(2)
    })

    it('hash with a key of the workspace’s own', async () => {
      const here = await (await newScene(stage())).tenant.imports.hasher()
      const there = await (await newScene(stage())).tenant.imports.hasher()
      expect(here('jane@acme.test')).toMatch(/^[\w-]{22}$/)
      expect(here('jane@acme.test')).toBe(here('jane@acme.test'))
      expect(here('jane@acme.test')).not.toBe(there('jane@acme.test'))
    })

    it('of whom a member met touch their ties and suggest the others, until they are taken back', async () => {
      const { tenant, ben } = await newScene(stage())
      const { store } = stage()
      const jane = row('Jane Doe', 'Acme', { emailHash: 'hash of jane' })
      await merge(store, tenant, await readFile(tenant, ben, [jane, row('Jim Roe', 'Acme')]))
      const met = [metRow('J. D.', 'hash of jane'), metRow('Jim Roe', 'hash of jim'), metRow('Max Met', 'hash of max')]
      const id = await readMet(tenant, ben, [...met, metRow('Mia Once', 'hash of mia', { isWorthAsking: false })])
      expect(await merge(store, tenant, id)).toEqual({ rows: 4, added: 1, updated: 2, unchanged: 1 })
      const part = { limit: 10, offset: 0 }
      expect(await tenant.suggestions.list(ben.id, part)).toMatchObject({ people: [{ name: 'Max Met' }], total: 1 })
      expect((await tenant.relationships.unconfirmed(ben.id, 10)).total).toBe(0)
      expect(await merge(store, tenant, await readMet(tenant, ben, met))).toMatchObject({ updated: 0 })
      expect(await store.transaction(tenant.workspaceId, (tx) => tx.imports.undoNext(id, 10, LATER))).toBe(2)
      expect((await tenant.relationships.unconfirmed(ben.id, 10)).total).toBe(2)
    })

    it('hash alike in every process', async () => {
      const { workspace } = await newScene(stage())
      const [one, two] = [stage().store, stage().other].map((store) => store.in(workspace.id).imports.hasher())
      expect((await one)?.('jane@acme.test')).toBe((await two)?.('jane@acme.test'))
    })
  })
}
