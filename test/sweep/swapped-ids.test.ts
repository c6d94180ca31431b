import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createBot } from '../../src/app/bot.ts'
import { Command, definitionOf } from '../../src/domain/commands/command.ts'
import { buttons } from '../support/button-commands.ts'
import { type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import { WHO } from '../support/door.ts'
import { createTeam, type Team, type Teammate } from '../support/team.ts'

// What a button carries goes through the platform and back, and may be altered: every id in it replaced by the id of
// anything else there is, in this workspace and in another. Whatever comes of it, it is an answer and no bug; and nothing of
// the other workspace is shown or changed.

const OTHERS = 'Zyx Secretco'

let database: OpenedDatabase
let team: Team
let other: Team
let ana: Teammate
const errors: object[] = []

beforeAll(async () => {
  database = await openOnServer()
  ;[team, other] = [await createTeam(database), await createTeam(database)]
  ana = await play(team, 'Acme Corp')
  await play(other, OTHERS)
}, 120_000)
afterAll(() => database.close())

/** A team with something of most kinds. */
async function play(playing: Team, company: string): Promise<Teammate> {
  const [asker, ben, cleo] = [await playing.join('Ana'), await playing.join('Ben'), await playing.join('Cleo')]
  await ben.says(`/iknow Jane Doe, VP Sales at ${company} — worked together 2019–22, 5/5`)
  await cleo.says(`/iknow John Roe, CFO at ${company} — school friend, 3/5`)
  await asker.says('/iknow Max Moe, CTO at Globex — friend, 4/5')
  await asker.says('/touch Max Moe lunch')
  await asker.says(`/iknow Pat Lee, partner at BridgeCo — opens ${company} — 4/5`)
  await asker.says('/swap Pat Lee looks for Initech')
  await asker.drops('list.csv', `company\n${company}\nGlobex\n`)
  await asker.drops('Connections.csv', 'First Name,Last Name,Company,Position\nKim,Poe,Initech,CEO\n', 'open')
  await asker.says(`/whoknows ${company}`)
  await asker.presses('Ask Ben')
  await asker.fills({ ...WHO, why: 'We build rockets.', benefit: 'Half the costs.' })
  await asker.presses('Send it')
  await ben.presses('I’ll introduce')
  await ben.reacts('✅')
  await asker.says('/whoknows Umbrella')
  await asker.says('/intros settings')
  return asker
}

/** The ids of everything in a workspace, a few of each table, and every event of the audit's kinds. */
async function idsOf({ workspace }: Team): Promise<{ some: string[]; audit: string[] }> {
  const tables = await database.pool.query(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name IN ('workspace_id', 'id') GROUP BY 1 HAVING count(*) = 2`,
  )
  const some: string[] = []
  for (const { name } of z.array(z.object({ name: z.string() })).parse(tables.rows)) {
    const rows = `SELECT id FROM ${name} WHERE workspace_id = $1 ORDER BY id LIMIT 1`
    some.push(...Ids.parse((await database.pool.query(rows, [workspace.id])).rows).map(({ id }) => id))
  }
  const events = 'SELECT DISTINCT ON (subject, event) id FROM audit_event WHERE workspace_id = $1'
  const audit = Ids.parse((await database.pool.query(events, [workspace.id])).rows).map(({ id }) => id)
  return { some, audit }
}
const Ids = z.array(z.object({ id: z.string() }))

/** A button's Command with all its ids replaced. */
function altered(arbitrary: fc.Arbitrary<object>, id: string, seed: number): Command {
  const [sample = {}] = fc.sample(arbitrary, { numRuns: 1, seed })
  const entries = Object.entries(sample).map(([name, value]) => [name, name.endsWith('Id') ? id : value])
  return Command.parse(Object.fromEntries(entries))
}

describe('a button whose ids were swapped', () => {
  const kinds = Object.entries<fc.Arbitrary<object>>(buttons).filter(([, arbitrary]) =>
    Object.keys(fc.sample(arbitrary, { numRuns: 1, seed: 1 })[0] ?? {}).some((name) => name.endsWith('Id')),
  )

  it('is answered kindly, whatever it names, and shows nothing of another workspace', {
    timeout: 240_000,
  }, async () => {
    expect(kinds.length).toBeGreaterThan(50)
    // Nobody counts here: what is too much for an hour would hide the rest.
    const log = { info() {}, warn() {}, error: (fields: object) => void errors.push(fields) }
    const handle = createBot({ store: team.store, clock: team.clock.now, log, unlimited: true })
    const [own, foreign] = [await idsOf(team), await idsOf(other)]
    expect(own.some.length).toBeGreaterThan(8)
    expect(own.audit.length).toBeGreaterThan(4)
    const before = await contents(other)
    for (const [kind, arbitrary] of kinds) {
      const isUndo = Object.keys(fc.sample(arbitrary, { numRuns: 1, seed: 1 })[0] ?? {}).includes('auditId')
      const ids = [...own.some, ...(isUndo ? [...own.audit, ...foreign.audit] : foreign.some.slice(0, 6))]
      for (const [at, id] of ids.entries()) {
        const said = JSON.stringify(await handle(altered(arbitrary, id, at), ana.actor))
        expect(errors, `${kind} with an id of something else`).toEqual([])
        expect(said, kind).not.toContain('Zyx')
      }
      expect(definitionOf(Command.parse(altered(arbitrary, own.some[0] ?? '', 0)).kind)).not.toBeNull()
    }
    expect(await contents(other)).toEqual(before)
  })
})

/** Everything of a workspace that Commands change, as text. */
async function contents({ workspace }: Team): Promise<string[]> {
  const tables = ['relationship', 'person', 'organization', 'ask', 'introduction', 'member', 'audit_event']
  return await Promise.all(
    tables.map(async (table) => {
      const rows = await database.pool.query(
        `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS id FROM ${table} t WHERE workspace_id = $1`,
        [workspace.id],
      )
      return Ids.parse(rows.rows)[0]?.id ?? ''
    }),
  )
}
