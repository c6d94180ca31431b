import { z } from 'zod'
import { button, form, id, label } from '../commands/define.ts'
import { Channel } from '../digest/digest.ts'

// Commands of posted requests: asking the team in a channel, answering a card, and which channels may carry cards.

/** Ways to help the asker of a card with a tie of one's own. */
export const HELPS = ['introduce', 'lend-name', 'tell'] as const
export type Help = (typeof HELPS)[number]

export const REQUEST_COMMANDS = [
  /** Opens the form of an ask that is to be posted; `channel` is where its asker is, if that is a channel. */
  button('ask-team', { target: label }, 'opens-after-reading'),
  form('ask-for-card', { channel: z.union([Channel, z.literal('')]), target: label }, 'asking'),
  /** Shows how an ask of mine would look as a card, and where it can be posted. */
  button('card-preview', { askId: id }),
  button('post-card', { askId: id, channel: Channel }),
  /** Another channel, or another time. */
  button('card-form', { askId: id }, 'opens-form'),
  form('place-card', { askId: id }),
  button('take-down', { requestId: id }),

  // What readers of a card can do.
  /** Shows my ties there, or else opens the form to log one. */
  button('know-someone', { requestId: id }, 'opens-after-reading'),
  button('know-form', { requestId: id, target: label }, 'opens-form'),
  form('log-on-card', { requestId: id }, 'once'),
  /** It is this tie of mine. */
  button('know-tie', { requestId: id, relationshipId: id }),
  button('help-out', { requestId: id, relationshipId: id, how: z.enum(HELPS) }),
  button('tip-form', { requestId: id, target: label }, 'opens-form'),
  form('tip', { requestId: id }, 'once', 'namings'),
  button('me-too-form', { requestId: id, target: label }, 'opens-form'),
  form('me-too', { requestId: id }, 'once', 'joins'),

  // Which channels may carry cards, for admins.
  button('card-channels', {}, 'from-overview'),
  button('cards-in', { where: z.enum(['any', 'none']) }),
  button('card-channel-form', {}, 'opens-form'),
  form('card-channel', {}),
  button('no-cards-in', { channel: Channel }),
] as const
