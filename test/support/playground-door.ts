import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPlayground } from '../../src/adapters/playground/index.ts'
import type { WireButton, WireForm, WireMessage, WireReply, WireView } from '../../src/adapters/playground/wire.ts'
import { createBot } from '../../src/app/bot.ts'
import { openLocalTeam } from '../../src/app/members/open-local-team.ts'
import { createRunJob } from '../../src/app/run-job.ts'
import { createClock } from './clock.ts'
import type { OpenedDatabase } from './database/database.ts'
import { createJobTable } from './database/job-table.ts'
import { createTestStore } from './database/store.ts'
import type { Door, Person, World } from './door.ts'

const LOCAL = { platform: 'local', workspace: 'local', workspaceName: 'Local workspace' } as const

/** A message or answer as the page shows it, with its buttons. */
export type Shown = { message: string; kind: WireMessage['kind']; text: string; buttons: ShownButton[] }
export type ShownButton = { code: string; label: string; item: string }

/** Somebody at the page, who can also press what an old message showed. */
export type PagePerson = Person & {
  /** All they can see, oldest first. */
  shown(): Promise<Shown[]>
  /** Presses a button on a message, whether or not it still stands there; gives the answer's words. */
  pressesOn(message: string, code: string): Promise<string>
}

export type PageWorld = Omit<World, 'join'> & { join(name: string): Promise<PagePerson> }

/** The playground by the requests its page makes. */
export const playgroundDoor: Door = { name: 'playground', open: openPage }

export async function openPage(database: OpenedDatabase): Promise<PageWorld> {
  const clock = createClock()
  const jobs = await createJobTable(database)
  const store = createTestStore(database, jobs)
  const errors: unknown[] = []
  const log = {
    info() {},
    warn() {},
    error: (fields: object, message: string) => errors.push({ message, ...fields }),
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'foothold-playground-'))
  const workspace = await store.enterWorkspace(LOCAL, clock.now())
  await openLocalTeam(store, 'UTC', clock.now())
  const members = () => store.in(workspace.id).members.all()
  const { platform, routes } = createPlayground({
    dataDir,
    members,
    log,
    clock: clock.now,
    jump: async () => clock.now(),
  })
  await platform.start(createBot({ store, clock: clock.now, log }))
  const runJob = createRunJob(store, [platform], clock.now)
  const settle = () => jobs.run(workspace.id, runJob)
  const request: Ask = async (path, init) =>
    await routes.request(`http://localhost${path}`, {
      ...init,
      headers: { host: 'localhost', origin: 'http://localhost', ...init?.headers },
    })
  return {
    store,
    clock,
    workspace: async () => workspace,
    settle,
    channel: 'general',
    async board() {
      const kept = await request('/api/messages?as=ana')
      const { messages } = (await kept.json()) as { messages: WireMessage[] }
      return messages.filter((message) => message.channel === 'general').map((message) => read(message.view))
    },
    // Nobody can close it.
    closeChannel() {},
    faults: () => errors,
    async join(name) {
      const full = { Ana: 'Ana Ruiz', Ben: 'Ben Okafor', Cleo: 'Cleo Marsh', Dan: 'Dan Weiss', Eve: 'Eve Lund' }
      const userName: string = Reflect.get(full, name) ?? name
      await store.enter({ ...LOCAL, user: name.toLowerCase(), userName }, clock.now())
      return createPerson(name, request, settle)
    },
    async leaves({ name }) {
      const gone = { ...LOCAL, user: name.toLowerCase(), userName: null, active: false }
      await store.keepProfile(gone)
    },
    async close() {
      await platform.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

type Ask = (path: string, init?: { method: string; body: string; headers: Record<string, string> }) => Promise<Response>

function createPerson(name: string, request: Ask, settle: () => Promise<void>): PagePerson {
  const as = name.toLowerCase()
  let view: WireView | null = null
  let form: WireForm | null = null
  let again: () => Promise<Response> = async () => new Response()

  async function act(path: string, body: string, type = 'application/json'): Promise<void> {
    again = () => request(path, { method: 'POST', body, headers: { 'content-type': type } })
    const response = await again()
    const reply = (await response.json()) as WireReply & { error?: string }
    if (reply.error) view = { summary: reply.error, nodes: [{ kind: 'text', text: reply.error }] }
    else if (reply.kind === 'view') view = reply.message.view
    form = reply.kind === 'form' ? reply.form : null
    await settle()
  }
  const send = (path: string, body: object) => act(path, JSON.stringify({ as, ...body }))

  async function everything(): Promise<WireMessage[]> {
    // Whoever erased themselves is shown nothing.
    const answer = (await (await request(`/api/messages?as=${as}`)).json()) as { messages?: WireMessage[] }
    return answer.messages ?? []
  }
  const messages = async () => (await everything()).filter((message) => message.kind === 'message')

  return {
    name,
    says: (text) => send('/api/command', { text }),
    writes: (text) => send('/api/command', { text }),
    mentions: (text) => send('/api/command', { text: `@Foothold ${text}`, channel: 'general' }),
    async presses(label, at) {
      const views = [...(view ? [view] : []), ...(await messages()).map((message) => message.view).reverse()]
      const found = views.flatMap(buttonsOf).find((one) => one.button.label === label && (!at || one.item.includes(at)))
      if (!found) throw new Error(`${name} sees no button “${label}”.`)
      await send('/api/button', { code: found.button.code })
    },
    async fills(values) {
      if (!form) throw new Error(`${name} has no form open.`)
      const shown = Object.fromEntries(form.fields.map((field) => [field.name, field.value ?? '']))
      await send('/api/form', { submit: form.submit, values: { ...shown, ...values } })
    },
    async reacts(emoji, on = '') {
      const message = (await messages()).findLast((one) => one.channel !== 'general' && read(one.view).includes(on))
      if (!message) throw new Error(`${name} has no message “${on}”.`)
      await send('/api/react', { channel: message.channel, message: message.message, emoji })
    },
    async reactsThere(emoji, on = '') {
      const message = (await messages()).findLast((one) => one.channel === 'general' && read(one.view).includes(on))
      if (!message) throw new Error(`Nothing in the channel says “${on}”.`)
      await send('/api/react', { channel: message.channel, message: message.message, emoji })
    },
    drops: (fileName, content) =>
      act(`/api/file?as=${as}&name=${encodeURIComponent(fileName)}`, content, 'application/octet-stream'),
    sees() {
      if (!form) return view ? read(view) : ''
      return [
        form.title,
        form.intro,
        ...form.fields.map((field) => `‹${field.label}›`),
        ...Object.values(form.errors ?? {}),
      ]
        .filter(Boolean)
        .join('\n')
    },
    form: () => Object.fromEntries((form?.fields ?? []).map((field) => [field.name, field.value ?? ''])),
    inbox: async () =>
      (await messages()).filter((message) => message.channel !== 'general').map((message) => read(message.view)),
    async files() {
      const sent = (await messages()).flatMap(({ message, file }) => (file ? [{ message, ...file }] : []))
      return await Promise.all(
        sent.map(async ({ message, name: fileName }) => {
          const response = await request(`/api/file?as=${as}&message=${message}`)
          return { name: fileName, content: Buffer.from(await response.arrayBuffer()).toString() }
        }),
      )
    },
    async repeats() {
      await again()
      await settle()
    },
    shown: async () =>
      (await everything()).map(({ message, kind, view: shown }) => ({
        message,
        kind,
        text: read(shown),
        buttons: buttonsOf(shown).map(({ button: { code, label }, item }) => ({ code, label, item })),
      })),
    async pressesOn(message, code) {
      await send('/api/button', { code, message })
      return form ? form.title : view ? read(view) : ''
    },
  }
}

function buttonsOf(view: WireView): { button: WireButton; item: string }[] {
  return view.nodes.flatMap((node) =>
    node.kind === 'item' || node.kind === 'buttons'
      ? (node.buttons ?? []).map((button) => ({ button, item: node.kind === 'item' ? node.title : '' }))
      : [],
  )
}

function read(view: WireView): string {
  return view.nodes
    .map((node) => {
      const buttons = 'buttons' in node ? (node.buttons ?? []).map(({ label }) => `[${label}]`).join(' ') : ''
      switch (node.kind) {
        case 'heading':
        case 'text':
          return node.text
        case 'moment':
          return `${node.text} ${node.at}`
        case 'quote':
          return `${node.label}\n${node.text}`
        case 'fields':
          return node.fields.map(({ label, value, url }) => `${label}: ${url ?? value}`).join('\n')
        case 'item':
          return [node.title, node.band, node.detail, node.note, buttons].filter(Boolean).join('\n')
        default:
          return buttons
      }
    })
    .join('\n')
}
