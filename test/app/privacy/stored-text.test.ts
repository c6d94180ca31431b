import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { filledForm } from '../../../src/app/forms/form-of.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import type { Reply } from '../../../src/app/ports/platform.ts'
import { runTick } from '../../../src/app/run-tick.ts'
import { Command, FormCommand } from '../../../src/domain/commands/command.ts'
import { inPieces } from '../../support/bytes.ts'
import { emptyDatabase, type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { sample } from '../../support/sample.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'
import { buttonsOf } from '../../support/views.ts'

// No door lets an e-mail address or a phone number of somebody outside into the database: whatever is typed, dropped or
// sent, every table is read afterwards. The Commands are those of the registry: a new one is looked at by itself.

/** Somebody outside in many writings; the word in the middle shows that a text was kept at all. */
const WRITINGS = [
  'zelda.quux@acme.com wombat +1 (415) 555-2671',
  'zelda.quux＠acme.com wombat tel. 415.555.2671',
  'zelda.quux (at) acme (dot) com wombat ４１５-５５５-２６７１',
  'mailto:zelda\u200b.quux@acme.com wombat 415\u00a0555\u20112671',
]
const KEPT = 'wombat'

/** Everything the database holds, a text for each row. */
async function dump({ pool }: OpenedDatabase): Promise<string[]> {
  const { rows: tables } = await pool.query(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  const every = tables.map(({ name }) => `SELECT '${name}' || ' ' || one::text AS row FROM ${name} AS one`)
  return (await pool.query(every.join(' UNION ALL '))).rows.map(({ row }) => String(row))
}

/** The texts that give somebody away. */
function leaks(texts: string[]): string[] {
  return texts.filter((text) => {
    const plain = text
      .normalize('NFKC')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .toLowerCase()
    return /zelda|quux/.test(plain) || /4155552671/.test(plain.replace(/[^\p{L}\p{N}]/gu, ''))
  })
}

describe.each(Command.options.map((schema) => ({ kind: schema.shape.kind.value, schema })))('$kind', ({ schema }) => {
  it.each(WRITINGS)('is read without an address: %s', (text) => {
    const given = sample(schema, text)
    const whole = typeof given === 'object' && given !== null && 'file' in given ? withBytes(given) : given
    const read = schema.safeParse(whole)
    // What is no words is refused when it is written like some.
    if (read.success) expect(leaks([JSON.stringify(read.data)])).toEqual([])
    else expect(read.error.issues.map(({ code }) => code)).not.toContain('invalid_type')
  })
})

const withBytes = (given: object) => ({ ...given, file: { name: WRITINGS[0], bytes: inPieces(new Uint8Array()) } })

/** What brings an introduction to where the form of this kind counts. */
const BEFORE: { [kind: string]: (team: Scene) => Promise<unknown> } = {
  reason: ({ ben, introductionId }) => ben.does({ kind: 'pass', introductionId }),
  won: async ({ ben, introductionId }) => {
    await ben.does({ kind: 'accept', introductionId })
    await ben.does({ kind: 'made', introductionId })
  },
}

type Scene = { team: Team; ana: Teammate; ben: Teammate; introductionId: string; ids: { [name: string]: string } }

/** A team in which Ana has asked Ben, and whose asks are seen in the digest. */
async function newScene(database: OpenedDatabase): Promise<Scene> {
  const team = await createTeam(database)
  const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
  const admin = { ...ana.actor, admin: true }
  await team.handle({ kind: 'settings' }, admin)
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
  await ben.says('/iknow Jim Roe, CFO at Globex — studied together, 4/5')
  await ana.says('/whoknows acme')
  await ana.presses('Ask Ben')
  await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.', seenIn: 'digest' })
  const tenant = team.store.in(team.workspace.id)
  const [ask] = await tenant.asks.of(ana.member.id, { limit: 1, offset: 0 })
  const [introduction] = await tenant.introductions.ofAsk(ask?.id ?? '')
  const introductionId = introduction?.id ?? ''
  const { rows } = await database.pool.query(
    `SELECT r.id, r.organization_id FROM relationship r WHERE workspace_id = $1 ORDER BY (name = 'Jim Roe') DESC`,
    [team.workspace.id],
  )
  const askId = ask?.id ?? ''
  await ana.does({ kind: 'post-card', askId, channel: 'general' })
  const requestId = (await tenant.requests.ofAsk(askId))[0]?.id ?? ''
  const ids = {
    introductionId,
    requestId,
    channel: 'general',
    askId,
    relationshipId: String(rows[0]?.id),
    organizationId: String(rows[1]?.organization_id),
    otherId: String(rows[0]?.organization_id),
    // Forms of what is gone by now are kept as drafts like all others.
    importId: newId(),
    suggestionId: newId(),
  }
  return { team, ana, ben, introductionId, ids }
}

/** Sends the note that was shown, if any: only then are its words kept with the ask. */
async function sendNote(one: Teammate, reply: Reply): Promise<void> {
  const shown = reply.kind === 'view' ? buttonsOf(reply.view) : []
  const send = shown.find(({ command }) => command.kind === 'send')
  if (send) await one.does(send.command)
}

/** Forms of this kind: one with the text in every field, and one for each field with it in that alone. */
function forms(kind: string, ids: Scene['ids'], text: string): FormCommand[] {
  const empty = FormCommand.parse({ kind, target: `Zephyr ${text}`.slice(0, 60), ...ids, values: {} })
  const { fields } = filledForm(empty, {})
  const clean = Object.fromEntries(
    fields.map((field) => {
      const options = 'options' in field ? field.options : undefined
      return [field.name, Array.isArray(options) ? String(options[0]?.value ?? '') : CLEAN]
    }),
  )
  const dirty = (field: string) => ({ ...clean, [field]: `Rockets and ${text}` })
  const names = fields.map(({ name }) => name)
  const all = Object.fromEntries(names.map((name) => [name, `Rockets and ${text}`]))
  return [all, ...names.map(dirty), ...names.map((name) => ({ ...clean, [name]: text }))].map((values) => ({
    ...empty,
    values,
  }))
}
const CLEAN = 'Rockets for their warehouses'

describe('what is stored', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  // A tick is for all teams of a database: each test has it to itself.
  afterEach(() => emptyDatabase(database))
  afterAll(() => database.close())

  /** Lets jobs run and time pass, and looks at everything that is kept or logged. */
  async function look({
    team,
    ana,
    ben,
  }: Pick<Scene, 'team' | 'ana' | 'ben'>): Promise<{ rows: string[]; leaked: string[] }> {
    const broken: unknown[] = []
    for (const days of [0, 3, 7]) {
      team.clock.pass({ days })
      await runTick(team.store, team.clock.now(), (error) => broken.push(error))
      await team.settle()
    }
    const rows = await dump(database)
    const shown = [...ana.inbox(), ...ben.inbox()].map((view) => JSON.stringify(view))
    const failed = [...team.errors, ...broken, ...team.jobs.failures]
    expect(failed).toEqual([])
    return { rows, leaked: leaks([...rows, ...shown]) }
  }

  const kinds = FormCommand.options.map(({ shape }) => shape.kind.value)
  it.each(kinds)(
    'nothing of an address is kept of the form “%s”',
    async (kind) => {
      const scene = await newScene(database)
      const { ana, ben, ids } = scene
      await BEFORE[kind]?.(scene)
      for (const [index, text] of WRITINGS.entries())
        for (const form of forms(kind, ids, text).filter((_, number) => index === 0 || number % 3 === 0))
          for (const one of [ana, ben]) {
            await sendNote(one, await one.does(form))
            await one.does({ kind: 'draft', form, errors: { why: text } })
          }
      const { rows, leaked } = await look(scene)
      expect(leaked).toEqual([])
      // The form was kept, so that the test would see what is in it.
      expect(rows.filter((row) => row.includes(KEPT) && row.includes(kind)).length).toBeGreaterThan(0)
    },
    60_000,
  )

  it('nothing of an address is kept of what is typed, and the company is found by it', async () => {
    const scene = await newScene(database)
    const { ana, ben, ids } = scene
    for (const text of WRITINGS) {
      await ana.says(`/whoknows ${text}`)
      await ana.says(`/whoknows Zephyr ${text}`)
      await ben.says(`/iknow Bob Poe (${text}), CTO at Initech — met over ${text}, 4/5`)
      await ben.says(`/iknow Bill Moe ${text} at Umbrella Ltd — ${text}; opens Hooli ${text}`)
      for (const organizationId of [ids['organizationId'] ?? '', ids['otherId'] ?? ''])
        await ana.does({ kind: 'choose', organizationId, asked: `Acmee ${text}`.slice(0, 60) })
      await ana.does({ kind: 'suggest', text })
    }
    await ana.says('/whoknows zelda.quux@acme.com')
    expect(JSON.stringify(ana.seen())).toContain('Jane Doe')
    await ana.says('/whoknows zelda.quux@unheard-of.com')
    await ana.presses('Keep my ask open')
    await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.', whom: 'zelda.quux@unheard-of.com' })
    await ana.keeps({
      target: 'zelda.quux@mail.unheard-too.com',
      why: 'We build rockets.',
      benefit: 'Cheaper rockets.',
    })
    const { rows, leaked } = await look(scene)
    expect(leaked).toEqual([])
    const targets = await scene.team.store.in(scene.team.workspace.id).asks.of(ana.member.id, { limit: 9, offset: 0 })
    expect(targets.map(({ target, whom }) => [target, whom])).toEqual(
      expect.arrayContaining([
        ['unheard-of.com', null],
        ['unheard-too.com', null],
      ]),
    )
    expect(rows.join()).toContain('Bob Poe')
  }, 60_000)

  it('nothing of an address is kept of a file', async () => {
    const scene = await newScene(database)
    const { ana, ben } = scene
    const cell = (text: string) => `"${text}"`
    const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
    const rows = WRITINGS.flatMap((text, number) => [
      Array.from({ length: 7 }, () => cell(text)).join(','),
      [
        `Given${number} ${text}`,
        `Family ${text}`,
        `https://www.linkedin.com/in/zelda.quux-${number}`,
        'zelda.quux@acme.com',
        `Hooli ${text}`,
        `CFO ${text}`,
        '02 Jan 2020',
      ]
        .map(cell)
        .join(','),
      `${cell(text)},${cell(text)}`,
    ])
    await ben.drops(`Connections ${WRITINGS[0]}.csv`, [header, ...rows, ''].join('\n'))
    await ana.drops(
      `Targets ${WRITINGS[0]}.csv`,
      ['Company', 'Acme Corp', ...WRITINGS.map(cell), 'zelda.quux@acme.com', ''].join('\n'),
    )
    const { rows: kept, leaked } = await look(scene)
    expect(leaked).toEqual([])
    expect(kept.filter((row) => row.includes('Given')).length).toBeGreaterThan(0)
    expect(kept.filter((row) => row.includes(KEPT)).length).toBeGreaterThan(2)
  }, 60_000)
})
