import { createHmac, randomUUID } from 'node:crypto'
import type { Json, SlackServer } from './server.ts'

/** What the bot answered a delivery with: the acknowledgement. */
type Ack = { status: number; body: unknown }

/** Slack delivers what people do: each way in has its own envelope around the same payloads. */
export type Delivery = {
  command(payload: Record<string, string>): Promise<Ack>
  interaction(payload: Json): Promise<Ack>
  /** @param options.at when Slack says it happened, in seconds */
  event(event: Json, options?: { id?: string; retry?: number; at?: number }): Promise<Ack>
}

export const SIGNING_SECRET = 'signing-secret'

/** Signed requests, as Slack posts them. */
export function createHttpDelivery(url: string, server: Pick<SlackServer, 'team'>, secret = SIGNING_SECRET): Delivery {
  async function post(body: string, type: string, retry?: number): Promise<Ack> {
    const time = String(Math.floor(Date.now() / 1000))
    const signature = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')
    const response = await fetch(`${url}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': time,
        'x-slack-signature': `v0=${signature}`,
        ...(retry ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' } : {}),
      },
      body,
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }
  const form = 'application/x-www-form-urlencoded'
  return {
    command: (payload) => post(new URLSearchParams(payload).toString(), form),
    interaction: (payload) => post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form),
    event: (event, { id, retry, at } = {}) =>
      post(JSON.stringify(envelope(server, event, id, at)), 'application/json', retry),
  }
}

/** The same through Socket Mode. */
export function createSocketDelivery(server: SlackServer): Delivery {
  const { socketMode } = server
  const acked = async (payload: Promise<unknown>): Promise<Ack> => ({ status: 200, body: await payload })
  return {
    command: (payload) => acked(socketMode.deliver('slash_commands', payload)),
    interaction: (payload) => acked(socketMode.deliver('interactive', payload)),
    event: (event, { id, retry, at } = {}) =>
      acked(socketMode.deliver('events_api', envelope(server, event, id, at), retry)),
  }
}

function envelope(
  server: Pick<SlackServer, 'team'>,
  event: Json,
  id = `Ev${randomUUID()}`,
  at = Math.floor(Date.now() / 1000),
): Json {
  return {
    type: 'event_callback',
    token: 'deprecated',
    team_id: server.team,
    api_app_id: 'A0FOOTHOLD',
    event,
    event_id: id,
    event_time: at,
    authorizations: [
      { enterprise_id: null, team_id: server.team, user_id: 'U0FOOTHOLD', is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  }
}
