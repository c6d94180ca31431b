import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runTick } from '../../../src/app/run-tick.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

const JANE = '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5'
const JIM = '/iknow Jim Roe, CTO at Acme Corp — met once, 2/5'
const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }
/** Tables that name a member, or somebody only that member knew. */
const TABLES = [
  'member',
  'relationship',
  'person',
  'organization',
  'introduction',
  'ask',
  'import',
  'message_reference',
]

describe('a member who leaves', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function tick(team: Team, days = 0): Promise<void> {
    team.clock.pass({ days })
    await runTick(team.store, team.clock.now(), (error, step) => {
      throw new Error(step, { cause: error })
    })
    await team.settle()
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  }

  const leaves = async (team: Team, { actor }: Teammate) => await team.store.keepProfile({ ...actor, active: false })
  const told = (teammate: Teammate) => teammate.inbox().map(({ summary }) => summary)

  async function asked(options: { sealed?: true } = {}) {
    const team = await createTeam(database, { hidingAmong: 1 })
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    await ben.says(JANE)
    if (options.sealed) await ben.presses('Seal it')
    await ana.says('/whoknows acme')
    await ana.presses(options.sealed ? 'Ask for an introduction' : 'Ask Ben')
    await ana.asks(options.sealed ? { ...WHY, whom: 'CFO' } : WHY)
    return { team, ana, ben, cleo }
  }

  it('is asked no more: the next best is, and the asker hears why', async () => {
    const { team, ana, ben, cleo } = await asked()
    await cleo.says(JIM)
    await leaves(team, ben)
    await tick(team)
    expect(told(ana).at(-1)).toBe('Ben has left the team, so I asked Cleo to introduce you to Jim Roe at Acme Corp.')
    expect(textOf(cleo.inbox().at(-1) ?? fail())).toContain('Ana')
    await ana.says('/whoknows acme')
    expect(textOf(ana.seen())).not.toMatch(/Ben|Jane/)
    const before = told(ana)
    await tick(team)
    expect(told(ana)).toEqual(before)
  })

  it('who had promised is let go of too; where nobody else can be asked the ask is open again', async () => {
    const { team, ana, ben } = await asked()
    await ben.presses('I’ll introduce')
    await leaves(team, ben)
    await tick(team)
    expect(told(ana).at(-1)).toBe('Ben has left the team and cannot introduce you to Jane Doe at Acme Corp any more.')
    expect(textOf(ana.inbox().at(-1) ?? fail())).toContain('Your ask stays open')
  })

  it('is not found out as the owner of a sealed tie by the day they left', async () => {
    const { team, ana, ben } = await asked({ sealed: true })
    const before = told(ana)
    await leaves(team, ben)
    await tick(team)
    expect(told(ana)).toEqual(before)
  })

  // Whom Ana asked for, in her own words, stays hers.
  it('is erased after 30 days, to the last row', async () => {
    const { team, ben } = await asked()
    const rows = async () => {
      const counts = await Promise.all(
        TABLES.map(async (table) => {
          const { rows: found } = await database.pool.query(
            `SELECT t::text AS row FROM ${table} t WHERE workspace_id = $1`,
            [team.workspace.id],
          )
          return found
            .map(({ row }) => `${table} ${row}`)
            .filter((row) => (table !== 'ask' && /Jane|Ben|VP Sales/.test(row)) || row.includes(ben.member.id))
        }),
      )
      return counts.flat()
    }
    await leaves(team, ben)
    await tick(team)
    await tick(team, 29)
    expect(await team.store.in(team.workspace.id).members.get(ben.member.id)).not.toBeNull()
    await tick(team, 1)
    expect(await team.store.in(team.workspace.id).members.get(ben.member.id)).toBeNull()
    expect(await rows()).toEqual([])
    await tick(team)
  })

  it('hands over whom they agreed to, and to whom, on that one’s yes; the rest is erased', async () => {
    const { team, ana, ben, cleo } = await asked()
    await ben.says('/iknow Sue Lee, CFO at Globex — school friend, 5/5, sealed')
    await ben.says('/iknow Pia Moe, CEO at Initech — friend, 5/5, private')
    await ben.says('/intros privacy')
    expect(textOf(ben.seen())).toContain('everything is erased, nothing handed over')
    await ben.presses('Hand over when I leave…')
    await ben.fills({ teammate: 'Ben' })
    await ben.fills({ teammate: 'Cleo' })
    expect(textOf(ben.seen())).toContain('Cleo is asked whether they take over whom you know; agreed to on')
    await tick(team)
    expect(told(cleo)).toEqual([])
    await leaves(team, ben)
    await tick(team)
    await tick(team)
    const question = cleo.inbox()
    expect(question).toHaveLength(1)
    expect(textOf(question[0] ?? fail())).toContain('2 people, 1 of them sealed')
    expect(textOf(question[0] ?? fail())).not.toMatch(/Jane|Sue|Acme|Globex/)
    const handoverId = (await team.store.in(team.workspace.id).handovers.of(ben.member.id))?.id ?? fail()
    // Nobody else can say yes for her.
    await ana.does({ kind: 'answer-hand-over', handoverId, answer: 'yes' })
    expect(textOf(ana.seen())).toContain('That is over')
    expect(textOf(await shown(await cleo.does({ kind: 'my-people', page: 0 })))).not.toContain('Jane')
    await cleo.does({ kind: 'answer-hand-over', handoverId, answer: 'yes' })
    expect(textOf(cleo.seen())).toContain('2 people handed over by Ben')
    await cleo.does({ kind: 'answer-hand-over', handoverId, answer: 'no' })
    await ana.says('/whoknows acme')
    expect(textOf(ana.seen())).toContain('Handed over by Ben, not confirmed: Cleo has not said yet how well they know')
    await ana.says('/whoknows globex')
    expect(textOf(ana.seen())).not.toMatch(/Sue|Cleo|Ben/)
    await tick(team, 31)
    expect(await team.store.in(team.workspace.id).members.get(ben.member.id)).toBeNull()
    await cleo.says('/intros people')
    expect(textOf(cleo.seen())).toContain('handed over by a teammate who has left, not confirmed')
    expect(textOf(cleo.seen())).toContain('Sue Lee')
    expect(textOf(cleo.seen())).not.toMatch(/Pia|Ben|school/)
    expect(JSON.stringify(cleo.inbox())).not.toContain('Ben')
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('hands over nothing without an answer, nor what they took back', async () => {
    const { team, ben, cleo } = await asked()
    await ben.says('/intros privacy')
    await ben.presses('Hand over when I leave…')
    await ben.fills({ teammate: 'Cleo' })
    await leaves(team, ben)
    await tick(team)
    await team.store.keepProfile(ben.actor)
    await tick(team)
    expect(textOf(cleo.inbox()[0] ?? fail())).toContain('needs no answer any more')
    await leaves(team, ben)
    await tick(team)
    expect(cleo.inbox()).toHaveLength(2)
    await tick(team, 31)
    await cleo.says('/intros people')
    expect(textOf(cleo.seen())).toContain('You have logged nobody yet.')
  })

  it('who is back keeps everything: in time, or where only the platform knows', async () => {
    const { team, ben } = await asked()
    const isThere = async () => (await team.store.in(team.workspace.id).members.get(ben.member.id))?.active
    await leaves(team, ben)
    await tick(team)
    await team.store.keepProfile(ben.actor)
    await tick(team, 40)
    expect(await isThere()).toBe(true)
    await leaves(team, ben)
    await tick(team)
    team.platform.isBack = async () => Promise.reject(new Error('The platform is down.'))
    team.clock.pass({ days: 31 })
    await runTick(team.store, team.clock.now(), (error) => {
      throw error
    })
    await team.settle()
    expect(await isThere()).toBe(false)
    team.platform.isBack = async (_workspace, user) => user === ben.actor.user
    await team.settle()
    expect(await isThere()).toBe(true)
  })

  it('goes as soon as the team says, which admins alone can, who see numbers and no names', async () => {
    const { team, ana, ben, cleo } = await asked()
    expect(textOf(await shown(await cleo.does({ kind: 'team' })))).toContain('may manage')
    expect(textOf(await shown(await cleo.does({ kind: 'leaver-days', days: 7 })))).toContain('may manage')
    const admin = { ...ana.actor, admin: true }
    const page = textOf(await shown(await team.handle({ kind: 'team' }, admin)))
    expect(page).toContain('1 of 3 teammates logged somebody.')
    expect(page).not.toMatch(/Ben|Cleo/)
    await team.handle({ kind: 'leaver-days', days: 7 }, admin)
    await leaves(team, ben)
    await tick(team)
    expect(textOf(await shown(await team.handle({ kind: 'team' }, admin)))).toContain('1 member has left')
    await tick(team, 8)
    expect(await team.store.in(team.workspace.id).members.get(ben.member.id)).toBeNull()
  })

  it('or never started gets no message, however long the others go on', async () => {
    const { team, ana, cleo } = await asked()
    for (let week = 0; week < 8; week++) await tick(team, 7)
    expect(ana.inbox().length).toBeGreaterThan(0)
    expect(cleo.inbox()).toEqual([])
  })
})

function fail(): never {
  throw new Error('No message.')
}

async function shown(reply: Awaited<ReturnType<Teammate['does']>>) {
  if (reply.kind !== 'view') throw new Error(`No view: ${reply.kind}`)
  return reply.view
}
