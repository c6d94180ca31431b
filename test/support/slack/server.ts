import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator } from 'emulate'
import { readManifest } from './manifest.ts'
import { createOAuth, type OAuth } from './oauth.ts'
import { list, messageFaults, record, viewFaults } from './published-limits.ts'
import { createSocketMode, type SocketMode } from './socket-mode.ts'

// Slack as the bot meets it: an emulated Web API behind a gate that checks every payload against the published limits,
// keeps what was called, fails on request, and adds what the emulator lacks: response_urls, Socket Mode, time zones.

export const BOT_TOKEN = 'xoxb-foothold'
export const APP_TOKEN = 'xapp-foothold'
const BOT_USER = 'U0FOOTHOLD'
/** Of the same bot, for the one thing its own may not: somebody takes it into the channel. */
const INVITED = 'xoxb-invited'
/** The emulator's public channel. */
const GENERAL = 'C000000001'
const EMULATED_TEAM = 'T000000001'

const MANIFEST = readManifest('manifest.yml')
/** The emulator refuses what these do not allow. */
const SCOPES = MANIFEST.oauth_config.scopes.bot

/** Everybody who may join a test's workspace, by first name. */
const CAST = ['Ana Ruiz', 'Ben Okafor', 'Cleo Marsh', 'Dan Weiss', 'Eve Lund']

export type Json = Record<string, unknown>
type Call = { method: string; args: Json; team: string }

type Fault =
  | { kind: 'limited'; retryAfter: number }
  | { kind: 'refused'; error: string }
  /** Carried out, and the connection breaks before the answer. */
  | { kind: 'unanswered' }

/** Something that appeared before a person's eyes. */
export type Shown =
  | { kind: 'ephemeral'; url: string | null; replaced: boolean; blocks: Json[] }
  | { kind: 'modal' | 'home'; view: Json }

export type SlackServer = {
  apiUrl: string
  team: string
  oauth: OAuth
  calls: Call[]
  /** What was shown to somebody, oldest first; direct messages are in `inbox`. */
  shown: Shown[]
  /** How payloads broke a published limit. Must stay empty. */
  faults: string[]
  socketMode: SocketMode
  user(name: string): string
  /** What users.info and user_change say besides. */
  profiles: Map<string, Json>
  /** The next call of this method fails so. */
  failNext(method: string, fault: Fault): void
  /** From now on nobody answers at response_urls, or they do again. */
  breakDown(isDown: boolean): void
  /** All response_urls made so far are used up, or their time is over. */
  expire(): void
  /** Makes a response_url, good five times. */
  responseUrl(): string
  trigger(user: string): Promise<string>
  /** A channel everybody reads, and what the bot posted there. */
  general: string
  board: Json[]
  /** From now on the bot may not post there, or may again. */
  closeChannel(isClosed: boolean): void
  /** From now on a user, or null for the bot, is not in the channel. */
  leavesChannel(user: string | null): void
  /** Whether Slack tells the bot of a mention there: it has to be a member, and may hear of it. */
  tellsMentions(): boolean
  /** The shortcut of that name, as the app's manifest has it. */
  shortcut(name: string): { type: 'message' | 'global'; callback_id: string }
  /** The threads there that have replies: only in those an ephemeral message shows. */
  threads: Set<string>
  /** Who else reads it, from now on: nobody, another organization, one that is invited, or Slack does not say. */
  shareChannel(by: 'nobody' | 'another' | 'invited' | 'unsaid'): void
  /** A user's conversation with the bot: what the bot wrote there, oldest first. */
  inbox(user: string): Promise<Json[]>
  channel(user: string): Promise<string>
  /** Uploads a file into a user's conversation with the bot; the file object as events carry it. */
  upload(user: string, name: string, content: Uint8Array): Promise<Json>
  /** The files the bot sent into a user's conversation with it, oldest first, as that user downloads them. */
  files(user: string): Promise<{ name: string; content: string }[]>
  /** From now on the app may not read files. */
  hideFiles(): void
  close(): Promise<void>
}

export async function openSlackServer(): Promise<SlackServer> {
  const team = `T${randomBytes(5).toString('hex').toUpperCase()}`
  const oauth = createOAuth(SCOPES)
  const calls: Call[] = []
  const shown: Shown[] = []
  const faults: string[] = []
  const failing = new Map<string, Fault[]>()
  const profiles = new Map<string, Json>()
  const uses = new Map<string, number>()
  let filesHidden = false
  let channelClosed = false
  let isDown = false
  let sharedBy: Parameters<SlackServer['shareChannel']>[0] = 'nobody'
  const board: Json[] = []
  const absent = new Set<string>()
  const threads = new Set<string>()
  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      faults.push(String(error))
      response.destroy()
    })
  })
  const socketMode = createSocketMode(http)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${portOf(http.address())}`
  const emulator = await startEmulator(base)
  const users = new Map<string, string>()

  async function call(method: string, args: Record<string, string> = {}, token = BOT_TOKEN): Promise<Json> {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(args),
    })
    const json = record(await response.json())
    if (json['ok'] !== true) throw new Error(`${method}: ${String(json['error'])}`)
    return json
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', base)
    const body = await readBody(request)
    if (pathname.startsWith('/respond/') && isDown) {
      response.destroy()
      return
    }
    if (pathname.startsWith('/respond/')) {
      takeResponse(pathname, JSON.parse(body.toString()), response)
      return
    }
    const method = pathname.startsWith('/api/') ? pathname.slice('/api/'.length) : null
    if (method === 'apps.connections.open') {
      const isApp = request.headers.authorization === `Bearer ${APP_TOKEN}`
      reply(
        response,
        isApp ? { ok: true, url: `${base.replace('http', 'ws')}/link` } : { ok: false, error: 'invalid_auth' },
      )
      return
    }
    if (method === null && filesHidden) {
      loginPage(response)
      return
    }
    const args = method ? readArgs(body) : {}
    const granted = oauth.token(request.headers.authorization)
    const from = granted?.team ?? team
    if (method) calls.push({ method, args, team: from })
    if (method === 'oauth.v2.access') return reply(response, oauth.access(args))
    if (granted && granted.state !== 'good') return reply(response, { ok: false, error: granted.state })
    if (method === 'auth.revoke') return reply(response, oauth.revoke(request.headers.authorization))
    // The emulator knows one token of the bot's.
    if (granted) request.headers.authorization = `Bearer ${BOT_TOKEN}`
    const fault = method ? failing.get(method)?.shift() : undefined
    if (method === 'files.completeUploadExternal' && !/^[CDG]/.test(String(args['channel_id']))) {
      // Slack takes a conversation's id here, and no user's as chat.postMessage does.
      reply(response, { ok: false, error: 'channel_not_found' })
      return
    }
    // The emulator knows no permalinks.
    if (method === 'chat.getPermalink') {
      const page = `archives/${String(args['channel'])}/p${String(args['message_ts']).replace('.', '')}`
      reply(response, { ok: true, channel: args['channel'], permalink: `https://rocket.slack.com/${page}` })
      return
    }
    // An archived channel still says what it is.
    if (channelClosed && args['channel'] === GENERAL && method !== 'conversations.info') {
      reply(response, { ok: false, error: 'is_archived' })
      return
    }
    const outside = method === 'chat.postEphemeral' ? outsider(args) : null
    if (outside) {
      reply(response, { ok: false, error: outside })
      return
    }
    if (fault && fault.kind !== 'unanswered') {
      fail(response, fault)
      return
    }
    const text = await forward(request, `${emulator.url}${pathname}${search}`, body, response, method === null)
    if (method === null) return
    const json = changed(method, args, record(JSON.parse(text.replaceAll(EMULATED_TEAM, from))))
    if (fault) {
      response.destroy()
      return
    }
    reply(response, json)
  }

  /** Why an ephemeral message is refused: both have to be in the channel (docs.slack.dev, chat.postEphemeral). */
  function outsider({ channel: to, user }: Json): string | null {
    if (to !== GENERAL) return null
    if (absent.has(BOT_USER)) return 'not_in_channel'
    return absent.has(String(user)) ? 'user_not_in_channel' : null
  }

  function changed(method: string, args: Json, json: Json): Json {
    if (method === 'chat.postMessage' || method === 'chat.update' || method === 'chat.postEphemeral')
      faults.push(...messageFaults(args).map((text) => `${method}: ${text}`))
    if (method === 'files.completeUploadExternal')
      faults.push(...messageFaults({ ...args, text: 'A file.' }).map((text) => `${method}: ${text}`))
    if (method.startsWith('views.'))
      faults.push(...viewFaults(record(args['view'])).map((text) => `${method}: ${text}`))
    if (json['ok'] !== true) return json
    if (method === 'chat.postMessage' && args['channel'] === GENERAL) board.push({ ...args, ts: json['ts'] })
    const changedPost = method === 'chat.update' ? board.find((one) => one['ts'] === args['ts']) : undefined
    if (changedPost) Object.assign(changedPost, args)
    const thread = args['thread_ts']
    if (method === 'chat.postMessage' && args['channel'] === GENERAL && thread) threads.add(String(thread))
    // In a thread without replies nobody sees it.
    if (method === 'chat.postEphemeral' && (!thread || threads.has(String(thread))))
      shown.push({ kind: 'ephemeral', url: null, replaced: false, blocks: list(args['blocks']) })
    if (method === 'views.publish') shown.push({ kind: 'home', view: record(json['view']) })
    if (method === 'views.open' || method === 'views.update') shown.push({ kind: 'modal', view: record(json['view']) })
    if (method === 'conversations.info') return { ...json, channel: shared(record(json['channel'])) }
    if (method !== 'users.info') return json
    return { ...json, user: { ...record(json['user']), ...profiles.get(String(args['user'])) } }
  }

  /** The emulator knows no other organization. */
  function shared(channel: Json): Json {
    if (sharedBy === 'unsaid') return { id: channel['id'], name: channel['name'] }
    return { ...channel, is_ext_shared: sharedBy === 'another', is_pending_ext_shared: sharedBy === 'invited' }
  }

  function takeResponse(pathname: string, message: Json, response: ServerResponse): void {
    const used = uses.get(pathname)
    if (used === undefined || used >= 5) {
      response.writeHead(404).end('{"ok":false,"error":"used_url"}')
      return
    }
    uses.set(pathname, used + 1)
    faults.push(...messageFaults(message).map((text) => `response_url: ${text}`))
    if (message['response_type'] !== 'ephemeral') faults.push('An answer is seen by everybody.')
    shown.push({
      kind: 'ephemeral',
      url: `${base}${pathname}`,
      replaced: message['replace_original'] === true,
      blocks: list(message['blocks']),
    })
    response.end('ok')
  }

  for (const member of list((await call('users.list'))['members'])) {
    const id = String(member['id'])
    const name = CAST.find((full) => full === member['real_name'])
    if (name) users.set(name.split(' ')[0] ?? '', id)
    profiles.set(id, { tz: 'Europe/Berlin' })
  }
  const cast = [...users.keys()].map((first) => `xoxp-${first.toLowerCase()}`)
  for (const token of [...cast, INVITED]) await call('conversations.join', { channel: GENERAL }, token)
  const userOf = (name: string) => {
    const id = users.get(name.split(' ')[0] ?? '')
    if (!id) throw new Error(`Nobody called ${name} is in this workspace.`)
    return id
  }
  const channel = async (user: string) =>
    String(record((await call('conversations.open', { users: user }))['channel'])['id'])

  return {
    apiUrl: `${base}/api/`,
    team,
    oauth,
    calls,
    shown,
    general: GENERAL,
    board,
    closeChannel(isClosed) {
      channelClosed = isClosed
    },
    shareChannel(by) {
      sharedBy = by
    },
    leavesChannel(user) {
      absent.add(user ?? BOT_USER)
    },
    tellsMentions: () =>
      !absent.has(BOT_USER) &&
      SCOPES.includes('app_mentions:read') &&
      MANIFEST.settings.event_subscriptions.bot_events.includes('app_mention'),
    shortcut(name) {
      const found = MANIFEST.features.shortcuts.find((one) => one.name === name)
      if (!found) throw new Error(`Slack offers no shortcut “${name}”.`)
      return found
    },
    threads,
    faults,
    socketMode,
    profiles,
    user: userOf,
    breakDown(how) {
      isDown = how
    },
    expire() {
      for (const url of uses.keys()) uses.set(url, 5)
    },
    failNext(method, fault) {
      failing.set(method, [...(failing.get(method) ?? []), fault])
    },
    responseUrl() {
      const path = `/respond/${randomBytes(6).toString('hex')}`
      uses.set(path, 0)
      return `${base}${path}`
    },
    trigger: async (user) => String((await call('views.generateTriggerId', { user_id: user }))['trigger_id']),
    channel,
    async inbox(user) {
      const read = await call('conversations.history', { channel: await channel(user), limit: '1000' })
      return list(read['messages'])
        .filter((message) => message['user'] === BOT_USER)
        .reverse()
    },
    async files(user) {
      const [first] = [...users].find(([, id]) => id === user) ?? []
      const headers = { authorization: `Bearer xoxp-${first?.toLowerCase()}` }
      const read = await call('conversations.history', { channel: await channel(user), limit: '1000' })
      const sent = list(read['messages'])
        .reverse()
        .flatMap((message) => (message['user'] === BOT_USER ? list(message['files']) : []))
      return await Promise.all(
        sent.map(async (file) => {
          const url = String(file['url_private_download']).replace(base, emulator.url)
          return {
            name: String(file['name']),
            content: Buffer.from(await (await fetch(url, { headers })).arrayBuffer()).toString(),
          }
        }),
      )
    },
    async upload(user, name, content) {
      const [first] = [...users].find(([, id]) => id === user) ?? []
      const token = `xoxp-${first?.toLowerCase()}`
      const target = await call('files.getUploadURLExternal', { filename: name, length: String(content.length) }, token)
      const upload = String(target['upload_url']).replace(base, emulator.url)
      await fetch(upload, { method: 'POST', body: Buffer.from(content) })
      const files = JSON.stringify([{ id: target['file_id'], title: name }])
      const done = await call('files.completeUploadExternal', { files, channel_id: await channel(user) }, token)
      return list(done['files'])[0] ?? {}
    },
    hideFiles() {
      filesHidden = true
    },
    async close() {
      await socketMode.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await emulator.close()
    },
  }

  /** The emulator names itself by the gate's address, in files; it listens at its own. */
  async function startEmulator(baseUrl: string): Promise<{ url: string; close(): Promise<void> }> {
    const people = CAST.map((name) => ({ name: name.split(' ')[0]?.toLowerCase() ?? '', real_name: name }))
    const open = async (port: number) =>
      await createEmulator({
        service: 'slack',
        port,
        baseUrl,
        seed: {
          slack: {
            team: { name: 'Rocket Team', domain: 'rocket' },
            strict_scopes: true,
            users: people,
            oauth_apps: [
              {
                client_id: '1.1',
                client_secret: 's',
                app_id: 'A0FOOTHOLD',
                name: 'Foothold',
                redirect_uris: [],
                bot_id: 'B0FOOTHOLD',
                bot_user_id: BOT_USER,
                bot_name: 'foothold',
              },
            ],
            tokens: [
              {
                token: BOT_TOKEN,
                user_id: BOT_USER,
                bot_id: 'B0FOOTHOLD',
                bot_user_id: BOT_USER,
                app_id: 'A0FOOTHOLD',
                type: 'bot',
                scopes: SCOPES,
              },
              {
                token: INVITED,
                user_id: BOT_USER,
                bot_id: 'B0FOOTHOLD',
                bot_user_id: BOT_USER,
                app_id: 'A0FOOTHOLD',
                type: 'bot',
                scopes: ['channels:join'],
              },
              ...people.map(({ name }) => ({
                token: `xoxp-${name}`,
                user: name,
                type: 'user',
                scopes: ['files:read', 'files:write', 'channels:join', 'channels:write'],
              })),
            ],
          },
        },
      })
    for (let tries = 0; ; tries++)
      try {
        const port = 20_000 + Math.floor(Math.random() * 40_000)
        const { close } = await open(port)
        return { url: `http://127.0.0.1:${port}`, close }
      } catch (error) {
        if (tries === 5) throw error
      }
  }
}

function readArgs(body: Buffer): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body.toString())].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  )
}

function fail(response: ServerResponse, fault: Exclude<Fault, { kind: 'unanswered' }>): void {
  if (fault.kind === 'refused') reply(response, { ok: false, error: fault.error })
  else {
    response.writeHead(429, { 'retry-after': String(fault.retryAfter) })
    response.end('{"ok":false,"error":"ratelimited"}')
  }
}

function reply(response: ServerResponse, json: Json): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(json))
}

async function forward(
  request: IncomingMessage,
  url: string,
  body: Buffer,
  response: ServerResponse,
  passOn: boolean,
): Promise<string> {
  const { authorization, 'content-type': type } = request.headers
  const headers = { ...(authorization ? { authorization } : {}), ...(type ? { 'content-type': type } : {}) }
  const answer = await fetch(url, {
    method: request.method ?? 'GET',
    headers,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  })
  if (!passOn) return await answer.text()
  // Slack shows its login page to whoever may not have the file.
  if (answer.status === 401 || answer.status === 403) {
    loginPage(response)
    return ''
  }
  response.writeHead(answer.status, {
    'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
  })
  response.end(Buffer.from(await answer.arrayBuffer()))
  return ''
}

function loginPage(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end('<!DOCTYPE html><html><title>Slack</title></html>')
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  return address.port
}
