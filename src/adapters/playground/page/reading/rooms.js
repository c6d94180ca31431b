import { byId } from '../dom.js'
import { ROOMS, roomOf } from './room.js'

/**
 * The buttons that lead from one room to the other, and what was seen in each.
 *
 * @import { WireMessage } from '../../wire.ts'
 * @import { createMembers } from '../members.js'
 * @import { Room } from './room.js'
 * @import { createSeen } from './seen.js'
 * @import { Thread } from './thread.js'
 */

/**
 * @param {ReturnType<typeof createSeen>} seen
 * @param {ReturnType<typeof createMembers>} members
 * @param {(room: Room) => void} choose
 */
export function createRooms(seen, members, choose) {
  const rooms = { bot: createRoom('bot', 'Foothold'), channel: createRoom('channel', '#general') }

  /**
   * @param {Room} room
   * @param {string} name
   */
  function createRoom(room, name) {
    const button = byId(`room-${room}`, HTMLButtonElement)
    const badge = byId(`unread-${room}`, HTMLElement)
    button.addEventListener('click', () => choose(room))
    return {
      /**
       * @param {boolean} isOpen
       * @param {number} unread
       */
      show(isOpen, unread) {
        if (isOpen) button.setAttribute('aria-current', 'true')
        else button.removeAttribute('aria-current')
        badge.hidden = unread === 0
        badge.textContent = unread > 99 ? '99+' : String(unread)
        button.setAttribute('aria-label', unread > 0 ? `${name}, ${unread} unread` : name)
      },
    }
  }

  /**
   * Where it is kept how much of a room somebody saw.
   *
   * @param {Room} room
   * @param {string} user
   */
  function placeOf(room, user) {
    return room === 'bot' ? user : `${user} #general`
  }

  /**
   * How many messages of the bot there were not seen yet.
   *
   * @param {Thread} thread
   * @param {Room} room
   */
  function unread({ member, count }, room) {
    return Math.max(0, count(room) - seen.get(placeOf(room, member.user)))
  }

  return {
    unread,
    /**
     * The first message of each room that was not seen yet.
     *
     * @param {string} user
     * @param {WireMessage[]} messages
     */
    firstUnread(user, messages) {
      const sent = messages.filter(({ kind }) => kind === 'message')
      return ROOMS.flatMap(
        (room) => sent.filter((message) => roomOf(message) === room)[seen.get(placeOf(room, user))] ?? [],
      )
    },
    /**
     * All that is in the open room has been seen.
     *
     * @param {Thread} thread
     * @param {Room} open
     */
    saw(thread, open) {
      const { user } = thread.member
      if (open === 'channel') seen.set(placeOf(open, user), thread.count(open))
      else members.saw(user, thread.count(open))
      members.count(user, thread.count('bot'))
      for (const room of ROOMS) rooms[room].show(room === open, unread(thread, room))
    },
  }
}
