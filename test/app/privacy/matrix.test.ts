import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command as Program } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBot } from '../../../src/app/bot.ts'
import { MESSAGES } from '../../../src/app/delivery/messages.ts'
import { queueDueDigests } from '../../../src/app/digest/send-digest.ts'
import { chooseDigest } from '../../../src/app/digest/set-digest.ts'
import { MessageKind } from '../../../src/app/ports/message-kind.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import type { Actor } from '../../../src/app/ports/platform.ts'
import { runTick } from '../../../src/app/run-tick.ts'
import { addAskCommand, addAsksCommand } from '../../../src/cli/ask.ts'
import { addCoverageCommand } from '../../../src/cli/coverage.ts'
import { addDigestCommand } from '../../../src/cli/digest.ts'
import { addMemberCommands } from '../../../src/cli/member.ts'
import { addPeopleCommand } from '../../../src/cli/people.ts'
import { addSwapCommand } from '../../../src/cli/swap.ts'
import { addTouchCommand } from '../../../src/cli/touch.ts'
import { VISIBILITIES, type Visibility } from '../../../src/domain/relationships/relationship.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'
import { CLI, MARKS, MAY_SEE, type Mark, READERS, ROWS, type Viewer } from './matrix.ts'
import { commandsOf, idsOf, inOrder, KINDS, namesOf } from './matrix-commands.ts'

// The visibility matrix: ties open, sealed and private, and everybody who may look, at everything the bot can be told, at
// what it sends, and at what it logs. Whatever is answered, only what the tables allow stands in it.

/** What a text tells of the ties, but for what its reader may see, or said themselves. */
function leaks(viewer: Viewer, text: string, { said = '', also = [] }: { said?: string; also?: readonly Mark[] } = {}) {
  const plain = text.toLowerCase()
  return VISIBILITIES.flatMap((visibility) =>
    Object.entries(MARKS[visibility])
      .filter(([, word]) => plain.includes(word.toLowerCase()) && !said.toLowerCase().includes(word.toLowerCase()))
      .filter(([mark]) => ![...MAY_SEE[viewer][visibility], ...also].some((one) => one === mark))
      .map(([mark]) => `${viewer} reads ${mark} of ${visibility}`),
  )
}

type Scene = { team: Team; other: Team; viewers: Map<Viewer, Actor>; log: string[] }

/** A team whose three owners keep a tie each; asks of all sorts are about them. */
async function play(database: OpenedDatabase): Promise<Scene> {
  const team = await createTeam(database, { hidingAmong: 1, key: 'local' })
  const other = await createTeam(database, { hidingAmong: 1, name: 'Other Team' })
  const ana = await team.join('Ana')
  const [cora, tom, eve, dan] = [
    await team.join('Cora'),
    await team.join('Tom'),
    await team.join('Eve'),
    await team.join('Dan'),
  ]
  for (const visibility of VISIBILITIES) await keepTie(team, visibility)
  const { members, handovers } = team.store.in(team.workspace.id)
  for (const { name, id } of await members.all())
    if (VISIBILITIES.some((one) => MARKS[one].owner === name))
      await handovers.agree({ id: newId(), memberId: id, receiverId: tom.member.id }, NOW(team))
  await cora.says('/iknow Pat Lee at Plainco, colleague, 4/5')
  await tom.says('/iknow Ray Poe, partner at BridgeCo — opens Fourco — 4/5')
  await tom.says('/swap Ray Poe looks for Zorvex, Brimtal and Nuvrik')
  await tom.drops('targets.csv', 'company\nZorvex\nBrimtal\nNuvrik\n')
  await asks(ana, 'Plainco', 'Ask Cora')
  await asks(ana, 'Brimtal', 'Ask for an introduction')
  await asks(ana, 'Zorvex', 'Ask Olafur')
  await ana.keeps({ target: 'Fourco', whom: '', ...WORDS, seenIn: 'digest' })
  const tenant = team.store.in(team.workspace.id)
  for (const ask of await tenant.asks.of(ana.member.id, { limit: 10, offset: 0 }))
    await tenant.sharedAsks.join(ask.id, { memberId: eve.member.id, why: WORDS.why, benefit: WORDS.benefit }, NOW(team))
  await posts(ana)
  await chooseDigest(
    { store: team.store, workspaceId: team.workspace.id, memberId: null, now: NOW(team), origin: 'cli' },
    { channel: 'general', day: 1, hour: 9, timeZone: 'UTC' },
  )
  const zed = await other.join('Zed')
  const actors: [Viewer, Actor][] = [
    ['asker', ana.actor],
    ['connector', cora.actor],
    ['teammate', tom.actor],
    ['joined', eve.actor],
    ['admin', { ...dan.actor, admin: true }],
    ['other workspace', zed.actor],
  ]
  return { team, other, viewers: new Map(actors), log: [] }
}
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const ABOUT = new Set(['introduction', 'ask', 'audit_event', 'posted_request', 'watch_notice', 'join_wish'])
/** Who reads the messages that are not about the reader's own alone. */
const VIEWING: Record<string, Viewer[]> = { asker: ['asker', 'joined'], everybody: ['channel'], admin: ['admin'] }
const NO_LOG = { info() {}, warn() {}, error() {} }
const WORDS = { why: 'We build rockets for them.', benefit: 'Half the freight costs.' }
const NOW = (team: Team) => team.clock.now()

async function keepTie(team: Team, visibility: Visibility): Promise<void> {
  const { company, person, title, how, owner, address } = MARKS[visibility]
  const keeper = await team.join(owner)
  await keeper.says(`/iknow ${person} Rook, ${title} at ${company} — met at ${how} in 2019, 5/5, ${visibility}`)
  const rows = `First Name,Last Name,Email Address,Company,Position\n${person},Vole,${address}@${company.toLowerCase()}.test,${company},${title}\n`
  await keeper.drops('Connections.csv', rows, visibility)
  await keeper.says(`/touch ${person} Rook lunch`)
  await keeper.says(`/iknow ${person} Stoat, partner at ${company} — opens Fourco, 5/5, ${visibility}`)
}

async function asks(asker: Teammate, company: string, button: string): Promise<void> {
  await asker.says(`/whoknows ${company}`)
  await asker.presses(button)
  await asker.asks({ ...WORDS, seenIn: 'digest' })
}

async function posts(asker: Teammate): Promise<void> {
  const values = { about: 'I build rockets.', ...WORDS, teamWhy: 'To offer them a pilot.' }
  await asker.does({ kind: 'ask-for-card', channel: 'general', target: 'Zorvex', values })
  await asker.presses('Post it where I am')
}

describe('the visibility matrix', () => {
  let database: OpenedDatabase
  let scene: Scene
  beforeAll(async () => {
    database = await openOnServer()
    scene = await play(database)
  }, 60_000)
  afterAll(() => database.close())

  it('is kept by what was sent while asks were made, files too', async () => {
    await weekly(scene)
    const { team, viewers } = scene
    const handle = createBot({ store: team.store, clock: team.clock.now, unlimited: true, log: NO_LOG })
    for (const actor of viewers.values()) await handle({ kind: 'own-file' }, actor)
    await team.settle()
    // Tom wrote down himself what his partner looks for, and his list.
    expect(
      sentLeaks(scene).filter((leak) => !leak.startsWith('teammate reads company of private: Everything I keep')),
    ).toEqual([])
    expect(scene.team.platform.delivered.some(({ to }) => 'channel' in to)).toBe(true)
  })

  it('is kept on the command line', async () => {
    // Tom wrote down the companies himself, for his partner and in his list.
    const said = VISIBILITIES.map((one) => MARKS[one].company)
    const file = join(mkdtempSync(join(tmpdir(), 'matrix-')), 'targets.csv')
    writeFileSync(file, `company\n${said.join('\n')}\n`)
    const asTom = ['--as', 'Tom']
    const runs = [
      ...said.flatMap((company) => [
        ['whoknows', company, ...asTom, '--explain'],
        ['whoknows', company, ...asTom, '--json', '--explain'],
      ]),
      ...[[], asTom, ['--csv'], ['--json']].map((more) => ['coverage', file, ...more]),
      ...[[], ['--json'], ['--csv']].map((more) => ['people', ...asTom, ...more]),
      ...[[], ['--json']].flatMap((more) => [
        ['swap', 'Ray Poe', ...asTom, ...more],
        ['asks', ...more],
      ]),
      ['touch', 'Ray Poe lunch', ...asTom],
      ['digest', '--dry-run'],
      ['export', ...asTom],
    ]
    const looked = new Set<string>()
    for (const run of runs) {
      const printed = await ran(scene, run)
      looked.add(run[0] ?? '')
      expect(printed).not.toBe('')
      expect([run, leaks('teammate', printed, { said: said.join() })]).toEqual([run, []])
    }
    expect([...looked].toSorted()).toEqual(
      Object.keys(CLI)
        .filter((name) => CLI[name] === 'looked at')
        .toSorted(),
    )
  })

  it('is kept by every kind of message its readers may be sent, whatever it is about', async () => {
    const { team, viewers } = scene
    const tenant = team.store.in(team.workspace.id)
    const subjects = [...(await idsOf(database)).entries()].flatMap(([table, ids]) => (ABOUT.has(table) ? ids : []))
    const members = await tenant.members.all()
    const found = new Set<string>()
    let said = 0
    const look = async (kind: MessageKind, subjectId: string, viewer: Viewer) => {
      const memberId = members.find(({ user }) => user === viewers.get(viewer)?.user)?.id ?? null
      const view = await MESSAGES[kind].render({ tenant, subjectId, memberId, now: NOW(team) })
      if (view) said++
      for (const leak of leaks(viewer, JSON.stringify(view))) found.add(`${kind}: ${leak}`)
    }
    for (const kind of MessageKind.options)
      for (const viewer of VIEWING[READERS[kind]] ?? []) await Promise.all(subjects.map((id) => look(kind, id, viewer)))
    expect([...found]).toEqual([])
    expect(said).toBeGreaterThan(50)
  })

  it('is kept by every answer to every kind of Command, and by the log', { timeout: 120_000 }, async () => {
    const { team, viewers, log } = scene
    const write = (fields: object, text?: string) => void log.push(JSON.stringify([fields, text]))
    const handle = createBot({
      ...{ store: team.store, clock: team.clock.now, unlimited: true },
      log: { info: write, warn: write, error: write },
    })
    const ids = await idsOf(database)
    const found = new Set<string>()
    let answered = 0
    const look = async ([viewer, actor]: [Viewer, Actor]) => {
      for (const row of inOrder)
        for (const [command, said] of commandsOf(row, ids)) {
          const reply = await handle(command, actor)
          answered++
          const { also = [] } = ROWS[row.kind] ?? {}
          for (const leak of leaks(viewer, JSON.stringify(reply), { said, also })) found.add(`${row.kind}: ${leak}`)
        }
    }
    await Promise.all([...viewers].map(look))
    await team.settle()
    expect([...found]).toEqual([])
    expect(answered).toBeGreaterThan(KINDS.length * viewers.size)
    // By now they have said the names themselves, and what they typed into forms is kept for them.
    const said = VISIBILITIES.flatMap(namesOf).join()
    expect(sentLeaks(scene, said)).toEqual([])
    expect(log.flatMap((line) => leaks('log', line).map((leak) => `${leak}: ${line}`))).toEqual([])
  })

  it('is kept by the weekly post, whose asks are of a company of each kind', async () => {
    const team = await createTeam(database, { hidingAmong: 1 })
    const gil = await team.join('Gil')
    for (const visibility of VISIBILITIES) await keepTie(team, visibility)
    const targets = [...VISIBILITIES.map((one) => MARKS[one].company), 'Emptyco']
    for (const target of targets) await gil.keeps({ target, whom: '', ...WORDS, seenIn: 'digest' })
    await gil.keeps({ target: 'Quietco', whom: '', ...WORDS, seenIn: 'connectors' })
    await chooseDigest(
      { store: team.store, workspaceId: team.workspace.id, memberId: null, now: NOW(team), origin: 'cli' },
      { channel: 'general', day: 1, hour: 9, timeZone: 'UTC' },
    )
    await weekly({ team })
    const posts = team.platform.delivered.flatMap(({ to, view }) => ('channel' in to ? [view] : []))
    const items = posts
      .flatMap(({ nodes }) => nodes.filter(({ kind }) => kind === 'item'))
      .map((node) => JSON.stringify(node))
    expect(items.length).toBeGreaterThanOrEqual(targets.length)
    expect(JSON.stringify(posts)).not.toContain('Quietco')
    expect(leaks('channel', JSON.stringify(posts), { said: targets.join() })).toEqual([])
    // Whoever knows somebody there, openly, sealed, in private or not at all, an ask reads the same.
    const bare = targets.map((target) =>
      (items.find((item) => item.includes(target)) ?? target).replaceAll(target, 'X').replace(UUID, 'ID'),
    )
    expect(new Set(bare).size).toBe(1)
    expect(bare[0]).toContain('X')
  })

  it('has a row for every command of the command line', () => {
    const named = globSync('src/cli/*.ts').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bcommand\('([\w-]+)'/g)].map(([, name = '']) => name),
    )
    expect(named.toSorted()).toEqual(Object.keys(CLI).toSorted())
  })
})

/** What a command of the command line prints. */
async function ran({ team }: Scene, run: string[]): Promise<string> {
  const printed: string[] = []
  const program = new Program().exitOverride()
  const print = (text: string) => void printed.push(text)
  const write = async (text: string) => print(text)
  const withStore = (work: (store: Team['store']) => Promise<void>) => work(team.store)
  for (const add of [addAskCommand, addAsksCommand, addDigestCommand, addSwapCommand, addTouchCommand])
    add(program, withStore, print)
  for (const add of [addCoverageCommand, addPeopleCommand]) add(program, withStore, write)
  addMemberCommands(program, (work) => work({ store: team.store, forgetDeleted: async () => {} }), write)
  await program.parseAsync(['node', 'foothold', ...run])
  return printed.join('\n')
}

/** A week goes by, with its digest and reminders. */
async function weekly({ team }: Pick<Scene, 'team'>): Promise<void> {
  for (let days = 0; days < 7; days++) {
    team.clock.pass({ days: 1 })
    await queueDueDigests(team.store, NOW(team))
    await runTick(team.store, NOW(team), (error) => {
      throw error
    })
    await team.settle()
  }
}

/** What stands in messages and their files, as they show and as they showed. */
function sentLeaks({ team, other, viewers }: Scene, said = ''): string[] {
  const viewerOf = new Map([...viewers].map(([viewer, { user }]) => [user, viewer]))
  const found = [...team.platform.delivered, ...other.platform.delivered].flatMap(({ to, view, earlier, file }) => {
    const viewer = 'channel' in to ? 'channel' : viewerOf.get(to.user)
    const text = JSON.stringify([view, earlier]) + (file ? new TextDecoder().decode(file.bytes) : '')
    return viewer
      ? leaks(viewer, text, { said: viewer === 'channel' ? '' : said }).map((leak) => `${leak}: ${view.summary}`)
      : []
  })
  return [...new Set(found)]
}
