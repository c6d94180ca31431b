import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findOrganizations } from '../../../../src/app/finding/find-organizations.ts'
import type { Member } from '../../../../src/app/ports/entities.ts'
import { newId } from '../../../../src/app/ports/new-id.ts'
import { normaliseOrganization } from '../../../../src/domain/matching/companies/organization-name.ts'
import {
  actorOf,
  entry,
  LATER,
  merge,
  NOW,
  newAsk,
  newScene,
  readFile,
  row,
  type Scene,
  type Stage,
  startImport,
  together,
} from '../stage.ts'

const TABLES = [
  'organization',
  'organization_word',
  'organization_alias',
  'person',
  'merged_person',
  'relationship',
  'partner_tie',
  'ask',
  'introduction',
  'no_go_organization',
]

const BRICK = 'Acme Brick'
const WHOLE = 'Acme Bricks International'
const LAST = new Date('2026-03-02T12:00:00Z')

export function testMergedOrganizations(stage: () => Stage) {
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
  const mergeThem = ({ workspace }: Scene, from: string, into: string, store = stage().store, now = NOW) =>
    store.transaction(workspace.id, (tx) => tx.spellings.merge(from, into, now))
  const unmerge = ({ workspace }: Scene, id: string, countsAs?: string, store = stage().store) =>
    store.transaction(workspace.id, (tx) => tx.spellings.unmerge(id, countsAs))
  const find = async ({ tenant }: Scene, name: string, viewerId: string | null = null) => {
    const { key, compact } = normaliseOrganization(name)
    return await findOrganizations(tenant.companies, { key, compact, domain: null }, viewerId)
  }
  const log = async ({ tenant }: Scene, member: Member, name: string, company: string, said = {}, now = NOW) =>
    (await tenant.relationships.log(entry(member, name, company, said), now)).after
  const opens = ({ tenant }: Scene, relationshipId: string, ...companies: string[]) =>
    tenant.partners.setOpened(
      relationshipId,
      companies.map((spelling) => ({ spelling, organization: { name: spelling, ...keysOf(spelling) } })),
      NOW,
    )

  /** Two companies: Ana knows somebody at the one, Ben at the other, both Jane Doe, each at theirs. */
  async function furnish() {
    const scene = await newScene(stage())
    const { ana, ben } = scene
    const brick = (await log(scene, ana, 'Jim Roe', BRICK)).organizationId ?? ''
    const janeAtBrick = await log(scene, ana, 'Jane Doe', BRICK)
    const janeAtWhole = await log(scene, ben, 'Jane Doe', WHOLE)
    const whole = janeAtWhole.organizationId ?? ''
    await log(scene, ben, 'Max Fox', WHOLE)
    return { ...scene, brick, whole, janeAtBrick, janeAtWhole }
  }
  const idsAt = async ({ tenant, ana, ben }: Scene, id: string) => [
    ...(await tenant.waysIn.ownPeople(id, ana.id)),
    ...(await tenant.waysIn.ownPeople(id, ben.id)),
  ]

  describe('two companies that are one', () => {
    it('are found by either name, with what was known at both', async () => {
      const scene = await furnish()
      const { tenant, ben, brick, whole } = scene
      await tenant.companies.addAlias(
        { organizationId: whole, name: 'Brickies', key: 'brickies', origin: 'chosen' },
        NOW,
      )
      expect(await mergeThem(scene, whole, brick)).toBe(true)
      for (const name of [BRICK, WHOLE, 'ACME BRICKS INTERNATIONAL GmbH', 'Brickies'])
        expect(await find(scene, name, ben.id)).toMatchObject([
          { id: brick, people: 4, score: 1, spellings: [BRICK, WHOLE] },
        ])
      expect((await tenant.companies.get(whole, ben.id))?.id).toBe(brick)
      const counted = await tenant.spellings.of(brick, ben.id, 10)
      expect(counted.map(({ spelling, people, mergedFromId }) => [spelling, people, mergedFromId])).toEqual([
        [BRICK, 2, null],
        [WHOLE, 2, whole],
      ])
      const similar = await find(scene, 'Acme Bricks Internatoinal', ben.id)
      expect(similar.map(({ id }) => id)).toEqual([brick])
    })

    it('take in what is logged, imported or opened later under either name', async () => {
      const scene = await furnish()
      const { tenant, ana, ben, brick, whole } = scene
      await mergeThem(scene, whole, brick)
      expect((await log(scene, ana, 'Ada Fox', WHOLE)).organizationId).toBe(brick)
      const file = () => readFile(tenant, ben, [row('Bea Fox', WHOLE), row('Cleo Fox', BRICK)])
      expect(await merge(stage().store, tenant, await file())).toMatchObject({ added: 2 })
      expect(await merge(stage().store, tenant, await file())).toMatchObject({ unchanged: 2 })
      const partner = await log(scene, ben, 'Pat Lee', 'BridgeCo')
      await opens(scene, partner.id, WHOLE)
      expect(
        (await tenant.waysIn.around({ organizationId: brick, others: [], most: 0 }, ben.id, [], NOW)).partners,
      ).toEqual(['Pat Lee'])
      expect((await tenant.partners.openedBy(partner.id)).map(({ organization }) => organization.key)).toEqual([
        keysOf(WHOLE).key,
      ])
      expect(await idsAt(scene, brick)).toEqual([
        'Ada Fox',
        'Jane Doe',
        'Jim Roe',
        'Bea Fox',
        'Cleo Fox',
        'Jane Doe',
        'Max Fox',
      ])

      expect(await unmerge(scene, whole, brick)).toBe(brick)
      expect(await idsAt(scene, whole)).toEqual(['Ada Fox', 'Bea Fox', 'Jane Doe', 'Max Fox'])
      expect(await idsAt(scene, brick)).toEqual(['Jane Doe', 'Jim Roe', 'Cleo Fox'])
      expect(
        (await tenant.waysIn.around({ organizationId: whole, others: [], most: 0 }, ben.id, [], NOW)).partners,
      ).toEqual(['Pat Lee'])
      expect(
        (await tenant.waysIn.around({ organizationId: brick, others: [], most: 0 }, ben.id, [], NOW)).partners,
      ).toEqual([])
    })

    it('make one person of those known at both, and two again', async () => {
      const scene = await furnish()
      const { tenant, brick, whole, janeAtBrick, janeAtWhole } = scene
      await mergeThem(scene, whole, brick)
      expect((await tenant.relationships.get(janeAtWhole.id))?.personId).toBe(janeAtBrick.personId)
      const cy = (await stage().store.enter(actorOf(scene.workspace.platformId, 'Cy'), NOW)).member
      const third = await log(scene, cy, 'Jane Doe', WHOLE)
      expect(third.personId).toBe(janeAtBrick.personId)
      await unmerge(scene, whole)
      expect(await tenant.relationships.get(janeAtWhole.id)).toEqual(janeAtWhole)
      expect((await tenant.relationships.get(third.id))?.organizationId).toBe(whole)
    })

    it('leave two people two: of two profiles, and both known by one member', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      await merge(stage().store, tenant, await readFile(tenant, ana, [row('Jane Doe', BRICK, { profileHash: 'one' })]))
      await merge(stage().store, tenant, await readFile(tenant, ben, [row('Jane Doe', WHOLE, { profileHash: 'two' })]))
      const atBrick = await log(scene, ana, 'Kim Ito', BRICK)
      const atWhole = await log(scene, ana, 'Kim Ito', WHOLE)
      const before = await dump(scene)
      const [brick, whole] = [atBrick.organizationId ?? '', atWhole.organizationId ?? '']
      await mergeThem(scene, whole, brick)
      const after = await dump(scene)
      expect(after['person']).toHaveLength(before['person']?.length ?? 0)
      expect(await tenant.waysIn.ownPeople(brick, ana.id)).toEqual(['Jane Doe', 'Kim Ito', 'Kim Ito'])
      await unmerge(scene, whole)
      expect(await dump(scene)).toEqual(before)
    })

    it('say of both what nobody is to be asked about, and of one what was said of one', async () => {
      const scene = await furnish()
      const { tenant, ana, ben, brick, whole } = scene
      await tenant.protection.addNoGoOrganization(ben.id, whole, NOW)
      await mergeThem(scene, whole, brick)
      expect((await tenant.protection.noGos(ben.id)).organizationIds).toEqual([brick])
      expect(await find(scene, WHOLE, ana.id)).toMatchObject([{ id: brick, people: 2 }])
      await tenant.protection.addNoGoOrganization(ana.id, whole, LATER)
      await unmerge(scene, whole)
      expect((await tenant.protection.noGos(ben.id)).organizationIds).toEqual([whole])
      expect((await tenant.protection.noGos(ana.id)).organizationIds.toSorted()).toEqual([brick, whole].toSorted())
      await mergeThem(scene, whole, brick)
      await tenant.protection.removeNoGoOrganization(ben.id, brick)
      expect((await tenant.protection.noGos(ben.id)).organizationIds).toEqual([])
      await unmerge(scene, whole)
      expect((await tenant.protection.noGos(ben.id)).organizationIds).toEqual([])
    })

    it('are not made one twice, with themselves, or with what is one already; and split once', async () => {
      const scene = await furnish()
      const { brick, whole } = scene
      expect(await mergeThem(scene, brick, brick)).toBe(false)
      expect(await mergeThem(scene, newId(), brick)).toBe(false)
      expect(await unmerge(scene, whole)).toBeNull()
      const before = await dump(scene)
      const merged = await together(stage(), 6, (store, index) =>
        index % 3 === 2 ? mergeThem(scene, brick, whole, store) : mergeThem(scene, whole, brick, store),
      )
      expect(merged.filter(Boolean)).toHaveLength(1)
      expect(await mergeThem(scene, whole, brick)).toBe(false)
      expect(await mergeThem(scene, brick, whole)).toBe(false)
      expect(await unmerge(scene, whole, newId())).toBeNull()
      const id = (await unmerge(scene, whole)) ?? (await unmerge(scene, brick))
      expect([brick, whole]).toContain(id)
      expect(await dump(scene)).toEqual(before)
      expect(await unmerge(scene, whole)).toBeNull()
    })

    it('are split by either end of a chain', async () => {
      const scene = await furnish()
      const { ana, brick, whole } = scene
      const apex = (await log(scene, ana, 'Kim Ito', 'Apex')).organizationId ?? ''
      const [apart, chained] = [await dump(scene), async () => void (await mergeThem(scene, apex, whole))]
      await chained()
      const before = await dump(scene)
      expect(await mergeThem(scene, whole, brick)).toBe(true)
      expect(await find(scene, 'Apex', ana.id)).toMatchObject([{ id: brick, people: 5 }])
      expect(await unmerge(scene, whole, brick)).toBe(brick)
      expect(await dump(scene)).toEqual(before)
      await mergeThem(scene, whole, brick)
      expect(await unmerge(scene, apex, brick)).toBe(brick)
      expect(await find(scene, 'Apex', ana.id)).toMatchObject([{ id: apex, people: 1 }])
      expect(await unmerge(scene, whole)).toBe(brick)
      expect(await dump(scene)).toEqual(apart)
    })

    it('take in a spelling that was split off, which can be split off again', async () => {
      const scene = await furnish()
      const { tenant, workspace, ben, brick, whole } = scene
      await log(scene, ben, 'Lou Ray', 'ACME BRICK, Inc.')
      const { store } = stage()
      const apart = await store.transaction(workspace.id, (tx) => tx.spellings.split(brick, 'ACME BRICK, Inc.', NOW))
      const before = await dump(scene)
      await mergeThem(scene, apart ?? '', whole)
      await mergeThem(scene, whole, brick)
      expect((await log(scene, ben, 'Ada Fox', 'ACME BRICK, Inc.')).organizationId).toBe(brick)
      expect(await find(scene, BRICK, ben.id)).toMatchObject([{ id: brick, people: 6 }])
      await tenant.relationships.remove((await log(scene, ben, 'Ada Fox', 'ACME BRICK, Inc.')).id)
      await unmerge(scene, whole)
      await unmerge(scene, apart ?? '')
      expect(await dump(scene)).toEqual(before)
      // One that was split off, and is merged with others, stays told apart where it is put back.
      await mergeThem(scene, whole, apart ?? '')
      const rejoin = () => store.transaction(workspace.id, (tx) => tx.spellings.rejoin(apart ?? '', NOW))
      expect(await rejoin()).toEqual({ organizationId: brick, spelling: 'ACME BRICK, Inc.' })
      expect(await rejoin()).toBeNull()
      expect(await find(scene, WHOLE, ben.id)).toMatchObject([{ id: brick, people: 5 }])
      await unmerge(scene, apart ?? '')
      await unmerge(scene, whole)
      expect(await dump(scene)).toEqual(before)
    })

    it('are known by a name only to who knows of somebody by it', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const brick = (await log(scene, ben, 'Jim Roe', BRICK)).organizationId ?? ''
      const hidden = await log(scene, ben, 'Max Fox', 'Zeppelin Works', { visibility: 'private' })
      await mergeThem(scene, hidden.organizationId ?? '', brick)
      expect(await find(scene, 'Zeppelin Works', ben.id)).toMatchObject([{ id: brick, people: 2 }])
      expect(await find(scene, 'Zeppelin Works', ana.id)).toEqual([])
      expect(await find(scene, 'Zeppelin Work', ana.id)).toEqual([])
      expect(await tenant.companies.get(hidden.organizationId ?? '', ana.id)).toBeNull()
      expect(await find(scene, BRICK, ana.id)).toMatchObject([{ id: brick, people: 1, spellings: [BRICK] }])
    })

    it('outlive the member who was known for one of them', async () => {
      const scene = await furnish()
      const { tenant, workspace, ana, ben, brick, whole } = scene
      await tenant.protection.addNoGoOrganization(ben.id, whole, NOW)
      await mergeThem(scene, whole, brick)
      await stage().store.transaction(workspace.id, async (tx) => {
        expect(await tx.erasure.lock(ben.id)).toBe(true)
        await tx.erasure.removeMember(ben.id)
      })
      expect((await dump(scene))['merged_person']).toEqual([])
      expect(await find(scene, WHOLE, ana.id)).toMatchObject([{ id: brick, people: 2 }])
      expect(await unmerge(scene, whole)).toBe(brick)
      expect(await tenant.waysIn.ownPeople(brick, ana.id)).toEqual(['Jane Doe', 'Jim Roe'])
      expect((await log(scene, ana, 'Max Fox', WHOLE)).organizationId).toBe(whole)
    })

    it('go with the last who knew anybody there', async () => {
      const scene = await newScene(stage())
      const { workspace, ben } = scene
      const brick = (await log(scene, ben, 'Jim Roe', BRICK)).organizationId ?? ''
      const whole = (await log(scene, ben, 'Max Fox', WHOLE)).organizationId ?? ''
      await mergeThem(scene, whole, brick)
      await stage().store.transaction(workspace.id, async (tx) => {
        await tx.erasure.lock(ben.id)
        await tx.erasure.removeMember(ben.id)
      })
      const left = await dump(scene)
      expect([left['organization'], left['organization_word'], left['person']]).toEqual([[], [], []])
    })

    it('are one for an import that runs at the same time, and for asks', async () => {
      const scene = await furnish()
      const { tenant, ben, ana, brick, whole } = scene
      const rows = Array.from({ length: 60 }, (_, n) => row(`Person ${n}`, n % 2 ? WHOLE : BRICK))
      const importId = await readFile(tenant, ben, rows, 5)
      const ask = () =>
        stage().store.transaction(scene.workspace.id, (tx) => newAsk({ ...scene, tenant: tx }, whole, WHOLE))
      await Promise.all([merge(stage().other, tenant, importId), ask(), mergeThem(scene, whole, brick), ask()])
      await ask()
      const { rows: left } = await stage().database.pool.query(
        `SELECT (SELECT count(*) FROM relationship WHERE organization_id = $1)::int AS ties,
           (SELECT count(*) FROM ask WHERE organization_id = $1)::int AS asks,
           (SELECT count(*) FROM person WHERE organization_id = $1)::int AS people,
           (SELECT count(*) FROM relationship WHERE organization_id = $2)::int AS here`,
        [whole, brick],
      )
      expect(left).toEqual([{ ties: 0, asks: 0, people: 0, here: 64 }])
      expect(await find(scene, WHOLE, ana.id)).toMatchObject([{ id: brick, people: 64 }])
      expect(await tenant.asks.living(ana.id, whole, WHOLE)).toMatchObject({ organizationId: brick })
    })

    it('belong to their workspace', async () => {
      const [here, there] = [await furnish(), await furnish()]
      const before = await dump(here)
      expect(await mergeThem(there, here.whole, here.brick)).toBe(false)
      expect(await mergeThem(there, here.whole, there.brick)).toBe(false)
      expect(await dump(here)).toEqual(before)
      await mergeThem(here, here.whole, here.brick)
      const merged = await dump(here)
      expect(await unmerge(there, here.whole)).toBeNull()
      expect(await dump(here)).toEqual(merged)
    })

    it('are as before once they are split, whatever belonged to either', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), fc.boolean(), async (acts, chained) => {
          const scene = await newScene(stage())
          for (const one of acts) await play(scene, one, NOW)
          const [brick, whole, apex] = await Promise.all([BRICK, WHOLE, 'Apex'].map((name) => idOf(scene, name)))
          fc.pre(Boolean(brick && whole))
          if (chained && apex) await mergeThem(scene, apex, whole ?? '')
          const before = await dump(scene)
          expect(await mergeThem(scene, whole ?? '', brick ?? '', stage().store, LATER)).toBe(true)
          expect((await dump(scene))['relationship']).toHaveLength(before['relationship']?.length ?? -1)
          expect(await unmerge(scene, whole ?? '')).toBe(brick)
          expect(await dump(scene)).toEqual(before)
        }),
        { numRuns: 25 },
      )
    })

    it('keep every tie at the company it is spelled by, whatever is said while they are one', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 6 }), fc.array(act, { maxLength: 8 }), async (first, later) => {
          const scene = await furnish()
          const { brick, whole } = scene
          for (const one of first) await play(scene, one, NOW)
          await mergeThem(scene, whole, brick, stage().store, NOW)
          for (const one of later) await play(scene, one, LAST)
          const ties = await countTies(scene)
          await unmerge(scene, whole)
          expect(await countTies(scene)).toBe(ties)
          const { rows: astray } = await stage().database.pool.query(
            `SELECT r.spelling, o.key FROM (
               SELECT spelling, organization_id FROM relationship WHERE workspace_id = $1
               UNION ALL SELECT spelling, organization_id FROM partner_tie WHERE workspace_id = $1) AS r
             JOIN organization o ON o.id = r.organization_id WHERE o.key <> lower(r.spelling)`,
            [scene.workspace.id],
          )
          expect(astray).toEqual([])
          const { rows: marked } = await stage().database.pool.query(
            `SELECT 1 FROM relationship WHERE workspace_id = $1 AND merged_from_id IS NOT NULL`,
            [scene.workspace.id],
          )
          expect(marked).toEqual([])
        }),
        { numRuns: 25 },
      )
    })
  })

  const idOf = async ({ workspace }: Scene, name: string): Promise<string | null> =>
    (
      await stage().database.pool.query('SELECT id FROM organization WHERE workspace_id = $1 AND key = $2', [
        workspace.id,
        keysOf(name).key,
      ])
    ).rows[0]?.id ?? null
  const countTies = async ({ workspace }: Scene) =>
    (
      await stage().database.pool.query('SELECT count(*)::int AS ties FROM relationship WHERE workspace_id = $1', [
        workspace.id,
      ])
    ).rows[0].ties

  /** Does one of the things that may belong to a company. */
  async function play(scene: Scene, one: Act, now: Date): Promise<void> {
    const { tenant, ana, ben } = scene
    const member = one.ben ? ben : ana
    const { kind, person, company, other } = one
    const visibility = one.hidden ? 'private' : 'open'
    if (kind === 'import') {
      const id = await startImport(tenant, member, 'Connections.csv', now)
      const emailHash = one.hidden ? `${person} ${company}` : null
      await tenant.imports.stage(
        id,
        0,
        [row(person, company, { emailHash, ...(one.ben ? {} : { profileHash: null }) })],
        now,
      )
      await tenant.imports.finishReading(id, { rows: 1, repeated: 0, refused: [] }, now)
      await merge(stage().store, tenant, id)
      return
    }
    const tie = await log(scene, member, person, company, { visibility }, now)
    const organizationId = tie.organizationId ?? ''
    if (kind === 'no-go') await tenant.protection.addNoGoOrganization(member.id, organizationId, now)
    if (kind === 'opens') await opens(scene, tie.id, ...new Set([company === other ? 'Globex' : other, 'Apex']))
    if (kind === 'alias')
      await tenant.companies.addAlias({ organizationId, name: other, key: keysOf(other).key, origin: 'chosen' }, now)
    if (kind === 'ask') {
      const askId = await newAsk(scene, organizationId, other)
      const introduction = { id: newId(), askId, relationshipId: tie.id, whom: null, state: 'suggested' } as const
      await tenant.introductions.create(introduction, now)
    }
  }
}

const act = fc.record({
  kind: fc.constantFrom('log', 'import', 'no-go', 'opens', 'alias', 'ask'),
  ben: fc.boolean(),
  hidden: fc.boolean(),
  person: fc.constantFrom('Jane Doe', 'Jim Roe', 'Kim Ito'),
  company: fc.constantFrom(BRICK, WHOLE, 'Apex'),
  other: fc.constantFrom(BRICK, WHOLE),
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

function keysOf(name: string) {
  const { key, compact } = normaliseOrganization(name)
  return { key, compact }
}
