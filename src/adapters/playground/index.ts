import { readFile } from 'node:fs/promises'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { doorLine } from '../../app/door-words.ts'
import type { Handle, Platform } from '../../app/ports/platform.ts'
import type { Command } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { placeOf, streamEvents } from './events.ts'
import { answerError, onlyOwnPage, onlyType, refuse } from './guard.ts'
import { channelOf, type Journal, openJournal, readerOf } from './journal.ts'
import * as receive from './receive.ts'
import { renderReply, renderView } from './render.ts'
import type { WireMember, WireMessage, WireReply } from './wire.ts'

/** Longest JSON body, in bytes. */
const MAX_JSON = 64 * 1024
/** Longest file, in bytes: a little above what the importer takes, so that its own words refuse a big one. */
const MAX_FILE = 21 * 1024 * 1024

const PAGE: Record<string, string> = {
  'answers.js': 'text/javascript',
  'app.js': 'text/javascript',
  'composer.js': 'text/javascript',
  'dom.js': 'text/javascript',
  'feed.js': 'text/javascript',
  'files.js': 'text/javascript',
  'forms.js': 'text/javascript',
  'members.js': 'text/javascript',
  'render.js': 'text/javascript',
  'server.js': 'text/javascript',
  'slot.js': 'text/javascript',
  'thread.js': 'text/javascript',
  'card.css': 'text/css',
  'composer.css': 'text/css',
  'conversation.css': 'text/css',
  'dialog.css': 'text/css',
  'style.css': 'text/css',
  'team.css': 'text/css',
  'views.css': 'text/css',
  'favicon.svg': 'image/svg+xml',
}

export type PlaygroundOptions = {
  dataDir: string
  members(): Promise<receive.Person[]>
  log: { error(object: object, message: string): void }
  clock(): Date
}

/**
 * The third door: a small team chat in the browser, on this machine, for the workspace `local`. `routes` are to be
 * mounted at the root of a server that listens on 127.0.0.1, after the server's other routes.
 */
export function createPlayground(options: PlaygroundOptions): { platform: Platform; routes: Hono } {
  const { dataDir, members, log, clock } = options
  const closing = new AbortController()
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

  async function give(as: string, command: Command): Promise<WireReply> {
    const people = await members()
    return renderReply(await bot()(command, receive.actorOf(as, people)), people)
  }

  const platform: Platform = {
    name: 'local',
    async start(given) {
      await journal()
      handle = given
    },
    async send(to, view, deliveryId, file) {
      const reader = readerOf(to, await members())
      const kept = await (await journal()).add(reader, deliveryId, renderView(view), clock(), file)
      return { channel: kept.channel, message: kept.message }
    },
    async update(_workspace, ref, view) {
      await (await journal()).show(ref.channel, ref.message, renderView(view))
    },
    async stop() {
      if (closing.signal.aborted) return
      closing.abort()
      await (await opened)?.close()
    },
  }

  const routes = new Hono()
  routes.onError(answerError(log))
  routes.use(onlyOwnPage)
  routes.get('/', (c) => page(c, 'index.html', 'text/html'))
  for (const [name, type] of Object.entries(PAGE)) routes.get(`/${name}`, (c) => page(c, name, type))
  const door: Door = { members, journal, bot, give, closing: closing.signal }
  addReading(routes, door)
  addActing(routes, door)

  return { platform, routes }
}

/** What the routes have in common: whose team it is, what was said, and the way to the bot. */
type Door = {
  members: PlaygroundOptions['members']
  journal(): Promise<Journal>
  /** @throws DomainError in-use while the bot is not ready */
  bot(): Handle
  /** Gives a Command of a member to the bot. */
  give(as: string, command: Command): Promise<WireReply>
  closing: AbortSignal
}

/** What the page asks for: who is there, what was said, and every change from here on. */
function addReading(routes: Hono, { members, journal, closing }: Door): void {
  routes.get('/api/members', async (c) => {
    const [people, kept] = await Promise.all([members(), journal()])
    return c.json({
      members: people.map(({ user, name }): WireMember => ({ user, name, messages: kept.count(user) })),
    })
  })
  routes.get('/api/messages', async (c) => {
    const { user } = receive.actorOf(receive.readAs(c.req.query()), await members())
    const kept = await journal()
    const answer: { messages: WireMessage[]; last: number } = { messages: kept.messages(user), last: kept.last() }
    return c.json(answer)
  })
  routes.get('/api/file', async (c) => {
    const { as, message } = receive.readDownload(c.req.query())
    const { user } = receive.actorOf(as, await members())
    return download(c, await (await journal()).file(user, message))
  })
  routes.get('/api/events', async (c) => {
    const { user } = receive.actorOf(receive.readAs(c.req.query()), await members())
    const kept = await journal()
    const after = placeOf(c.req.header('last-event-id'), c.req.query('after'), kept.last())
    return streamEvents(c, kept, user, after, closing)
  })
}

/** What a member does on the page. */
function addActing(routes: Hono, { members, journal, bot, give }: Door): void {
  const json = [
    onlyType('application/json'),
    bodyLimit({ maxSize: MAX_JSON, onError: (c) => refuse(c, 413, doorLine('too-long')) }),
  ] as const
  routes.post('/api/command', ...json, async (c) => {
    const { as, command } = receive.readCommand(await readJson(c))
    return c.json(await give(as, command))
  })
  routes.post('/api/button', ...json, async (c) => {
    const { as, command } = receive.readButton(await readJson(c))
    return c.json(await give(as, command))
  })
  routes.post('/api/form', ...json, async (c) => {
    const { as, command } = receive.readForm(await readJson(c))
    return c.json(await give(as, command))
  })
  routes.post('/api/react', ...json, async (c) => {
    const { as, channel, message, emoji, on } = receive.readReact(await readJson(c))
    const { user } = receive.actorOf(as, await members())
    // A reaction that is kept must reach the bot.
    bot()
    const kept = channel === channelOf(user) && (await (await journal()).react(user, message, emoji, on))
    if (!kept) throw new DomainError('message-gone')
    return c.json(on ? await give(as, { kind: 'react', channel, message, emoji }) : { kind: 'silence' })
  })
  routes.post('/api/file', onlyType('application/octet-stream'), async (c) => {
    const { as, name } = receive.readFileQuery(c.req.query())
    const { body } = c.req.raw
    try {
      return c.json(await give(as, { kind: 'import', file: { name, bytes: bounded(body) } }))
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

async function page(c: Context, name: string, type: string): Promise<Response> {
  const text = await readFile(new URL(`./page/${name}`, import.meta.url), 'utf8')
  return c.body(text, 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' })
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
 * A body's bytes, refused beyond the bound. Whoever stops reading leaves the rest in the body.
 *
 * @throws DomainError file-refused when there are too many
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

/** Reads what is left: a browser that cannot send everything takes the answer for a broken connection. */
async function drain(body: ReadableStream<Uint8Array> | null): Promise<void> {
  const reader = body?.getReader()
  try {
    while (reader && !(await reader.read()).done);
  } catch {
    // The browser went away.
  }
}
