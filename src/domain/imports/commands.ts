import { z } from 'zod'
import { button, command, form, id, opaque, rating, words } from '../commands/define.ts'
import { Visibility } from '../relationships/relationship.ts'
import { MappingCode } from './mapping/mapping.ts'

/**
 * Bytes of a dropped file, bounded by its reader. A file with an `id` is read once, however often it is announced;
 * sent again, in another `message`, it is answered.
 */
const file = z.object({
  id: opaque(200).optional(),
  message: opaque(200).optional(),
  name: words(500),
  /** By which its platform gives it out again, once its sender agreed. */
  reference: opaque(2000).optional(),
  bytes: z.custom<AsyncIterable<Uint8Array>>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  ),
})

export const IMPORT_COMMANDS = [
  /** A dropped file: people, or a list of target companies. `visibility` says yes to people, and who may see them. */
  command('import', { file, visibility: Visibility.optional() }, 'fleeting'),
  /** Yes to a file of people, and who may see them; or no. */
  button('take-file', { importId: id, visibility: Visibility }, 'once'),
  /** Opens the form that asks whose calendar or mailbox a file is; and its yes. */
  button('own-addresses', { importId: id, visibility: Visibility }, 'opens-form'),
  form('take-own', { importId: id }, 'once'),
  /** Opens the form that asks which column of a table is what, what it sends, and the yes that follows. */
  button('mapping-form', { importId: id }, 'opens-after-reading'),
  form('map-columns', { importId: id }),
  button('take-mapped', { importId: id, visibility: Visibility, mapping: MappingCode }, 'once'),
  button('forget-file', { importId: id }, 'once'),
  /** Takes back everything an import added. */
  button('undo-import', { importId: id }),
  /** Its refused rows as a file. */
  button('refused-rows', { importId: id }),
  /** People I met who are no tie of mine; and how well I know one of them, or that I do not. */
  button('suggested', {}, 'in-place', 'from-overview'),
  button('log-suggested', { suggestionId: id, rating }, 'in-place'),
  /** Opens the form that asks where one of them works, and what it sends. */
  button('suggested-form', { suggestionId: id }, 'opens-after-reading'),
  form('log-met', { suggestionId: id }, 'once'),
  /** Forgets all of them; and which addresses are mine. */
  button('forget-met', {}, 'in-place', 'from-overview'),
  button('forget-own', {}, 'in-place', 'from-overview'),
  button('leave-suggested', { suggestionId: id }, 'in-place'),
] as const
