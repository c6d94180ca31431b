import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import {
  GatewayCloseCodes,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayReadyDispatchData,
} from 'discord-api-types/v10'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'

// Discord's side of the gateway: hello, identify or resume, events in order, and those missed sent again after a resume.

const Said = z.discriminatedUnion('op', [
  z.object({ op: z.literal(GatewayOpcodes.Heartbeat), d: z.number().nullable() }),
  z.object({ op: z.literal(GatewayOpcodes.Identify), d: z.object({ token: z.string(), intents: z.number() }) }),
  z.object({
    op: z.literal(GatewayOpcodes.Resume),
    d: z.object({ token: z.string(), session_id: z.string(), seq: z.number() }),
  }),
])

const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent

type Session = { id: string; intents: number; sent: string[] }

export type Gateway = {
  /** Sends an event, or keeps it until its session is resumed; without the intent for it nothing is sent. */
  dispatch(event: { t: string; d: unknown }, intent?: GatewayIntentBits): void
  /** Settles once the bot has taken in all that was sent. */
  synced(): Promise<void>
  /** Breaks the connection; the bot may resume. */
  drop(): void
  /** What the bot asked to hear of. */
  intents(): number
  /** How often the bot signed in, and how often it resumed. */
  counts: { identified: number; resumed: number }
  close(): Promise<void>
}

export function createGateway(
  http: Server,
  options: {
    token: string
    ready(sessionId: string): GatewayReadyDispatchData
    welcome(): { t: string; d: unknown }[]
  },
): Gateway {
  const server = new WebSocketServer({ server: http })
  const counts = { identified: 0, resumed: 0 }
  let socket: WebSocket | null = null
  let session: Session | null = null
  let wanted: { seq: number; done(): void }[] = []

  const write = (payload: object) => socket?.send(JSON.stringify(payload))
  const send = (event: { t: string; d: unknown }) => {
    if (!session) return
    session.sent.push(JSON.stringify({ op: GatewayOpcodes.Dispatch, s: session.sent.length + 1, ...event }))
    socket?.send(session.sent.at(-1) ?? '')
  }

  server.on('connection', (opened) => {
    socket = opened
    write({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: 41_250 } })
    opened.on('close', () => {
      if (socket === opened) socket = null
    })
    opened.on('message', (data) => {
      const said = Said.safeParse(JSON.parse(String(data)))
      if (!said.success) return opened.close(GatewayCloseCodes.DecodeError)
      const { op, d } = said.data
      if (op === GatewayOpcodes.Heartbeat) {
        write({ op: GatewayOpcodes.HeartbeatAck, d: null })
        const reached = d ?? 0
        for (const one of wanted.filter(({ seq }) => seq <= reached)) one.done()
        wanted = wanted.filter(({ seq }) => seq > reached)
        // It beat before it had taken in the last event: ask once more.
        if (wanted.length > 0) write({ op: GatewayOpcodes.Heartbeat, d: null })
        return
      }
      if (d.token !== options.token) return opened.close(GatewayCloseCodes.AuthenticationFailed)
      if (op === GatewayOpcodes.Identify) {
        if (d.intents & PRIVILEGED) return opened.close(GatewayCloseCodes.DisallowedIntents)
        counts.identified += 1
        session = { id: randomUUID(), intents: d.intents, sent: [] }
        send({ t: 'READY', d: options.ready(session.id) })
        for (const event of options.welcome()) send(event)
        return
      }
      if (session?.id !== d.session_id) return write({ op: GatewayOpcodes.InvalidSession, d: false })
      counts.resumed += 1
      for (const missed of session.sent.slice(d.seq)) opened.send(missed)
      send({ t: 'RESUMED', d: {} })
      if (wanted.length > 0) write({ op: GatewayOpcodes.Heartbeat, d: null })
    })
  })

  return {
    counts,
    intents: () => session?.intents ?? 0,
    dispatch(event, intent) {
      if (session && (intent === undefined || (session.intents & intent) !== 0)) send(event)
    },
    synced() {
      const seq = session?.sent.length ?? 0
      return new Promise((resolve) => {
        wanted.push({ seq, done: resolve })
        // Whoever is asked to beat answers with the last event taken in.
        if (socket) write({ op: GatewayOpcodes.Heartbeat, d: null })
      })
    },
    drop() {
      socket?.terminate()
      socket = null
    },
    async close() {
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
