import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Random } from '../../../src/sample/random.ts'
import { list, messageFaults, record, viewFaults } from '../../support/slack/published-limits.ts'
import type { Json } from '../../support/slack/server.ts'

// Slack on a bad day, for as many users as are asked of it: it refuses, fails, hangs, and does what it is told without
// saying so. It keeps what each user was shown.

export const TEAM = 'T0CHAOS'
const BOT = 'U0FOOTHOLD'

/** How many of all calls go wrong, and how. */
const SHARES = {
  /** 429, with Retry-After. */
  limited: 0.02,
  /** 500, nothing done. */
  broken: 0.015,
  /** No answer, nothing done. */
  silent: 0.003,
  /** Done, and the connection breaks before the answer. */
  unanswered: 0.015,
  /** Done, and answered long after the caller gave up. */
  late: 0.003,
}
type Trouble = keyof typeof SHARES
/** Longer than the bot waits, in milliseconds. */
const TOO_LONG = 11_000

/** A message of the bot's in a user's conversation with it. */
export type Posted = { user: string; ts: string; delivery: string | null; blocks: Json[]; text: string }
/** What a user was shown beside a message or in a modal; null where it is no form. */
type Screen = { blocks: Json[]; form: Json | null; view: Json | null }

export type RoughSlack = {
  apiUrl: string
  /** Every message the bot posted, oldest first. */
  posted: Posted[]
  /** What each user was shown besides, oldest first. */
  screens(user: string): Screen[]
  allScreens(): Screen[]
  troubles: Record<Trouble, number>
  calls(): number
  /** How payloads broke a published limit. */
  faults: string[]
  /** What the bot wrote to a user, oldest first. */
  inbox(user: string): Posted[]
  /** The message of a reference. */
  message(ts: string): Posted | null
  responseUrl(user: string): string
  trigger(user: string): string
  /** From now on nothing goes wrong. */
  calm(): void
  close(): Promise<void>
}

/** @param onPosted called for every message the bot posts to a user */
export async function openRoughSlack(random: Random, onPosted: (message: Posted) => void): Promise<RoughSlack> {
  const posted: Posted[] = []
  const inboxes = new Map<string, Posted[]>()
  const messages = new Map<string, Posted>()
  const screens = new Map<string, Screen[]>()
  const triggers = new Map<string, string>()
  const views = new Map<string, string>()
  const faults: string[] = []
  const troubles = { limited: 0, broken: 0, silent: 0, unanswered: 0, late: 0 }
  let count = 0
  let isCalm = false
  let ts = 1_700_000_000

  const screensOf = (user: string) => {
    const all = screens.get(user) ?? []
    screens.set(user, all)
    return all
  }
  const show = (user: string, shown: Screen) => void screensOf(user).push(shown)

  function drawTrouble(): Trouble | null {
    if (isCalm) return null
    let left = random.next()
    for (const [name, share] of Object.entries(SHARES)) {
      left -= share
      if (left < 0) {
        const trouble = name as Trouble
        troubles[trouble] += 1
        return trouble
      }
    }
    return null
  }

  const METHODS: Record<string, (args: Json) => Json> = {
    'auth.test': () => ({ team_id: TEAM, team: 'Chaos', user_id: BOT, bot_id: 'B0FOOTHOLD' }),
    'users.info': ({ user }) => ({
      user: { id: user, team_id: TEAM, real_name: `Member ${String(user)}`, tz: 'Etc/UTC' },
    }),
    'conversations.open': ({ users }) => ({ channel: { id: directOf(String(users)) } }),
    'conversations.history': ({ channel, limit }) => ({
      messages: (inboxes.get(String(channel)) ?? [])
        .toReversed()
        .slice(0, Number(limit))
        .map((one) => ({ ts: one.ts, metadata: { event_payload: one.delivery ? { delivery: one.delivery } : {} } })),
    }),
    'chat.postMessage': (args) => {
      faults.push(...messageFaults(args))
      const user = String(args['channel']).replace(/^D/, '')
      ts += 1
      const delivery = record(record(args['metadata'])['event_payload'])['delivery']
      const message = {
        user,
        ts: `${ts}.000100`,
        delivery: typeof delivery === 'string' ? delivery : null,
        blocks: list(args['blocks']),
        text: String(args['text']),
      }
      posted.push(message)
      messages.set(message.ts, message)
      inboxes.set(directOf(user), [...(inboxes.get(directOf(user)) ?? []), message])
      onPosted(message)
      // An answer that could not be shown where it was asked.
      if (message.delivery === null) show(user, { blocks: message.blocks, form: null, view: null })
      return { channel: directOf(user), ts: message.ts }
    },
    'chat.update': (args) => {
      faults.push(...messageFaults(args))
      const message = messages.get(String(args['ts']))
      if (!message || directOf(message.user) !== args['channel']) return { ok: false, error: 'message_not_found' }
      Object.assign(message, { blocks: list(args['blocks']), text: String(args['text']) })
      return {}
    },
    'chat.postEphemeral': (args) => {
      show(String(args['user']), { blocks: list(args['blocks']), form: null, view: null })
      return {}
    },
    'views.open': ({ trigger_id, view }) => {
      const user = triggers.get(String(trigger_id))
      // Each opens one view (docs.slack.dev/reference/methods/views.open).
      if (!user) return { ok: false, error: 'exchanged_trigger_id' }
      triggers.delete(String(trigger_id))
      const id = `V${randomBytes(5).toString('hex').toUpperCase()}`
      views.set(id, user)
      return { view: shown(user, id, record(view)) }
    },
    'views.update': ({ view_id, view }) => {
      const user = views.get(String(view_id))
      return user ? { view: shown(user, String(view_id), record(view)) } : { ok: false, error: 'not_found' }
    },
    'views.publish': () => ({ view: {} }),
  }

  function shown(user: string, id: string, view: Json): Json {
    faults.push(...viewFaults(view))
    const whole = { ...view, id, hash: randomBytes(4).toString('hex') }
    show(user, { blocks: list(view['blocks']), form: view['callback_id'] === 'form' ? whole : null, view: whole })
    return whole
  }

  /** Does what a call asks for; what Slack answers. */
  function carryOut(path: string, body: Buffer): Json {
    const respond = /^\/respond\/([^/]+)\//.exec(path)?.[1]
    if (respond) {
      const message = record(JSON.parse(body.toString()))
      faults.push(...messageFaults(message))
      show(respond, { blocks: list(message['blocks']), form: null, view: null })
      return { ok: true }
    }
    const method = METHODS[path.replace('/api/', '')]
    return method ? { ok: true, ...method(readArgs(body)) } : { ok: false, error: 'unknown_method' }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    count += 1
    const trouble = drawTrouble()
    if (trouble === 'limited') {
      response.writeHead(429, { 'retry-after': String(1 + random.below(2)) }).end('{"ok":false,"error":"ratelimited"}')
      return
    }
    if (trouble === 'broken') {
      response.writeHead(500).end('Something is wrong.')
      return
    }
    if (trouble === 'silent') {
      setTimeout(() => response.destroy(), TOO_LONG).unref()
      return
    }
    const json = carryOut(request.url ?? '', Buffer.concat(chunks))
    if (trouble === 'unanswered') {
      response.destroy()
      return
    }
    const reply = () => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    }
    if (trouble === 'late') setTimeout(reply, TOO_LONG).unref()
    else reply()
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A process that was killed while it called.
      if (!request.destroyed) faults.push(String(error))
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  return {
    apiUrl: `${base}/api/`,
    posted,
    screens: screensOf,
    allScreens: () => [...screens.values()].flat(),
    troubles,
    calls: () => count,
    faults,
    inbox: (user) => inboxes.get(directOf(user)) ?? [],
    message: (at) => messages.get(at) ?? null,
    responseUrl: (user) => `${base}/respond/${user}/${randomBytes(6).toString('hex')}`,
    trigger(user) {
      const id = randomBytes(8).toString('hex')
      triggers.set(id, user)
      return id
    },
    calm() {
      isCalm = true
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export const directOf = (user: string): string => `D${user}`

function readArgs(body: Buffer): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body.toString())].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  )
}
