import type { Handle } from './ports/platform.ts'
import { takeIn } from './take-in.ts'

/** As many as the database takes on at a time; more would only wait there, and cost more waiting. */
const AT_ONCE = 8

/**
 * Lets a few Commands at a time be worked on; the others wait in the order they came. What waits costs nothing, so
 * that in a burst new Commands are still taken in, and acknowledged, at once.
 *
 * Forms open without waiting, and so does the sentence of one that cannot. So do files: they come in over the network, and would keep others waiting.
 */
export function takeTurns(handle: Handle): Handle {
  const waiting: (() => void)[] = []
  let running = 0
  return async (command, actor) => {
    if (command.kind === 'import' || takeIn(() => command).kind !== 'command') return await handle(command, actor)
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await handle(command, actor)
    } finally {
      // Its place goes to the next, after what came in meanwhile was acknowledged; or it is free.
      const next = waiting.shift()
      if (next) setImmediate(next)
      else running -= 1
    }
  }
}
