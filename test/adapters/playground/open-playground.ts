import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createPlayground } from '../../../src/adapters/playground/index.ts'
import type { Handle, Platform } from '../../../src/app/platform.ts'

export const TEAM = [
  { user: 'ada', name: 'Ada Park' },
  { user: 'ben', name: 'Ben Ortiz' },
  { user: 'chi', name: 'Chiamaka Okafor' },
]

export type Team = { user: string; name: string }[]

/** A playground on a port of its own, its journal in a folder of its own. `logged` collects what it logs. */
export async function openPlayground(handle: Handle, given: { dataDir?: string; port?: number; team?: Team } = {}) {
  const dataDir = given.dataDir ?? (await mkdtemp(join(tmpdir(), 'foothold-playground-')))
  const logged: object[] = []
  const { platform, routes } = createPlayground({
    dataDir,
    members: async () => given.team ?? TEAM,
    log: { error: (entry) => void logged.push(entry) },
    clock: () => new Date(),
  })
  await platform.start(handle)
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve) => {
    const started = serve({ fetch: routes.fetch, hostname: '127.0.0.1', port: given.port ?? 0 }, (info: AddressInfo) =>
      resolve({ server: started, port: info.port }),
    )
  })
  const url = `http://127.0.0.1:${port}`

  /** Stops it, keeping its folder for another one to open. */
  async function stop(): Promise<void> {
    await platform.stop()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
  }

  return {
    url,
    port,
    dataDir,
    logged,
    platform: platform as Platform,
    stop,
    async close(): Promise<void> {
      await stop()
      if (!given.dataDir) await rm(dataDir, { recursive: true })
    },
  }
}
