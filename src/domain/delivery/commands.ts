import { button, id, page } from '../commands/define.ts'

// Commands of messages that came as part of one.

export const DELIVERY_COMMANDS = [
  /** Shows one of the messages a bundle holds, as it would have come by itself. */
  button('open-message', { messageId: id }),
  /** A page of what a bundle holds. */
  button('bundle-page', { bundleId: id, page }, 'in-place'),
] as const
