import { z } from 'zod'
import { button, form, id, label, page, text } from '../commands/define.ts'
import { FAVOUR_WAYS } from './favour.ts'

// Commands of lead swaps: what one partner and the team can open for each other.

export const PARTNER_COMMANDS = [
  /** A partner by name, perhaps with what they open or look for; without words, all of mine. */
  button('swap', { text: text.default('') }),
  /** A page of what we can open for a partner and they for us. */
  button('swap-with', { relationshipId: id, page }, 'in-place'),
  /** The same as a sheet to print, sent as a file. */
  button('swap-sheet', { relationshipId: id }),
  /** Opens the form with what a partner opens and looks for. */
  button('swap-form', { relationshipId: id }, 'opens-after-reading'),
  form('swap-terms', { relationshipId: id }),
  /** A door was opened: by us for the partner, or by them for us. */
  button('swap-favour', { relationshipId: id, way: z.enum(FAVOUR_WAYS), company: label }, 'once'),
  button('swap-undo', { favourId: id }, 'once'),
] as const
