import { now } from '../clock.js'
import { el, icon } from '../dom.js'
import { fileLink, sizeOf } from '../files.js'
import { createList } from './list.js'
import { createReactions } from './reactions.js'
import { roomOf } from './room.js'
import { createSlot } from './slot.js'

/**
 * What one member reads: their conversation with the bot, with what they said and were answered, and the channel. The
 * server keeps it all; what was just said stands here before the server has it.
 *
 * @import { WireMember, WireMessage } from '../../wire.ts'
 * @import { Room } from './room.js'
 * @import { Slot } from './slot.js'
 * @typedef {ReturnType<typeof createThread>} Thread
 * @typedef {{ slot: Slot, element: HTMLElement, seq: number, show: (message: WireMessage) => void }} Shown
 * @typedef {{ said: HTMLElement | null, answer: { slot: Slot, entry: HTMLElement } | null }} Turn what of a turn the
 *   server has not got yet
 */

/**
 * @typedef {{
 *   press: (message: string, code: string, button: HTMLButtonElement) => void,
 *   react: (message: WireMessage, emoji: string, on: boolean) => void,
 * }} Doing
 *
 * @param {WireMember} member
 * @param {Doing} on
 */
export function createThread(member, on) {
  const list = createList()
  const posts = createList()
  const shown = createShown(on)
  /** @type {Map<string, Turn>} */
  const turns = new Map()
  /** @type {Map<string, string>} the names of the answers of turns begun here */
  const answers = new Map()
  const counts = { bot: 0, channel: 0 }

  /** @param {() => string} message its name, known once it is shown */
  function addAnswer(message, at = now()) {
    const slot = createSlot((code, button) => on.press(message(), code, button), { className: 'answer' })
    const entry = list.add(null, at, slot.element, el('span', { class: 'only-you' }, icon('eye'), 'Only you see this'))
    return { slot, entry }
  }

  /** @param {WireMessage} message */
  function putSaid(message) {
    const turn = turns.get(message.turn ?? '')
    const adopted = turn?.said
    if (turn) turn.said = null
    const where = roomOf(message) === 'channel' ? posts : list
    const author = message.by ?? member.name
    const entry = adopted ?? where.add(author, new Date(message.at), el('p', { class: 'said' }, ...wordsOf(message)))
    shown.keepSaid(message, entry)
    return adopted ? null : entry
  }

  /** @param {WireMessage} message */
  function putAnswer(message) {
    if (shown.keepBelow(message)) return null
    const turn = turns.get(message.turn ?? '')
    const adopted = turn?.answer
    if (turn) turn.answer = null
    if (message.turn !== undefined) answers.set(message.turn, message.message)
    const { slot, entry } = adopted ?? addAnswer(() => message.message, new Date(message.at))
    shown.keep(message, slot)
    return adopted ? null : entry
  }

  /** @param {WireMessage} message */
  function putMessage(message) {
    const at = new Date(message.at)
    const room = roomOf(message)
    counts[room] += 1
    return (room === 'channel' ? posts : list).add(null, at, shown.keepSent(message, member.user))
  }

  return {
    member,
    elements: { bot: list.element, channel: posts.element },
    /** @param {Room} room */
    isEmpty: (room) => (room === 'bot' ? list : posts).element.childElementCount === 0,
    /**
     * How many messages of the bot there are.
     *
     * @param {Room} room
     */
    count: (room) => counts[room],
    /** @param {string} message */
    elementOf: (message) => shown.get(message)?.element,
    /**
     * Shows what the member says, and a place for the answer, before the server has either.
     *
     * @param {string} turn
     * @param {(Node | string)[]} parts
     */
    begin(turn, parts) {
      const said = list.add(member.name, now(), el('p', { class: 'said' }, ...parts))
      const answer = addAnswer(() => answers.get(turn) ?? '')
      turns.set(turn, { said, answer })
      return { said, slot: answer.slot }
    },
    /**
     * Takes away the place of an answer that does not come.
     *
     * @param {string} turn
     */
    end: (turn) => turns.get(turn)?.answer?.entry.remove(),
    /**
     * A note below a message that the server does not keep.
     *
     * @param {string} message
     * @param {string} key
     */
    below: (message, key) => (shown.get(message)?.slot ?? addAnswer(() => '').slot).below(key, () => {}),
    /**
     * Marks where the unread messages begin.
     *
     * @param {Room} room
     * @param {HTMLElement} [first] the first of them; left out when it comes next
     */
    markNew: (room, first) => (room === 'bot' ? list : posts).markNew(first),
    /**
     * Shows a message, something said or an answer, or what it shows by now.
     *
     * @param {WireMessage} message
     * @returns {HTMLElement | null} its entry, when it is a new one
     */
    put(message) {
      if (shown.refresh(message)) return null
      if (message.kind === 'said') return putSaid(message)
      return message.kind === 'answer' ? putAnswer(message) : putMessage(message)
    },
  }
}

/**
 * What is shown by now, by the name of its message.
 *
 * @param {Doing} on
 */
function createShown(on) {
  /** @type {Map<string, Shown>} */
  const shown = new Map()

  /** @param {string} message */
  const pressOn = (message) => (/** @type {string} */ code, /** @type {HTMLButtonElement} */ button) =>
    on.press(message, code, button)

  /**
   * @param {WireMessage} message
   * @param {Slot} slot
   * @param {HTMLElement} [element]
   * @param {(message: WireMessage) => void} [show]
   */
  function keep(message, slot, element = slot.element, show = ({ view }) => slot.show(view)) {
    shown.set(message.message, { slot, element, show, seq: message.seq })
    show(message)
    return element
  }

  return {
    keep,
    /** @param {string} message */
    get: (message) => shown.get(message),
    /**
     * @param {WireMessage} message
     * @returns {boolean} whether it is shown already
     */
    refresh(message) {
      const known = shown.get(message.message)
      if (!known) return false
      if (message.seq <= known.seq) return true
      known.seq = message.seq
      known.show(message)
      return true
    },
    /**
     * @param {WireMessage} message
     * @param {HTMLElement} entry
     */
    keepSaid: (message, entry) => keep(message, createSlot(pressOn(message.message)), entry, () => {}),
    /**
     * @param {WireMessage} message
     * @returns {boolean} whether it stands below another one
     */
    keepBelow(message) {
      const above = message.under === undefined ? undefined : shown.get(message.under)
      if (above) keep(message, above.slot.below(message.message, pressOn(message.message)))
      return above !== undefined
    },
    /**
     * A message of the bot, with its reader's own reactions.
     *
     * @param {WireMessage} message
     * @param {string} user who reads it
     */
    keepSent(message, user) {
      const slot = createSlot(pressOn(message.message), { className: 'message' })
      const reactions = createReactions((emoji, isOn) => on.react(message, emoji, isOn))
      const card = slot.element.firstElementChild
      card?.after(reactions.element)
      if (message.file) card?.after(fileLink(user, message.message, message.file))
      return keep(message, slot, slot.element, (now) => {
        slot.show(now.view)
        reactions.show(now)
      })
    },
  }
}

/** @param {WireMessage} message something a member said */
function wordsOf({ file, view }) {
  return file ? [icon('file'), ' ', file.name, ' ', el('span', { class: 'quiet' }, sizeOf(file.size))] : [view.summary]
}
