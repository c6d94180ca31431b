import { randomUUID } from 'node:crypto'
import { createBot } from '../../src/app/bot.ts'
import type { Member, Workspace } from '../../src/app/ports/entities.ts'
import type { Actor, Handle, MessageRef, Reply } from '../../src/app/ports/platform.ts'
import type { Store } from '../../src/app/ports/store.ts'
import { createRunJob } from '../../src/app/run-job.ts'
import type { Command } from '../../src/domain/commands/command.ts'
import { decodeCommand, encodeCommand } from '../../src/domain/commands/command-code.ts'
import { readTyped } from '../../src/domain/commands/typed.ts'
import type { Visibility } from '../../src/domain/relationships/relationship.ts'
import type { View } from '../../src/views/view.ts'
import { inPieces } from './bytes.ts'
import { createClock, type TestClock } from './clock.ts'
import type { OpenedDatabase } from './database/database.ts'
import { createJobTable, type JobTable } from './database/job-table.ts'
import { createTestStore } from './database/store.ts'
import { buttonsOf, createRecordingPlatform, type RecordingPlatform } from './platform.ts'

// A team at work, from what they type to what lands in their inboxes, on the real bot, use cases and database:
// `await ana.says('/whoknows Acme Corp')`, `await ben.presses('I’ll introduce')`, `ben.inbox()`.

export type Team = {
  store: Store
  workspace: Workspace
  clock: TestClock
  platform: RecordingPlatform
  jobs: JobTable
  /** What the bot logged as a bug. */
  errors: readonly object[]
  /** The bot's own door, for Commands no helper here gives. */
  handle: Handle
  /** Somebody joins the team. */
  join(name: string, options?: { timeZone?: string }): Promise<Teammate>
  /** Runs the queued jobs; what failed stays queued. Every act of a teammate ends with it. */
  settle(): Promise<void>
}

export type Teammate = {
  actor: Actor
  member: Member
  /** What they type: `/whoknows Acme Corp`. */
  says(text: string): Promise<Reply>
  /** Presses the newest button of that label, in the last answer or the inbox; `at` names the list item it belongs to. */
  presses(label: string, at?: string): Promise<Reply>
  /** Fills in the form last opened; fields left out keep what they show. */
  fills(values: Record<string, string>): Promise<Reply>
  /** Fills in the form of an ask like `fills`, who they are left to this, and sends the note that is shown. */
  asks(values: Record<string, string>): Promise<Reply>
  /** Keeps an ask open and lets it be seen where `seenIn` says. */
  keeps(values: Record<string, string>): Promise<Reply>
  /** Reacts on the newest message whose summary holds `on`. */
  reacts(emoji: string, on?: string): Promise<Reply>
  /** Drops a file into the conversation with the bot, and says along who may see the people in it. */
  drops(fileName: string, content: string | Uint8Array, visibility?: Visibility): Promise<Reply>
  /** Drops a file without a word: the platform keeps it, and the bot asks. */
  shares(fileName: string, content: string | Uint8Array, told?: { id?: string; message?: string }): Promise<Reply>
  /** Gives any Command. */
  does(command: Command): Promise<Reply>
  /** The messages as they show now, oldest first. */
  inbox(): View[]
  /** What the bot last answered them; throws when it was no view. */
  seen(): View
}

/** A workspace of its own on the given database, with nobody in it. */
export async function createTeam(
  database: OpenedDatabase,
  options: { platform?: Actor['platform']; name?: string; hidingAmong?: number; key?: string } = {},
): Promise<Team> {
  const { platform: platformName = 'local', name = 'Rocket Team' } = options
  const clock = createClock()
  const platform = createRecordingPlatform(platformName)
  const jobs = await createJobTable(database)
  const store = createTestStore(database, jobs, options.hidingAmong)
  const errors: object[] = []
  const log = { info() {}, warn() {}, error: (fields: object) => errors.push(fields) }
  const handle = createBot({ store, clock: clock.now, log })
  const runJob = createRunJob(store, [platform], clock.now)
  const key = options.key ?? randomUUID()
  const workspace = await store.enterWorkspace(
    { platform: platformName, workspace: key, workspaceName: name },
    clock.now(),
  )
  const settle = () => jobs.run(workspace.id, runJob)

  const join: Team['join'] = async (userName, { timeZone } = {}) => {
    const user = userName.toLowerCase().replaceAll(' ', '.')
    const actor: Actor = {
      platform: platformName,
      workspace: key,
      workspaceName: name,
      user,
      userName,
      active: true,
      ...(timeZone ? { timeZone } : {}),
    }
    const { member } = await store.enter(actor, clock.now())
    return createTeammate({ actor, member, handle, platform, settle })
  }

  return {
    store,
    workspace,
    clock,
    platform,
    jobs,
    errors,
    handle,
    settle,
    join,
  }
}

/** Who everybody is. */
const ABOUT = 'I build rockets in Toulouse.'

function createTeammate(parts: {
  actor: Actor
  member: Member
  handle: Handle
  platform: RecordingPlatform
  settle: () => Promise<void>
}): Teammate {
  const { actor, member, handle, platform, settle } = parts
  let last: Reply = { kind: 'silence' }
  const inbox = () => platform.inbox({ workspace: actor.workspace, user: actor.user })
  /** Files that were dropped, as a platform keeps them. */
  const kept = new Map<string, Uint8Array>()
  const openFile = (reference: string) => inPieces(kept.get(reference) ?? new Uint8Array())
  const does = async (command: Command) => {
    last = await handle(command, { ...actor, openFile })
    await settle()
    return last
  }

  const fills = (values: Record<string, string>) => {
    if (last.kind !== 'form') throw new Error(`${actor.userName} has no form open.`)
    const { fields, submit } = last.form
    const unknown = Object.keys(values).filter((name) => !fields.some((field) => field.name === name))
    if (unknown.length > 0) throw new Error(`The form has no field ${unknown.join(', ')}.`)
    const shown = Object.fromEntries(fields.map((field) => [field.name, field.value ?? '']))
    return does({ ...submit, values: { ...shown, ...values } })
  }
  /** Sends the note that is shown; what was refused is left as it is. */
  const sends = async (seenIn = 'connectors') => {
    const view = last.kind === 'view' ? last.view : null
    const send = view && buttonsOf(view).find(({ button: { command: c } }) => c.kind === 'send' && c.seenIn === seenIn)
    return send ? await does(send.button.command) : last
  }

  return {
    actor,
    member,
    does,
    fills,
    async asks({ seenIn, ...values }) {
      await fills({ about: ABOUT, ...values })
      return await sends(seenIn)
    },
    async keeps({ seenIn, target = '', ...values }) {
      await does({ kind: 'keep', target, values: { about: ABOUT, ...values } })
      return await sends(seenIn)
    },
    says(text) {
      const [name = '', ...rest] = text.replace(/^\//, '').split(' ')
      return does(readTyped(name, rest.join(' ')))
    },
    presses(label, at) {
      const views = [
        ...(last.kind === 'view' ? [last.view] : []),
        ...inbox()
          .map(({ view }) => view)
          .reverse(),
      ]
      const buttons = views.flatMap(buttonsOf)
      const found = buttons.find(
        ({ button, title }) => button.label === label && (at === undefined || title?.includes(at)),
      )
      if (!found)
        throw new Error(
          `${actor.userName} sees no button “${label}”, only: ${buttons.map(({ button }) => button.label).join(', ')}`,
        )
      return does(decodeCommand(encodeCommand(found.button.command)))
    },
    reacts(emoji, on = '') {
      const message = inbox()
        .reverse()
        .find(({ view }) => view.summary.includes(on))
      if (!message) throw new Error(`${actor.userName} has no message “${on}”.`)
      const { channel, message: id }: MessageRef = message.ref
      return does({ kind: 'react', channel, message: id, emoji })
    },
    drops(fileName, content, visibility = 'open') {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      return does({ kind: 'import', file: { name: fileName, bytes: inPieces(bytes) }, visibility })
    },
    shares(fileName, content, { id, message } = {}) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      const reference = id ?? fileName
      kept.set(reference, bytes)
      return does({ kind: 'import', file: { id, message, name: fileName, reference, bytes: inPieces(bytes) } })
    },
    inbox: () => inbox().map(({ view }) => view),
    seen() {
      if (last.kind !== 'view') throw new Error(`${actor.userName} was answered with a ${last.kind}, not a view.`)
      return last.view
    },
  }
}
