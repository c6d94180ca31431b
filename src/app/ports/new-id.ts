import { randomInt, randomUUID } from 'node:crypto'

/** The last id's millisecond, and a counter of ids within it, from a random start. */
let time = 0
let counter = 0

/**
 * A new UUIDv7 (RFC 9562, sections 5.7 and 6.2 method 1), ordered by creation within this process, even within a
 * millisecond, so that new rows are adjacent in an index and a list sorted by id is in order of events.
 */
export function newId(): string {
  const now = Date.now()
  if (now > time) {
    time = now
    counter = randomInt(0x800)
  } else if (++counter > 0xfff) {
    time += 1
    counter = 0
  }
  const head = time.toString(16).padStart(12, '0')
  // Variant and random bits come from a random UUID: Node fetches randomness for many at a time.
  return `${head.slice(0, 8)}-${head.slice(8)}-7${counter.toString(16).padStart(3, '0')}${randomUUID().slice(18)}`
}
