/**
 * The two places to read: the conversation with the bot, and the channel where the whole team reads along.
 *
 * @import { WireMessage } from '../../wire.ts'
 * @typedef {'bot' | 'channel'} Room
 */

export const ROOMS = /** @type {const} */ (['bot', 'channel'])

/**
 * Where a message is read.
 *
 * @param {WireMessage} message
 * @returns {Room}
 */
export function roomOf({ channel }) {
  return channel === 'general' ? 'channel' : 'bot'
}
