import { z } from 'zod'
import { command, opaque, words } from '../commands/define.ts'

/**
 * Bytes of a dropped file, bounded by its reader. A file with an `id` is read once, however often it is announced;
 * sent again, in another `message`, it is answered.
 */
const file = z.object({
  id: opaque(200).optional(),
  message: opaque(200).optional(),
  name: words(500),
  bytes: z.custom<AsyncIterable<Uint8Array>>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  ),
})

export const IMPORT_COMMANDS = [
  /** A dropped file: connections, or a list of target companies. */
  command('import', { file }),
] as const
