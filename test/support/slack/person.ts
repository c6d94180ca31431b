import type { Person } from '../door.ts'
import type { Delivery } from './delivery.ts'
import { errorsFaults, list, record, viewFaults } from './published-limits.ts'
import { type Button, buttonsOf, readBlocks, stateOf, valuesOf } from './screen.ts'
import type { Json, Shown, SlackServer } from './server.ts'

export type SlackPerson = Person & {
  user: string
  /** Opens the app's Home tab. */
  opensHome(): Promise<void>
  /** Slack tells of the last event under a new id. */
  tellsAgain(): Promise<void>
  /** Writes into the conversation with the app, or into a thread there. */
  writes(text: string, thread?: string): Promise<void>
  /** The event of such a message. */
  message(text: string, thread?: string): Promise<Json>
  /** Mentions the bot in the channel, or in a thread there, in words as Slack escapes them. */
  mentions(text: string, thread?: string): Promise<void>
  /** Uses a shortcut by its name: a message one on a message of somebody's. */
  uses(shortcut: string, on?: string): Promise<void>
  /** Gives any interaction, for payloads nobody's client would send. */
  interacts(payload: Json): Promise<void>
}

/** Somebody in Slack: what they do goes to the bot as Slack would send it; what it shows them is kept. */
export function createSlackPerson(
  name: string,
  parts: {
    server: SlackServer
    delivery: Delivery
    /** Waits for the bot to be done, and runs its jobs. */
    settle(): Promise<void>
  },
): SlackPerson {
  const { server, delivery, settle } = parts
  const user = server.user(name)
  let screen: Shown | null = null
  /** What was typed into the form on the screen. */
  let typed: Record<string, string> = {}
  let again: () => Promise<unknown> = async () => {}

  const who = { team: { id: server.team, domain: 'rocket' }, user: { id: user, username: name, team_id: server.team } }

  /** Does something, and looks at what it shows. Acknowledgements count before what comes after them. */
  async function act(work: () => Promise<Shown | null>): Promise<void> {
    const before = server.shown.length
    const acked = await work()
    await settle()
    const next = server.shown.slice(before).at(-1) ?? acked
    if (!next) return
    screen = next
    if (next !== acked || next.kind !== 'modal') typed = valuesOf(blocksOf(next))
  }

  async function interacts(payload: Json): Promise<void> {
    await act(async () => {
      const full = { ...who, api_app_id: 'A0FOOTHOLD', token: 'deprecated', ...payload }
      again = () => delivery.interaction(full)
      const { status, body } = await delivery.interaction(full)
      if (status !== 200) throw new Error(`The bot did not acknowledge: ${status}.`)
      return shownByAck(record(body), record(payload['view']))
    })
  }

  /** view_submission may be answered with errors in the form, or with another view. */
  function shownByAck(ack: Json, view: Json): Shown | null {
    if (ack['response_action'] === 'errors') {
      const errors = record(ack['errors'])
      server.faults.push(...errorsFaults(errors, view))
      return { kind: 'modal', view: { ...view, blocks: withErrors(list(view['blocks']), errors) } }
    }
    if (ack['response_action'] !== 'update') return null
    const next = record(ack['view'])
    server.faults.push(...viewFaults(next))
    return { kind: 'modal', view: { ...next, id: view['id'] } }
  }

  let lastEvent: Json = {}
  let lastTs = 1_700_000_000

  async function event(payload: Json): Promise<void> {
    lastEvent = payload
    const id = `Ev${crypto.randomUUID()}`
    await act(async () => {
      again = () => delivery.event(payload, { id, retry: 1 })
      await delivery.event(payload, { id })
      return null
    })
  }

  async function message(text: string, thread?: string): Promise<Json> {
    const channel = await server.channel(user)
    const where = { channel, channel_type: 'im', ts: '1.1', ...(thread ? { thread_ts: thread } : {}) }
    return { type: 'message', user, text, ...where }
  }

  function reaction(emoji: string, at: Json): Json {
    const item = { type: 'message', ...at }
    return { type: 'reaction_added', user, reaction: slackName(emoji), item, item_user: 'U0FOOTHOLD', event_ts: '1.1' }
  }

  async function find(label: string, at?: string): Promise<{ button: Button; place: Json }> {
    const places = [
      ...(screen ? [{ blocks: blocksOf(screen), place: placeOf(screen) }] : []),
      ...(await server.inbox(user))
        .reverse()
        .map((message) => ({ blocks: list(message['blocks']), place: messagePlace(message, server.channel(user)) })),
      ...server.board
        .toReversed()
        .map((message) => ({ blocks: list(message['blocks']), place: messagePlace(message, server.general) })),
    ]
    for (const { blocks, place } of places)
      for (const button of buttonsOf(blocks))
        if (button.label === label && (at === undefined || button.item.includes(at)))
          return { button, place: await place }
    throw new Error(
      `${name} sees no button “${label}”, only: ${places.map(({ blocks }) => readBlocks(blocks)).join('\n')}`,
    )
  }

  async function messagePlace(message: Json, channel: string | Promise<string>): Promise<Json> {
    return {
      container: { type: 'message', message_ts: message['ts'], channel_id: await channel, is_ephemeral: false },
      response_url: server.responseUrl(),
      message,
    }
  }

  async function placeOf(shown: Shown): Promise<Json> {
    if (shown.kind !== 'ephemeral') return { container: { type: 'view', view_id: shown.view['id'] }, view: shown.view }
    return {
      container: { type: 'message', is_ephemeral: true, channel_id: server.general },
      response_url: server.responseUrl(),
    }
  }

  /** A teammate is chosen by their name, and sent by their id. */
  function picked(blocks: Json[], values: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(values).map(([field, value]) => {
        const block = blocks.find((one) => one['block_id'] === field)
        const isMember = record(block?.['element'])['type'] === 'users_select'
        return [field, isMember && value !== '' && !/^U/.test(value) ? server.user(value) : value]
      }),
    )
  }

  return {
    name,
    user,
    async says(text) {
      const [command = '', ...rest] = text.split(' ')
      const payload = {
        command,
        text: rest.join(' '),
        user_id: user,
        user_name: name.toLowerCase(),
        channel_id: server.general,
        channel_name: 'general',
        team_id: server.team,
        team_domain: 'rocket',
        api_app_id: 'A0FOOTHOLD',
        is_enterprise_install: 'false',
        token: 'deprecated',
        response_url: server.responseUrl(),
        trigger_id: await server.trigger(user),
      }
      await act(async () => {
        again = () => delivery.command(payload)
        const { status } = await delivery.command(payload)
        if (status !== 200) throw new Error(`The bot did not acknowledge: ${status}.`)
        return null
      })
    },
    async presses(label, at) {
      const { button, place } = await find(label, at)
      const { actionId: action_id, blockId: block_id, value } = button
      const action = {
        type: 'button',
        action_id,
        block_id,
        value,
        action_ts: '1.1',
        text: { type: 'plain_text', text: label },
      }
      await interacts({ type: 'block_actions', trigger_id: await server.trigger(user), ...place, actions: [action] })
    },
    async fills(values) {
      if (screen?.kind !== 'modal') throw new Error(`${name} has no form open.`)
      typed = { ...typed, ...picked(blocksOf(screen), values) }
      const view = { ...screen.view, state: { values: stateOf(blocksOf(screen), typed) } }
      await interacts({ type: 'view_submission', trigger_id: await server.trigger(user), view, response_urls: [] })
    },
    async reacts(emoji, on = '') {
      const message = (await server.inbox(user)).findLast((one) => readBlocks(list(one['blocks'])).includes(on))
      if (!message) throw new Error(`${name} has no message “${on}”.`)
      await event(reaction(emoji, { channel: await server.channel(user), ts: message['ts'] }))
    },
    async reactsThere(emoji, on = '') {
      const message = server.board.findLast((one) => readBlocks(list(one['blocks'])).includes(on))
      if (!message) throw new Error(`Nothing in the channel says “${on}”.`)
      await event(reaction(emoji, { channel: server.general, ts: message['ts'] }))
    },
    async drops(fileName, content) {
      const file = await server.upload(user, fileName, new TextEncoder().encode(content))
      const channel = await server.channel(user)
      await event({
        type: 'message',
        subtype: 'file_share',
        channel,
        channel_type: 'im',
        user,
        text: '',
        ts: '1.1',
        files: [file],
      })
    },
    async mentions(text: string, thread?: string) {
      lastTs += 1
      const ts = `${lastTs}.000100`
      if (thread) server.threads.add(thread)
      if (!server.tellsMentions()) return
      const where = { channel: server.general, ts, event_ts: ts, ...(thread ? { thread_ts: thread } : {}) }
      await event({ type: 'app_mention', user, text: `<@U0FOOTHOLD> ${text}`, ...where })
    },
    async uses(shortcut, on = '') {
      const { type, callback_id } = server.shortcut(shortcut)
      const common = { callback_id, trigger_id: await server.trigger(user), action_ts: '1.1' }
      if (type === 'global') return await interacts({ type: 'shortcut', ...common })
      await interacts({
        type: 'message_action',
        ...common,
        response_url: server.responseUrl(),
        message_ts: '1.1',
        channel: { id: server.general, name: 'general' },
        message: { type: 'message', user: 'U0SOMEBODY', ts: '1.1', text: on },
      })
    },
    message,
    writes: async (text: string, thread?: string) => event(await message(text, thread)),
    opensHome: () => event({ type: 'app_home_opened', user, channel: 'D0', tab: 'home', event_ts: '1.1' }),
    interacts,
    tellsAgain: () => event(lastEvent),
    sees: () => (screen ? readBlocks(blocksOf(screen)) : ''),
    form: () => ({ ...typed }),
    inbox: async () => (await server.inbox(user)).map((message) => readBlocks(list(message['blocks']))),
    files: () => server.files(user),
    async repeats() {
      await again()
      await settle()
    },
  }
}

function blocksOf(shown: Shown): Json[] {
  return shown.kind === 'ephemeral' ? shown.blocks : list(shown.view['blocks'])
}

/** A marked field shows its error below it. */
function withErrors(blocks: Json[], errors: Json): Json[] {
  return blocks.flatMap((block) => {
    const error = errors[String(block['block_id'])]
    return typeof error === 'string' ? [block, { type: 'section', text: { type: 'plain_text', text: error } }] : [block]
  })
}

function slackName(emoji: string): string {
  const names: Record<string, string> = {
    '✅': 'white_check_mark',
    '🤝': 'handshake',
    '🎉': 'tada',
    '🙏': 'pray',
    '🙋': 'raising_hand',
  }
  const name = names[emoji]
  if (!name) throw new Error(`No name is known for ${emoji}.`)
  return name
}
