import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createPlayground } from '../../../src/adapters/playground/index.ts'
import type { Handle } from '../../../src/app/ports/platform.ts'
import { daysAfter } from '../../../src/domain/time/elapsed.ts'

export const TEAM = [
  { user: 'ada', name: 'Ada Park', active: true },
  { user: 'ben', name: 'Ben Ortiz', active: true },
  { user: 'chi', name: 'Chiamaka Okafor', active: true },
]

/** A fresh folder for the journal, removed at the end. */
export async function makeFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'foothold-playground-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

export type OpenPlayground = Awaited<ReturnType<typeof openPlayground>>

/**
 * A playground behind a server of its own.
 *
 * @param dataDir where its journal is, which outlives it
 * @param handle the bot; null while it has not started
 * @param port a free one when left out
 */
export async function openPlayground(dataDir: string, handle: Handle | null, port = 0) {
  const logged: object[] = []
  const jumps: number[] = []
  const clock = () =>
    daysAfter(
      new Date(),
      jumps.reduce((sum, one) => sum + one, 0),
    )
  const { platform, routes } = createPlayground({
    dataDir,
    members: async () => TEAM,
    log: { error: (entry) => void logged.push(entry) },
    clock,
    async jump(count) {
      jumps.push(count)
      return clock()
    },
  })
  if (handle) await platform.start(handle)
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: routes.fetch, hostname: '127.0.0.1', port }, () => resolve(started))
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`

  async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${url}${path}`, { ...init, headers: { origin: url, ...init.headers } })
    return { status: response.status, body: await response.json() }
  }

  return {
    url,
    port: Number(new URL(url).port),
    platform,
    /** What it logged, oldest first. */
    logged,
    jumps,
    request: (path: string, init?: RequestInit) => routes.request(`${url}${path}`, init),
    get: ask,
    post: (path: string, body: unknown) =>
      ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    sendFile: (as: string, name: string, body: Exclude<RequestInit['body'], undefined>) =>
      ask(`/api/file?${new URLSearchParams({ as, name })}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body,
      }),
    async close(): Promise<void> {
      await platform.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}
