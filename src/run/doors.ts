import type { DoorState, TellState } from '../app/ports/door-state.ts'
import type { Log } from '../app/ports/log.ts'
import type { Platform } from '../app/ports/platform.ts'
import type { DomainError } from '../domain/errors.ts'
import { refusalText } from '../views/refusals/refusal-text.ts'

/** How long a connection may be away before the process counts as not ready, in milliseconds. */
const AWAY = 60_000

type Door = { state: DoorState; since: number }

export type Doors = ReturnType<typeof createDoors>

/**
 * Knows how each platform's connection is.
 *
 * @param options.onDeaf called once no door is left that could ever hear anything again: the process must end, for
 *   whoever watches over it to notice
 */
export function createDoors(options: { log: Log; onDeaf(error: DomainError): void }) {
  const { log, onDeaf } = options
  const doors = new Map<Platform['name'], Door>()

  const change = (name: Platform['name'], state: DoorState) => {
    const before = doors.get(name)?.state
    // Nothing is heard of a door after its end.
    if (before?.is === state.is || before?.is === 'fatal') return
    doors.set(name, { state, since: performance.now() })
    if (state.is === 'fatal') {
      log.error({ door: name, err: state.error }, 'A door is closed for good: nothing more is heard there')
      if ([...doors.values()].every((door) => door.state.is === 'fatal')) onDeaf(state.error)
    } else if (before) log.info({ door: name, from: before.is, to: state.is }, 'A door changed')
  }

  const isOpen = ({ state, since }: Door) =>
    state.is === 'ready' || state.is === 'standing-by' || (state.is === 'degraded' && performance.now() - since < AWAY)

  return {
    /** Adds a door, connecting at first. */
    add(name: Platform['name']): TellState {
      change(name, { is: 'connecting' })
      return (state) => change(name, state)
    },
    isReady: () => [...doors.values()].every(isOpen),
    /** Each door's state, since how many seconds, and what to do about it. */
    report: () =>
      Object.fromEntries(
        [...doors].map(([name, { state, since }]) => [
          name,
          {
            state: state.is,
            seconds: Math.floor((performance.now() - since) / 1000),
            ...(state.is === 'fatal' ? { cause: refusalText(state.error) } : {}),
          },
        ]),
      ),
  }
}
