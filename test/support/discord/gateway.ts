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

/** One process that signed in. `socket` is null while its connection is broken. */
type Session = {
  id: string
  intents: number
  sent: string[]
  socket: WebSocket | null
  wanted: { seq: number; done(): void }[]
}

export type Gateway = {
  /** Sends an event, or keeps it until its session is resumed; without the intent for it nothing is sent. */
  dispatch(event: { t: string; d: unknown }, intent?: GatewayIntentBits): void
  /** Settles once every process has taken in all that was sent. */
  synced(): Promise<void>
  /** Breaks the connections; the bot may resume. */
  drop(): void
  /** Closes the connections, saying why. */
  closeWith(code: GatewayCloseCodes): void
  /** From now on whoever signs in is refused, saying why. */
  refuseWith(code: GatewayCloseCodes | null): void
  /** What the bot asked to hear of. */
  intents(): number
  /** How often the bot signed in, how often it resumed, and how many processes at most were connected at once. */
  counts: { identified: number; resumed: number; most: number }
  /** How many processes are connected. */
  connected(): number
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
  const counts = { identified: 0, resumed: 0, most: 0 }
  const sessions = new Map<string, Session>()
  let refused: GatewayCloseCodes | null = null

  const connected = () => [...sessions.values()].filter(({ socket }) => socket !== null).length
  const write = (socket: WebSocket | null, payload: object) => socket?.send(JSON.stringify(payload))
  const send = (session: Session, event: { t: string; d: unknown }) => {
    session.sent.push(JSON.stringify({ op: GatewayOpcodes.Dispatch, s: session.sent.length + 1, ...event }))
    session.socket?.send(session.sent.at(-1) ?? '')
  }
  // Whoever is asked to beat answers with the last event taken in.
  const askToBeat = ({ socket, wanted }: Session) => {
    if (wanted.length > 0) write(socket, { op: GatewayOpcodes.Heartbeat, d: null })
  }

  server.on('connection', (opened) => {
    let session: Session | undefined
    write(opened, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: 41_250 } })
    opened.on('close', (code) => {
      if (session?.socket !== opened) return
      session.socket = null
      // Signed off: such a session is never resumed.
      if (code === 1000 || code === 1001) sessions.delete(session.id)
    })
    opened.on('message', (data) => {
      const said = Said.safeParse(JSON.parse(String(data)))
      if (!said.success) return opened.close(GatewayCloseCodes.DecodeError)
      const { op, d } = said.data
      if (op === GatewayOpcodes.Heartbeat) {
        write(opened, { op: GatewayOpcodes.HeartbeatAck, d: null })
        if (!session) return
        const reached = d ?? 0
        for (const one of session.wanted.filter(({ seq }) => seq <= reached)) one.done()
        session.wanted = session.wanted.filter(({ seq }) => seq > reached)
        // It beat before it had taken in the last event: ask once more.
        return askToBeat(session)
      }
      if (refused !== null) return opened.close(refused)
      if (d.token !== options.token) return opened.close(GatewayCloseCodes.AuthenticationFailed)
      if (op === GatewayOpcodes.Identify) {
        if (d.intents & PRIVILEGED) return opened.close(GatewayCloseCodes.DisallowedIntents)
        counts.identified += 1
        session = { id: randomUUID(), intents: d.intents, sent: [], socket: opened, wanted: [] }
        sessions.set(session.id, session)
        counts.most = Math.max(counts.most, connected())
        send(session, { t: 'READY', d: options.ready(session.id) })
        for (const event of options.welcome()) send(session, event)
        return
      }
      session = sessions.get(d.session_id)
      if (!session) return write(opened, { op: GatewayOpcodes.InvalidSession, d: false })
      counts.resumed += 1
      session.socket = opened
      for (const missed of session.sent.slice(d.seq)) opened.send(missed)
      send(session, { t: 'RESUMED', d: {} })
      askToBeat(session)
    })
  })

  return {
    counts,
    connected,
    intents: () => [...sessions.values()].at(-1)?.intents ?? 0,
    dispatch(event, intent) {
      for (const session of sessions.values())
        if (intent === undefined || (session.intents & intent) !== 0) send(session, event)
    },
    async synced() {
      await Promise.all(
        [...sessions.values()].map(
          (session) =>
            new Promise<void>((resolve) => {
              session.wanted.push({ seq: session.sent.length, done: resolve })
              askToBeat(session)
            }),
        ),
      )
    },
    drop() {
      for (const session of sessions.values()) {
        session.socket?.terminate()
        session.socket = null
      }
    },
    closeWith(code) {
      for (const { socket } of sessions.values()) socket?.close(code)
      sessions.clear()
    },
    refuseWith(code) {
      refused = code
    },
    async close() {
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
