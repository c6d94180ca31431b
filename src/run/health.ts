import { Hono } from 'hono'
import type { Doors } from './doors.ts'
import type { Http } from './http-server.ts'

/** How long the database may take to answer, in milliseconds. */
const PATIENCE = 2_000

/**
 * `/healthz` says that the process lives, whatever else: a watchdog that restarts it on anything more would restart it for
 * another's outage. `/readyz` says whether it can serve people, with each door's state; `/health` is its older name.
 *
 * @param options.ping asks the database for a sign of life
 */
export function createHealth(options: { doors: Doors; ping(): Promise<void> }): Http {
  const { doors, ping } = options
  const http: Http = new Hono()
  http.get('/healthz', (c) => c.json({ status: 'alive' }))
  for (const path of ['/readyz', '/health'])
    http.get(path, async (c) => {
      const database = (await answersInTime(ping)) ? 'answers' : 'silent'
      const isReady = doors.isReady() && database === 'answers'
      const status = isReady ? 'ok' : 'not ready'
      return c.json({ status, doors: doors.report(), database }, isReady ? 200 : 503)
    })
  return http
}

async function answersInTime(ping: () => Promise<void>): Promise<boolean> {
  const over = AbortSignal.timeout(PATIENCE)
  const late = new Promise<boolean>((resolve) => over.addEventListener('abort', () => resolve(false)))
  return await Promise.race([
    ping().then(
      () => true,
      () => false,
    ),
    late,
  ])
}
