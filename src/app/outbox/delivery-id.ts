import { createHash } from 'node:crypto'

/** An id that is the same for the same parts: a delivery is queued and sent once per id. */
export function deliveryIdOf(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join(' ')).digest('hex')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-a$4-$5')
}
