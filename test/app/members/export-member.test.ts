import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportMember } from '../../../src/app/members/export-member.ts'
import { MemberExport } from '../../../src/app/members/member-export.ts'
import { connectionsCsv } from '../../support/connections.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

describe('the export of a member', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function exported({ store, workspace, clock }: Team, { member }: Teammate) {
    let json = ''
    for await (const piece of exportMember({ tenant: store.in(workspace.id), workspace, member, now: clock.now() }))
      json += piece
    return { json, data: MemberExport.parse(JSON.parse(json)) }
  }

  it('holds what they told, asked, were asked and did, and of others what they may see', async () => {
    const team = await createTeam(database)
    const [ana, ben, cy] = [
      await team.join('Ana', { timeZone: 'Europe/Zurich' }),
      await team.join('Ben'),
      await team.join('Cyrus'),
    ]
    await ana.says('/iknow Bob Roe, CFO at Umbrella Robotics — school 2001, 5/5')
    await cy.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
    await cy.presses('Seal it')
    await ana.says('/whoknows acme')
    await ana.presses('Ask for an introduction')
    await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.' })
    await ben.says('/whoknows Umbrella')
    await ben.presses('Yes')
    await ben.presses('Ask Ana')
    await ben.asks({ why: 'We sell umbrellas.', benefit: 'Dry rockets.' })
    await ana.presses('Pass')
    const tenant = team.store.in(team.workspace.id)
    const [favour] = await tenant.introductions.everFor(ana.member.id, { limit: 1, offset: 0 })
    await ana.does({ kind: 'reason', introductionId: favour?.id ?? '', values: { reason: 'not-now' } })

    const { json, data } = await exported(team, ana)
    expect(data.member).toMatchObject({ user: 'ana', name: 'Ana', timeZone: 'Europe/Zurich', budget: 2 })
    expect(data.relationships).toMatchObject([
      {
        name: 'Bob Roe',
        title: 'CFO',
        company: 'Umbrella Robotics',
        kind: 'school',
        rating: 5,
        source: 'log',
        touches: [],
      },
    ])
    expect(data.asks).toMatchObject([
      {
        target: 'Acme Corp',
        why: 'We build rockets.',
        status: 'pursued',
        introductions: [{ connector: 'A teammate', person: 'someone', organization: 'Acme Corp', state: 'asked' }],
      },
    ])
    expect(data.favours).toMatchObject([
      { asker: 'Ben', person: 'Bob Roe', why: 'We sell umbrellas.', state: 'passed', passReason: 'not-now' },
    ])
    expect(data.history.map(({ subject, event }) => `${subject} ${event}`)).toEqual([
      'relationship logged',
      'ask open',
      'ask pursue',
      'introduction ask',
      'introduction pass',
      'ask all-ended',
      'introduction reason',
    ])
    for (const other of ['Jane', 'Cyrus', 'VP Sales', team.workspace.id, ana.member.id, ben.member.id])
      expect(json).not.toContain(other)

    expect(data.shown).toMatchObject([{ person: 'Bob Roe', viewer: 'Ben', asked: 'Umbrella' }])
    const askId = (await tenant.asks.of(ana.member.id, { limit: 1, offset: 0 }))[0]?.id ?? ''
    await ana.does({ kind: 'post-card', askId, channel: 'sales' })
    expect((await exported(team, ana)).data.asks[0]?.cards).toMatchObject([{ channel: 'sales', ended: null }])
    await ana.does({ kind: 'shown-ties', page: 0 })
    expect(JSON.stringify(ana.seen())).toContain('Ben: Bob Roe')
    await ben.does({ kind: 'shown-ties', page: 0 })
    expect(ben.seen().summary).toContain('Nobody was shown any of your ties')

    const bens = (await exported(team, ben)).data
    expect(bens.names).toMatchObject([{ name: 'Umbrella', organization: 'Umbrella Robotics', stands: true }])
    // Why Ana passed is hers.
    expect(bens.asks[0]?.introductions).toMatchObject([{ connector: 'Ana', person: 'Bob Roe', state: 'passed' }])
    expect(JSON.stringify(bens)).not.toContain('not-now')
  })

  it('comes in pieces, page after page, with every imported row once and no hash of an address', async () => {
    const team = await createTeam(database)
    const ana = await team.join('Ana')
    await ana.drops('Connections.csv', connectionsCsv(1200))
    await ana.says('/iknow Jane Doe at Acme Corp, 4/5')
    const { data, json } = await exported(team, ana)
    await ana.drops('targets.txt', 'Volta Motors\nNordbahn\n')
    const withList = (await exported(team, ana)).data
    expect(withList.lists).toMatchObject([
      { file: 'targets.txt', status: 'done', targets: ['Volta Motors', 'Nordbahn'] },
    ])
    team.clock.pass({ days: 7 })
    expect((await exported(team, ana)).data.lists).toMatchObject([
      { file: 'targets.txt', status: 'expired', targets: [] },
    ])
    expect(data.relationships).toHaveLength(1201)
    expect(new Set(data.relationships.map(({ name, company }) => `${name} ${company}`)).size).toBe(1201)
    expect(data.relationships.filter(({ file }) => file === 'Connections.csv')).toHaveLength(1200)
    expect(data.imports).toMatchObject([
      { file: 'Connections.csv', status: 'done', rows: 1200, new: 1200, refused: [] },
    ])
    const { rows } = await database.pool.query(
      'SELECT profile_hash AS hash FROM person WHERE workspace_id = $1 AND profile_hash IS NOT NULL',
      [team.workspace.id],
    )
    expect(rows.filter(({ hash }) => json.includes(hash))).toEqual([])
  })
})
