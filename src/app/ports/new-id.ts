import { randomInt, randomUUID } from 'node:crypto'

/** Milliseconds of the last id, and how many of that millisecond came before, from a random start. */
let time = 0
let counter = 0

/**
 * A new UUIDv7 (RFC 9562, sections 5.7 and 6.2 method 1): ordered by when this process made it, within a millisecond
 * too, so that new rows lie together in an index and a list in order of ids is in order of events.
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
  // Variant and random bits are those of a random UUID, whose randomness Node fetches for many at a time.
  return `${head.slice(0, 8)}-${head.slice(8)}-7${counter.toString(16).padStart(3, '0')}${randomUUID().slice(18)}`
}
