import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseMember, previewErasure } from '../../../src/app/members/erase-member.ts'
import { databases, type OpenedDatabase } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { refusalOf } from '../../support/refusals.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }

describe.each(databases)('erasing a member on $name', ({ open }) => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  const erasing = (team: Team, { member }: Teammate) => {
    const { store, workspace, clock } = team
    return { store, tenant: store.in(workspace.id), workspace, member, now: clock.now(), origin: 'cli' }
  }
  async function erase(team: Team, teammate: Teammate) {
    const erasure = await eraseMember(erasing(team, teammate))
    await team.settle()
    return erasure
  }
  async function ask(asker: Teammate, company: string, connector: string): Promise<void> {
    await asker.says(`/whoknows ${company}`)
    await asker.presses(`Ask ${connector}`)
    await asker.asks(WHY)
  }
  /** Every row of a workspace, table by table, as text. */
  async function rows(team: Team): Promise<Record<string, string[]>> {
    const { rows: tables } = await database.pool.query(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`,
    )
    const found: Record<string, string[]> = {}
    for (const { name } of tables) {
      const { rows: all } = await database.pool.query(
        `SELECT to_jsonb(t)::text AS row FROM "${name}" t WHERE workspace_id = $1 ORDER BY 1`,
        [team.workspace.id],
      )
      found[name] = all.map(({ row }) => row)
    }
    return found
  }
  const newTeam = async () => {
    const team = await createTeam(database)
    return { team, ana: await team.join('Ana'), ben: await team.join('Benedict'), cy: await team.join('Cyrus') }
  }

  it('ends what they were asked for: the ask is open again, its asker told, and nothing names them any more', async () => {
    const { team, ana, ben, cy } = await newTeam()
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
    await ben.says('/iknow Joe Poe at Nowhere Labs — school, 3/5')
    await cy.says('/iknow John Roe at Acme Corp — met once, 2/5')
    await ask(ana, 'acme', 'Benedict')
    await ben.presses('I’ll introduce')
    await ask(ben, 'acme', 'Cyrus')
    await ben.presses('Ask on my own')
    expect(textOf(ana.inbox()[0] ?? { summary: '', nodes: [] })).toContain('Benedict')
    expect(cy.inbox()).toHaveLength(1)

    const before = await rows(team)
    expect(await previewErasure(erasing(team, ben))).toEqual({
      relationships: 2,
      touches: 0,
      people: 2,
      asks: 1,
      favours: 1,
      imports: 0,
      cancelled: 1,
      closed: 1,
    })
    expect(await rows(team)).toEqual(before)
    expect(await erase(team, ben)).toMatchObject({ relationships: 2, people: 2, cancelled: 1, closed: 1 })

    const [old, told, ...more] = ana.inbox()
    expect(more).toEqual([])
    expect(old?.summary).toBe('This was about a teammate whose data has been erased since. Nothing to do.')
    expect(told?.summary).toContain('A teammate you asked about Acme Corp no longer uses Foothold')
    expect(textOf(told ?? { summary: '', nodes: [] })).toContain('Your ask is open again')
    expect(cy.inbox().map(({ summary }) => summary)).toEqual([old?.summary])
    const tenant = team.store.in(team.workspace.id)
    expect((await tenant.asks.all()).map(({ asker, status }) => [asker, status])).toEqual([['Ana', 'open']])
    expect(team.jobs.failures).toEqual([])

    const left = await rows(team)
    const everything = JSON.stringify(left)
    for (const trace of ['Benedict', 'benedict', ben.member.id, 'Joe Poe', 'Nowhere', 'nowhere', 'VP Sales'])
      expect(everything).not.toContain(trace)
    // What Cyrus said himself stays, and the words of the company it is about are counted as if Benedict had never been.
    expect(left['relationship']).toEqual(before['relationship']?.filter((row) => row.includes('met once')))
    expect(left['person']).toHaveLength(1)
    expect(left['organization_word']?.map((row) => JSON.parse(row))).toEqual([
      { workspace_id: team.workspace.id, word: 'acme', organizations: 1 },
    ])
    await ana.presses('Other ways in')
    expect(ana.seen().summary).toContain('Cyrus')
  })

  it('may be done again, changes nothing then, and lets them come back as somebody new', async () => {
    const { team, ana, ben } = await newTeam()
    await ben.says('/iknow Jane Doe at Acme Corp, colleague')
    await erase(team, ben)
    const after = await rows(team)
    expect(await refusalOf(() => erase(team, ben))).toBe('That member is gone already.')
    expect(await rows(team)).toEqual(after)
    await ben.says('/whoknows help')
    await ana.says('/whoknows acme')
    expect(ana.seen().summary).toBe('Nobody here has logged anyone at a company called “acme” yet.')
  })

  it('changes nothing of another workspace', async () => {
    const [one, other] = [await newTeam(), await newTeam()]
    for (const { ana, ben } of [one, other]) {
      await ben.says('/iknow Jane Doe at Acme Corp, colleague')
      await ask(ana, 'acme', 'Benedict')
    }
    const before = await rows(other.team)
    await erase(one.team, one.ben)
    await expect(eraseMember({ ...erasing(other.team, other.ben), member: one.ben.member })).rejects.toMatchObject({
      reason: 'member-gone',
    })
    expect(await rows(other.team)).toEqual(before)
  })

  it('undelivered messages about it are not sent', async () => {
    const { team, ana, ben, cy } = await newTeam()
    await cy.says('/iknow Jane Doe at Acme Corp, colleague, 4/5')
    await ben.says('/whoknows acme')
    await ben.presses('Ask Cyrus')
    team.platform.refuse('cyrus', new Error('The platform is down.'))
    await ben.asks(WHY)
    expect(team.jobs.failures).toHaveLength(1)
    team.platform.refuse('cyrus', null)
    await erase(team, ben)
    expect(cy.inbox()).toEqual([])
    expect(await team.jobs.queued(team.workspace.id)).toEqual([])
    expect(ana.inbox()).toEqual([])
  })

  it('and what others were told of an ask they made, joined, handed on or had noticed names them no more', async () => {
    const { team, ana, ben, cy } = await newTeam()
    const SEEN = { ...WHY, seenIn: 'digest' }
    await ben.says('/whoknows acme')
    await ben.presses('Keep my ask open')
    await ben.asks(SEEN)
    await ana.says('/whoknows acme')
    await ana.presses('Keep my ask open')
    await ana.asks(SEEN)
    await ana.presses('Join Benedict’s ask')
    await cy.says('/iknow Jane Doe at Acme Corp, colleague, 4/5')
    expect(cy.inbox().map(textOf).join()).toContain('Benedict')
    await ben.says('/intros')
    await ben.presses('Close')
    expect(ana.inbox().map(textOf).join()).toContain('Benedict is done with the ask')
    await erase(team, ben)
    for (const reader of [ana, cy]) expect(reader.inbox().map(textOf).join()).not.toContain('Benedict')
    expect(ana.inbox().map(textOf).join()).toContain('Who asked has left the ask for')
  })
})
