import { daysAfter } from '../../domain/time/elapsed.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'

/** For how many days a workspace is kept after the app was removed: installed again until then, everything is back. */
export const KEPT_AFTER_REMOVAL = 30

/**
 * Erases the workspaces whose app was removed long enough ago. One that fails does not keep the others.
 *
 * @returns how many were erased
 */
export async function eraseLeftWorkspaces(store: Store, now: Date, log: Log): Promise<number> {
  const removedBefore = daysAfter(now, -KEPT_AFTER_REMOVAL)
  let erased = 0
  for (const workspace of await store.workspacesToErase(removedBefore))
    try {
      if (!(await store.eraseWorkspace(workspace, removedBefore))) continue
      erased += 1
      log.info({ workspace }, 'A workspace was erased: the app had been removed from it')
    } catch (error) {
      log.error({ err: error, workspace }, 'A workspace could not be erased: tried again the next night')
    }
  return erased
}
