import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { doorLine } from '../../app/door-words.ts'
import { givingFiles } from '../../app/giving-files.ts'
import type { Handle, Platform } from '../../app/ports/platform.ts'
import { DomainError } from '../../domain/errors.ts'
import { createConversation } from './conversation.ts'
import { placeOf, streamEvents } from './events.ts'
import { answerError, onlyOwnPage, onlyType, refuse } from './guard.ts'
import { CHANNEL, type Journal, openJournal, readerOf } from './journal.ts'
import { PAGE_FILES, page } from './page-files.ts'
import * as receive from './receive.ts'
import { renderView } from './render.ts'
import { createWaitingFiles, type WaitingFiles } from './waiting-files.ts'
import type { WireMessage, WireTeam } from './wire.ts'

/** Largest JSON body, in bytes. */
const MAX_JSON = 64 * 1024
/** Largest upload, in bytes: slightly above the importer's limit, so that its own error message is shown. */
const MAX_FILE = 21 * 1024 * 1024

export type PlaygroundOptions = {
  dataDir: string
  members(): Promise<receive.Person[]>
  log: { error(object: object, message: string): void }
  clock(): Date
  /**
   * Moves the clock ahead, doing meanwhile what comes due.
   *
   * @param days at most 7
   * @returns what time it is then
   */
  jump(days: number): Promise<Date>
}

/** What the routes share. */
type Inside = {
  team(): Promise<receive.Person[]>
  journal(): Promise<Journal>
  /** @throws DomainError bot-not-ready before the bot is ready */
  bot(): Handle
  waiting: WaitingFiles
  clock(): Date
  jump(days: number): Promise<Date>
  /** Aborts when the playground stops. */
  closing: AbortSignal
}

/**
 * The third adapter: a small team chat in the browser, on this machine, for the workspace `local`. Mount `routes` at
 * the root of a server that listens on 127.0.0.1, after the server's other routes.
 */
export function createPlayground(options: PlaygroundOptions): { platform: Platform; routes: Hono } {
  const { dataDir, members, log, clock, jump } = options
  const closing = new AbortController()
  const waiting = createWaitingFiles()
  let handle: Handle | null = null
  let opened: Promise<Journal> | null = null

  function journal(): Promise<Journal> {
    opened ??= openJournal(dataDir, (lines) => log.error({ lines }, 'Some playground messages could not be read'))
    return opened
  }

  function bot(): Handle {
    if (handle && !closing.signal.aborted) return handle
    throw new DomainError('bot-not-ready')
  }

  /** Lists the current members, and drops what those who are gone said or were answered. */
  async function team(): Promise<receive.Person[]> {
    const people = await members()
    await (await journal()).retain(people.map(({ user }) => user))
    return people
  }

  const platform: Platform = {
    name: 'local',
    async start(given) {
      await journal()
      handle = givingFiles(given, waiting.open)
    },
    async send(to, view, deliveryId, { file } = {}) {
      const reader = readerOf(to, await team())
      const kept = await (await journal()).add(reader, deliveryId, renderView(view), clock(), file)
      return { channel: kept.channel, message: kept.message }
    },
    async update(_workspace, ref, view) {
      await (await journal()).show(ref.channel, ref.message, renderView(view))
      return true
    },
    // Its one channel is everybody's, and has no address of its own.
    isOpen: async (_workspace, channel) => channel === CHANNEL,
    linkTo: async () => null,
    async close() {
      handle = null
    },
    async stop() {
      if (closing.signal.aborted) return
      closing.abort()
      await (await opened)?.close()
    },
  }

  const inside: Inside = { team, journal, bot, waiting, clock, jump, closing: closing.signal }
  const routes = new Hono()
  routes.onError(answerError(log))
  routes.use(onlyOwnPage)
  routes.get('/', (c) => page(c, 'index.html'))
  for (const name of PAGE_FILES) routes.get(`/${name}`, (c) => page(c, name))
  addReading(routes, inside)
  addSaying(routes, inside)
  return { platform, routes }
}

/** Routes the page reads from. */
function addReading(routes: Hono, { team, journal, clock, closing }: Inside): void {
  routes.get('/api/members', async (c) => {
    const [people, kept] = await Promise.all([team(), journal()])
    const answer: WireTeam = {
      members: people.map(({ user, name }) => ({ user, name, messages: kept.count(user) })),
      now: clock().toISOString(),
    }
    return c.json(answer)
  })
  routes.get('/api/messages', async (c) => {
    const { user } = receive.actorOf(receive.readAs(c.req.query()), await team())
    const kept = await journal()
    const answer: { messages: WireMessage[]; last: number } = { messages: kept.messages(user), last: kept.last() }
    return c.json(answer)
  })
  routes.get('/api/file', async (c) => {
    const { as, message } = receive.readDownload(c.req.query())
    const { user } = receive.actorOf(as, await team())
    return download(c, await (await journal()).file(user, message))
  })
  routes.get('/api/events', async (c) => {
    const { user } = receive.actorOf(receive.readAs(c.req.query()), await team())
    const kept = await journal()
    const after = placeOf(c.req.header('last-event-id'), c.req.query('after'), kept.last())
    return streamEvents(c, kept, user, after, closing)
  })
}

/** Routes for acting as a member. */
function addSaying(routes: Hono, { team, journal, bot, clock, jump, waiting }: Inside): void {
  const speaking = async (as: string) => {
    const people = await team()
    return createConversation(await journal(), bot, { actor: receive.actorOf(as, people), people }, clock)
  }
  const json = [
    onlyType('application/json'),
    bodyLimit({ maxSize: MAX_JSON, onError: (c) => refuse(c, 413, doorLine('too-long')) }),
  ] as const
  routes.post('/api/command', ...json, async (c) => {
    const { as, text, turn, channel } = receive.readText(await readJson(c))
    const conversation = await speaking(as)
    return c.json(await (channel ? conversation.mention(text, turn) : conversation.type(text, turn)))
  })
  routes.post('/api/button', ...json, async (c) => {
    const { as, command, place } = receive.readButton(await readJson(c))
    return c.json(await (await speaking(as)).press(command, place))
  })
  routes.post('/api/form', ...json, async (c) => {
    const { as, command, turn, place } = receive.readForm(await readJson(c))
    return c.json(await (await speaking(as)).fill(command, turn, place))
  })
  routes.post('/api/react', ...json, async (c) => {
    const { as, ...reaction } = receive.readReact(await readJson(c))
    return c.json(await (await speaking(as)).react(reaction))
  })
  routes.post('/api/clock', ...json, async (c) => {
    bot()
    const now = await jump(receive.readJump(await readJson(c)))
    return c.json({ now: now.toISOString() })
  })
  routes.post('/api/file', onlyType('application/octet-stream'), async (c) => {
    const { as, turn, ...file } = receive.readFileQuery(c.req.query())
    const { body } = c.req.raw
    try {
      return c.json(
        await (await speaking(as)).drop(
          file,
          turn,
          file.visibility ? bounded(body) : waiting.keep(turn, bounded(body)),
        ),
      )
    } finally {
      await drain(body)
    }
  })
}
function download(c: Context, file: Awaited<ReturnType<Journal['file']>>): Response {
  if (!file) throw new DomainError('download-gone')
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': `${file.type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${file.name}"`,
    'cache-control': 'private, no-store',
  })
}

async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    throw receive.unreadable()
  }
}

/**
 * Streams a body up to the size limit. A reader that stops early leaves the rest unread.
 *
 * @throws DomainError file-refused when the body is larger
 */
async function* bounded(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return
  let size = 0
  for await (const chunk of body.values({ preventCancel: true })) {
    size += chunk.length
    if (size > MAX_FILE) throw new DomainError('playground-file-too-big')
    yield chunk
  }
}

/** Drains the body: a browser that cannot finish sending reports a broken connection, not the answer. */
async function drain(body: ReadableStream<Uint8Array> | null): Promise<void> {
  const reader = body?.getReader()
  try {
    while (reader && !(await reader.read()).done);
  } catch {
    // The browser disconnected.
  }
}
