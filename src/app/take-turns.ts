import type { Handle } from './ports/platform.ts'
import { takeIn } from './take-in.ts'

/** As many as the database works on at a time; more would only wait there, at a higher cost. */
const AT_ONCE = 8

/**
 * Works on a few Commands at a time; the others wait in order of arrival. Waiting is free, so in a burst new
 * Commands are still taken in, and acknowledged, at once.
 *
 * Forms open without waiting, as does the sentence for one that cannot. So do files: they arrive over the network and
 * would block others.
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
      // Its slot goes to the next, after what arrived meanwhile was acknowledged; or it is free.
      const next = waiting.shift()
      if (next) setImmediate(next)
      else running -= 1
    }
  }
}
