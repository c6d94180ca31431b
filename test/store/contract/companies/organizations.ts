import { describe, expect, it } from 'vitest'
import { findOrganizations } from '../../../../src/app/finding/find-organizations.ts'
import { newId } from '../../../../src/app/ports/new-id.ts'
import { NO_RECORD } from '../../../../src/domain/finding/track-record.ts'
import { normaliseOrganization } from '../../../../src/domain/matching/companies/organization-name.ts'
import { entry, merge, NOW, newScene, readFile, row, type Scene, type Stage } from '../stage.ts'

export function testOrganizations(stage: () => Stage) {
  const find = ({ tenant }: Scene, name: string, viewerId: string | null, domain: string | null = null) => {
    const { key, compact } = normaliseOrganization(name)
    return findOrganizations(tenant.companies, { key, compact, domain }, viewerId)
  }

  describe('organizations', () => {
    it('are found by name in any form, with their spellings and how many are known there', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      await tenant.relationships.log(entry(ben, 'Jane Doe', 'Blue Sky Inc.'), NOW)
      await tenant.relationships.log(entry(ana, 'Jim Roe', 'Blue Sky Inc.'), NOW)
      const { after } = await tenant.relationships.log(entry(ben, 'Joe Poe', 'BlueSky GmbH'), NOW)
      const found = await find(scene, 'bluesky', null)
      expect(found.map(({ match, people, spellings }) => ({ match, people, spellings }))).toEqual([
        { match: 'name', people: 2, spellings: ['Blue Sky Inc.'] },
        { match: 'name', people: 1, spellings: ['BlueSky GmbH'] },
      ])
      const bluesky = found[1]
      expect(bluesky).toMatchObject({ id: after.organizationId, name: 'BlueSky GmbH', key: 'bluesky' })
      const known = await tenant.companies.get(after.organizationId ?? '', null)
      expect(known?.id).toBe(after.organizationId)
      expect(bluesky).toMatchObject({ ...known })
      expect(await tenant.companies.get(newId(), null)).toBeNull()
    })

    it('are called by the spelling most use', async () => {
      const scene = await newScene(stage())
      for (const [index, spelling] of ['acme', 'ACME Corp.', 'ACME Corp.', 'acme'].entries())
        await scene.tenant.relationships.log(entry(scene.ben, `Person ${index}`, spelling), NOW)
      await scene.tenant.relationships.log(entry(scene.ana, 'Zoe', 'ACME Corp.'), NOW)
      expect(await find(scene, 'acme', null)).toMatchObject([
        { name: 'ACME Corp.', spellings: ['ACME Corp.', 'acme'], people: 5 },
      ])
    })

    it('are found by another name and by domain, by name first', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const { after: jane } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'Meta', { domain: 'fb.test' }), NOW)
      const { after: jim } = await tenant.relationships.log(
        entry(ben, 'Jim Roe', 'Old Sky', { domain: 'fb.test' }),
        NOW,
      )
      await stage().database.pool.query(
        `INSERT INTO organization_alias (workspace_id, id, organization_id, name, key, origin, created_at)
         VALUES ($1, $2, $3, 'Facebook', 'facebook', 'test', now())`,
        [tenant.workspaceId, newId(), jane.organizationId],
      )
      expect(await find(scene, 'Facebook', null)).toMatchObject([{ id: jane.organizationId, match: 'name' }])
      expect(await find(scene, 'Facebook', null, 'fb.test')).toMatchObject([
        { id: jane.organizationId, match: 'name' },
        { id: jim.organizationId, match: 'domain' },
      ])
    })

    it('of similar spelling are offered only where nothing is equal', async () => {
      const scene = await newScene(stage())
      await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Siemens'), NOW)
      await scene.tenant.relationships.log(entry(scene.ben, 'Jim Roe', 'Siemens Energy'), NOW)
      expect(await find(scene, 'Simens', null)).toMatchObject([
        { name: 'Siemens', match: 'similar' },
        { name: 'Siemens Energy', match: 'similar' },
      ])
      expect(await find(scene, 'Siemens', null)).toMatchObject([{ name: 'Siemens', match: 'name' }])
      expect(await find(scene, 'Unheard Of', null)).toEqual([])
    })

    it('known only through private relationships exist for their owner alone', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const secret = { visibility: 'private', domain: 'stealth.test' } as const
      const { after } = await tenant.relationships.log(entry(ben, 'Jane Doe', 'Stealth Labs', secret), NOW)
      const id = after.organizationId ?? ''
      for (const viewer of [ana.id, null]) {
        expect(await find(scene, 'Stealth Labs', viewer)).toEqual([])
        expect(await find(scene, 'Stelth Labs', viewer)).toEqual([])
        expect(await find(scene, 'Nothing', viewer, 'stealth.test')).toEqual([])
        expect(await tenant.companies.get(id, viewer)).toBeNull()
        expect(await tenant.waysIn.to(id, viewer, [], NOW)).toEqual([])
      }
      expect(await find(scene, 'Stealth Labs', ben.id)).toMatchObject([{ id, people: 1 }])
      expect(await find(scene, 'Nothing', ben.id, 'stealth.test')).toMatchObject([{ id, match: 'domain' }])
      expect(await tenant.waysIn.ownPeople(id, ben.id)).toEqual(['Jane Doe'])
      expect(await tenant.waysIn.ownPeople(id, ana.id)).toEqual([])
    })

    it('show neither spelling nor count of others’ private relationships', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      await tenant.relationships.log(entry(ben, 'Jane Doe', 'ACME SECRET DIVISION', { visibility: 'private' }), NOW)
      await tenant.relationships.log(entry(ben, 'Joe Poe', 'Acme Secret Division'), NOW)
      expect(await find(scene, 'acme secret division', ana.id)).toMatchObject([
        { name: 'Acme Secret Division', spellings: ['Acme Secret Division'], people: 1 },
      ])
      expect(await find(scene, 'acme secret division', ben.id)).toMatchObject([{ people: 2 }])
    })

    it('that are private take no places from similar ones that are not', async () => {
      const scene = await newScene(stage())
      for (let n = 0; n < 25; n++)
        await scene.tenant.relationships.log(
          entry(scene.ben, `Hidden ${n}`, `Falconry ${String.fromCharCode(97 + n)}`, { visibility: 'private' }),
          NOW,
        )
      await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Falconry Supplies'), NOW)
      expect(await find(scene, 'Falconri', scene.ana.id)).toMatchObject([{ name: 'Falconry Supplies' }])
      expect(await find(scene, 'Falconri', scene.ben.id)).toHaveLength(20)
    })
  })

  describe('similar organizations', () => {
    it.each([
      ['a word of several', 'Falcon Bridge Supplies', 'Bridge'],
      ['a letter missing', 'Initech Systems', 'Inntech'],
      ['words joined', 'Pay Pal Holdings', 'PayPal'],
      ['words apart', 'PayPal', 'Pay Pal Europe'],
      ['initials', 'International Business Machines', 'IBM'],
      ['initials spelled out', 'IBM', 'International Business Machines'],
      ['a domain’s label', 'Robit Oyj', 'robitgroup'],
      ['another script', '株式会社日立製作所', '日立製作所'],
      ['swapped letters of three', 'BHG Falconry', 'BGH Falconry'],
      ['what a domain has before it', 'The Falcon Company', 'getfalcon'],
      ['a domain that cuts its words short', 'Falconry Brook Supplies', 'falcbrook'],
      ['initials and that of a legal form', 'Falcon Bridge Infrastructure Ltd', 'fbil'],
      ['a former name with a country', 'Meta Ireland', 'Facebook Ireland Ltd.'],
    ])('are found by %s', async (_, name, query) => {
      const scene = await newScene(stage())
      await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', name), NOW)
      await scene.tenant.relationships.log(entry(scene.ben, 'Jim Roe', 'Unrelated Corp'), NOW)
      expect((await find(scene, query, null)).map((organization) => organization.name)).toEqual([name])
    })

    it('are few, however many are named alike, the rarest words first', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const rows = Array.from({ length: 2500 }, (_, n) => row(`Person ${n}`, `Company ${n}`))
      await merge(stage().store, tenant, await readFile(tenant, ben, rows))
      expect((await find(scene, 'Compnay 77', null))[0]?.name).toBe('Company 77')
      expect(await find(scene, 'Company', null)).toEqual([])
    })

    it('have room beside a word that very many hold, by a slip too', async () => {
      const scene = await newScene(stage())
      const { tenant, ben } = scene
      const named = (n: number) => (n % 2 === 0 ? `Sciences ${n}` : `Falconry ${n}`)
      const rows = Array.from({ length: 1_600 }, (_, n) => row(`Person ${n}`, named(n)))
      const others = ['Edwardon Lifesciences', 'Falconry Sciences'].map((name, n) => row(`Jane Doe ${'ab'[n]}`, name))
      await merge(stage().store, tenant, await readFile(tenant, ben, [...rows, ...others]))
      const first = async (name: string) => (await find(scene, name, null))[0]?.name
      // All of it ends in "sciences".
      expect(await first('Edwadron Lifesciences')).toBe('Edwardon Lifesciences')
      // Very many hold the word that is typed, and as many the one a slip away.
      expect(await first('Falcnry Sciences')).toBe('Falconry Sciences')
    })

    it('of what is removed leave no word behind', async () => {
      const scene = await newScene(stage())
      const { pool } = stage().database
      const ids = []
      for (const name of ['Initech Systems', 'Initech Systems Systems', 'Initech Bank'])
        ids.push((await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', name), NOW)).after.organizationId)
      const words = async () => {
        const { rows } = await pool.query(
          `SELECT word, organizations, (SELECT count(*)::int FROM organization_word_neighbour n
             WHERE n.workspace_id = w.workspace_id AND n.word = w.word) AS neighbours
           FROM organization_word w WHERE workspace_id = $1 ORDER BY word`,
          [scene.tenant.workspaceId],
        )
        return rows.map(({ word, organizations, neighbours }) => `${word} ${organizations} ${neighbours}`)
      }
      const remove = async (some: (string | null)[]) => {
        await pool.query('DELETE FROM relationship WHERE organization_id = ANY($1)', [some])
        await pool.query('DELETE FROM person WHERE organization_id = ANY($1)', [some])
        await pool.query('DELETE FROM organization WHERE id = ANY($1)', [some])
      }
      expect(await words()).toEqual(['bank 1 5', 'initech 3 8', 'systems 2 8'])
      await remove(ids.slice(0, 2))
      expect(await words()).toEqual(['bank 1 5', 'initech 1 8'])
      await remove(ids)
      expect(await words()).toEqual([])
      const { rows } = await pool.query('SELECT word FROM organization_word_neighbour WHERE workspace_id = $1', [
        scene.tenant.workspaceId,
      ])
      expect(rows).toEqual([])
    })
  })

  describe('other names', () => {
    const teach = (scene: Scene, organizationId: string | null, name: string) => {
      const { key } = normaliseOrganization(name)
      return stage().store.transaction(scene.tenant.workspaceId, (tx) =>
        tx.companies.addAlias({ organizationId: organizationId ?? '', name, key, origin: 'chosen' }, NOW),
      )
    }
    const words = async ({ tenant }: Scene) => {
      const { rows } = await stage().database.pool.query(
        'SELECT word, organizations AS n FROM organization_word WHERE workspace_id = $1 ORDER BY word',
        [tenant.workspaceId],
      )
      return rows.map(({ word, n }) => `${word} ${n}`)
    }

    it.each(['Big Blue', 'Big Blue GmbH & Co. KG', 'Big Bleu', 'BigBlue Group', 'Blue Big'])(
      'that were learned are found by "%s"',
      async (query) => {
        const scene = await newScene(stage())
        const { after } = await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Initech'), NOW)
        await scene.tenant.relationships.log(entry(scene.ben, 'Jim Roe', 'Globex'), NOW)
        await teach(scene, after.organizationId, 'Big Blue')
        expect((await find(scene, query, null)).map(({ name }) => name)).toEqual(['Initech'])
      },
    )

    it('that are forgotten leave no word behind, nor do those of what is removed', async () => {
      const scene = await newScene(stage())
      const { pool } = stage().database
      const { after } = await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Initech'), NOW)
      const id = await teach(scene, after.organizationId, 'Big Initech Bookkeeper')
      expect(await teach(scene, after.organizationId, 'Big Initech Bookkeeper')).toBeNull()
      expect(await words(scene)).toEqual(['big 1', 'bookkeeper 1', 'initech 2'])
      await scene.tenant.companies.removeAlias(id ?? '')
      expect(await words(scene)).toEqual(['initech 1'])
      expect(await find(scene, 'Big Bookkeeper', null)).toEqual([])
      await teach(scene, after.organizationId, 'Big Initech Bookkeeper')
      for (const table of ['relationship', 'person', 'organization'])
        await pool.query(`DELETE FROM ${table} WHERE workspace_id = $1`, [scene.tenant.workspaceId])
      expect(await words(scene)).toEqual([])
      const left = await pool.query('SELECT word FROM organization_word_neighbour WHERE workspace_id = $1', [
        scene.tenant.workspaceId,
      ])
      expect(left.rows).toEqual([])
    })

    it('that a name is written with are found, and two companies stay two', async () => {
      const scene = await newScene(stage())
      await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Acme Inc. (formerly Apex)'), NOW)
      await scene.tenant.relationships.log(entry(scene.ben, 'Jim Roe', 'Globex d/b/a Zenith Labs'), NOW)
      await scene.tenant.relationships.log(entry(scene.ben, 'Joe Poe', 'Initech (acquired by Hooli)'), NOW)
      const names = async (query: string) =>
        (await find(scene, query, null)).map(({ name, score }) => ({ name, score }))
      expect(await names('Apex GmbH')).toEqual([{ name: 'Acme Inc. (formerly Apex)', score: 0.95 }])
      expect(await names('Zenith Labs')).toEqual([{ name: 'Globex d/b/a Zenith Labs', score: 0.95 }])
      expect(await names('Hooli')).toEqual([])
      await scene.tenant.relationships.log(entry(scene.ben, 'Zoe', 'Apex'), NOW)
      expect(await names('Apex')).toEqual([{ name: 'Apex', score: 1 }])
    })

    it('that only a private relationship is written with are found by its owner alone', async () => {
      const scene = await newScene(stage())
      const { ana, ben } = scene
      await scene.tenant.relationships.log(
        entry(ben, 'Jane Doe', 'Acme (formerly Hushmoney)', { visibility: 'private' }),
        NOW,
      )
      await scene.tenant.relationships.log(entry(ben, 'Jim Roe', 'Acme'), NOW)
      for (const query of ['Hushmoney', 'Hushmony', 'Hushmoney Ltd']) {
        expect(await find(scene, query, ana.id)).toEqual([])
        expect(await find(scene, query, null)).toEqual([])
        expect(await find(scene, query, ben.id)).toMatchObject([{ key: 'acme' }])
      }
    })

    it('that everybody knows are found where nothing is called so, and two companies stay two', async () => {
      const scene = await newScene(stage())
      await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Procter & Gamble'), NOW)
      await scene.tenant.relationships.log(entry(scene.ben, 'Jim Roe', 'Meta Platforms, Inc.'), NOW)
      await scene.tenant.relationships.log(entry(scene.ben, 'Joe Poe', 'Meta'), NOW)
      const names = async (query: string) => (await find(scene, query, null)).map(({ name }) => name)
      expect((await names('P&G'))[0]).toBe('Procter & Gamble')
      expect((await names('Facebook')).sort()).toEqual(['Meta', 'Meta Platforms, Inc.'])
      expect(await names('Meta')).toEqual(['Meta'])
    })
  })

  describe('ways into an organization', () => {
    it('are others’ open and sealed ties of active members', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const { after } = await tenant.relationships.log(
        entry(ben, 'Jane Doe', 'Acme', {
          title: 'CFO',
          rating: 4,
          since: '2019-01-31',
          kind: 'colleague',
          how: 'work',
        }),
        NOW,
      )
      await tenant.relationships.log(entry(ben, 'Jim Roe', 'Acme', { visibility: 'sealed' }), NOW)
      await tenant.relationships.log(entry(ben, 'Joe Poe', 'Acme', { visibility: 'private' }), NOW)
      await tenant.relationships.log(entry(ana, 'Zoe', 'Acme'), NOW)
      const id = after.organizationId ?? ''
      const names = async (viewer: string | null) =>
        (await tenant.waysIn.to(id, viewer, [], NOW)).map(({ person }) => person).sort()
      expect(await names(ana.id)).toEqual(['Jane Doe', 'Jim Roe'])
      expect(await names(ben.id)).toEqual(['Zoe'])
      expect(await names(null)).toEqual(['Jane Doe', 'Jim Roe', 'Zoe'])
      const one = {
        wayId: after.id,
        relationshipId: after.id,
        memberId: ben.id,
        connector: 'Ben',
        person: 'Jane Doe',
        title: 'CFO',
        organizationId: id,
        organization: 'Acme',
        how: 'work',
        kind: 'colleague',
        rating: 4,
        since: '2019-01-31',
        lastTouch: null,
        touches: [],
        source: 'log',
        confirmedAt: NOW,
        visibility: 'open',
        partner: null,
        handedOver: null,
        record: NO_RECORD,
      }
      expect(await tenant.waysIn.to(id, ana.id, [], NOW)).toContainEqual(one)
      expect(await tenant.waysIn.get(after.id, ana.id)).toEqual(one)
      expect(await tenant.waysIn.get(after.id, ben.id)).toBeNull()
      await tenant.relationships.setVisibility(after.id, 'private', NOW)
      expect(await tenant.waysIn.get(after.id, ana.id)).toBeNull()
      await stage().database.pool.query('UPDATE member SET active = false WHERE id = $1', [ben.id])
      expect(await names(null)).toEqual(['Zoe'])
    })

    it('come with those of others with similar names, as the viewer may see them', async () => {
      const { tenant, ana, ben } = await newScene(stage())
      const idOf = async (...said: Parameters<typeof entry>) =>
        (await tenant.relationships.log(entry(...said), NOW)).after.organizationId ?? ''
      const acme = await idOf(ben, 'Jane Doe', 'Acme', { rating: 2 })
      await idOf(ben, 'John Roe', 'Acme', { rating: 5 })
      const volta = await idOf(ben, 'Kim Poe', 'Volta', { visibility: 'sealed' })
      const own = await idOf(ana, 'Lea Moe', 'Nordbahn')
      const hidden = await idOf(ben, 'Max Zoe', 'Hush', { visibility: 'private' })
      for (const viewer of [ana.id, null]) {
        const at = { organizationId: acme, others: [hidden, volta, own], most: 2 }
        const around = await tenant.waysIn.around(at, viewer, [], NOW)
        expect(around.ways).toEqual(await tenant.waysIn.to(acme, viewer, [], NOW))
        // What is hidden takes no place.
        expect(around.others.map(({ organization }) => organization.id).sort()).toEqual([volta, own].sort())
        for (const { organization, ways } of around.others)
          expect(ways).toEqual(await tenant.waysIn.to(organization.id, viewer, [], NOW))
      }
      const mine = await tenant.waysIn.around({ organizationId: own, others: [], most: 0 }, ana.id, [], NOW)
      expect(mine).toEqual({ ways: [], own: ['Lea Moe'], partners: [], away: false, others: [] })
    })

    it('are the 200 best, whoever was asked for first among them', async () => {
      const scene = await newScene(stage())
      const { tenant, ana, ben } = scene
      const rows = Array.from({ length: 230 }, (_, n) => row(`Person ${n}`, 'Big Corp', { title: 'Clerk' }))
      rows.push(row('Jane Doe', 'Big Corp', { title: 'Chief Financial Officer' }))
      await merge(stage().store, tenant, await readFile(tenant, ben, rows))
      const { after } = await tenant.relationships.log(entry(ben, 'Best Friend', 'Big Corp', { rating: 5 }), NOW)
      const id = after.organizationId ?? ''
      const all = await tenant.waysIn.to(id, ana.id, [], NOW)
      expect([all.length, all[0]?.person]).toEqual([200, 'Best Friend'])
      expect((await tenant.waysIn.to(id, ana.id, ['jane', 'doe'], NOW))[0]?.person).toBe('Jane Doe')
      const officers = await tenant.waysIn.to(id, ana.id, ['cfo', 'chief', 'financial', 'officer'], NOW)
      expect([officers.length, officers[0]?.person, officers[1]?.person]).toEqual([200, 'Jane Doe', 'Best Friend'])
    })
  })
}
