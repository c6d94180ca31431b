import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { RunJob } from '../app/ports/jobs.ts'
import type { Handle } from '../app/ports/platform.ts'

/**
 * Gives each Command and each job an id of its own, which every line of the log bears that is written because of it, however
 * deep below.
 */
export function createRequests() {
  const current = new AsyncLocalStorage<{ request: string }>()
  const within = <T>(work: () => T): T => current.run({ request: randomBytes(6).toString('hex') }, work)
  return {
    /** What a line of the log says besides. */
    fields: (): object => current.getStore() ?? {},
    handling:
      (handle: Handle): Handle =>
      (command, actor) =>
        within(() => handle(command, actor)),
    running:
      (run: RunJob): RunJob =>
      (job, again) =>
        within(() => run(job, again)),
  }
}
