import type { PARTNER_COMMANDS } from '../../domain/partners/commands.ts'
import { sheetComingView } from '../../views/partners/swap-favour.ts'
import { type Handlers, show } from '../room.ts'
import { noteFavour, undoFavour } from './note-favour.ts'
import { askForSheet } from './sheet-file.ts'
import { showSwap, swapByText } from './show-swap.ts'
import { setTerms, termsFormOf } from './swap-terms.ts'

export const PARTNER_HANDLERS: Handlers<typeof PARTNER_COMMANDS> = {
  swap: async (context, { text }) => show(await swapByText(context, text)),
  'swap-with': async (context, { relationshipId, page }) => show(await showSwap(context, relationshipId, page)),
  'swap-sheet': async (context, { relationshipId }) =>
    show(sheetComingView(await askForSheet(context, relationshipId))),
  'swap-form': async (context, { relationshipId }) => ({
    kind: 'form',
    form: await termsFormOf(context, relationshipId),
  }),
  async 'swap-terms'(context, { relationshipId, values }) {
    await setTerms(context, relationshipId, values)
    return show(await showSwap(context, relationshipId, 0))
  },
  'swap-favour': async (context, favour) => show(await noteFavour(context, favour)),
  'swap-undo': async (context, { favourId }) => show(await undoFavour(context, favourId)),
}
