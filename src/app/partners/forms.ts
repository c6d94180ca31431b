import type { PARTNER_COMMANDS } from '../../domain/partners/commands.ts'
import { swapForm } from '../../views/partners/swap-form.ts'
import type { Sent } from '../room.ts'
import { readTerms } from './swap-terms.ts'

export const PARTNER_SENT: Sent<typeof PARTNER_COMMANDS> = {
  'swap-terms': {
    read: readTerms,
    filled: ({ relationshipId, values }, errors) => swapForm(relationshipId, values, errors),
  },
}
