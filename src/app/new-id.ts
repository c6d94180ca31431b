import { randomBytes, randomInt } from 'node:crypto'

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
  const bytes = randomBytes(16)
  bytes.writeUIntBE(time, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
