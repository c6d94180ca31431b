import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'

// Slack's side of Socket Mode: it says hello, sends envelopes, and waits for the one with their id to come back.

const Ack = z.object({ envelope_id: z.string(), payload: z.unknown() })

export type SocketMode = {
  /** Sends an envelope; the payload of its acknowledgement. */
  deliver(type: 'slash_commands' | 'interactive' | 'events_api', payload: unknown, retry?: number): Promise<unknown>
  close(): Promise<void>
}

export function createSocketMode(http: Server): SocketMode {
  const server = new WebSocketServer({ server: http, path: '/link' })
  const waiting = new Map<string, (payload: unknown) => void>()
  let socket: WebSocket | null = null
  server.on('connection', (opened) => {
    socket = opened
    opened.on('message', (data) => {
      const { envelope_id, payload } = Ack.parse(JSON.parse(String(data)))
      waiting.get(envelope_id)?.(payload)
      waiting.delete(envelope_id)
    })
    opened.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0FOOTHOLD' } }))
  })
  return {
    async deliver(type, payload, retry) {
      const envelope_id = randomUUID()
      const acked = new Promise<unknown>((resolve) => waiting.set(envelope_id, resolve))
      if (!socket) throw new Error('The bot is not connected.')
      const again = retry ? { retry_attempt: retry, retry_reason: 'timeout' } : {}
      socket.send(JSON.stringify({ type, envelope_id, payload, accepts_response_payload: true, ...again }))
      return await acked
    },
    async close() {
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
