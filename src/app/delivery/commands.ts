import type { DELIVERY_COMMANDS } from '../../domain/delivery/commands.ts'
import { type Handlers, show } from '../room.ts'
import { showBundle, showMessage } from './show-bundle.ts'

export const DELIVERY_HANDLERS: Handlers<typeof DELIVERY_COMMANDS> = {
  'open-message': async (context, { messageId }) => show(await showMessage(context, messageId)),
  'bundle-page': async (context, { bundleId, page }) => show(await showBundle(context, bundleId, page)),
}
