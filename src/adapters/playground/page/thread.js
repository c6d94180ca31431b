import { avatar, el, icon } from './dom.js'
import { fileLink } from './files.js'
import { createSlot } from './slot.js'

/**
 * One member's conversation with the bot: its messages, which the server keeps, and what the member asked and was
 * answered, which only this page knows.
 *
 * @import { WireMember, WireMessage } from '../wire.ts'
 * @import { PressIn, Slot } from './slot.js'
 * @typedef {ReturnType<typeof createThread>} Thread
 */

/** The reactions offered on every message, with the names screen readers give them. */
const REACTIONS = new Map([
  ['✅', 'check mark'],
  ['💰', 'money bag'],
  ['🙏', 'folded hands'],
])

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })

/**
 * @param {WireMember} member
 * @param {{ press: PressIn, react: (message: WireMessage, emoji: string, on: boolean, slot: Slot) => void }} on
 */
export function createThread(member, on) {
  const element = el('ol', { class: 'thread' })
  /** @type {Map<string, { slot: Slot, reactions: HTMLElement }>} */
  const messages = new Map()
  let day = ''

  /**
   * @param {string | null} author null for the bot
   * @param {Date} at
   * @param {HTMLElement} body
   * @param {HTMLElement[]} marks said beside the time
   */
  function add(author, at, body, ...marks) {
    const today = at.toDateString()
    if (today !== day) {
      day = today
      element.append(el('li', { class: 'divider' }, el('span', {}, dayName(at))))
    }
    const time = el('time', { datetime: at.toISOString(), title: FULL.format(at) }, TIME.format(at))
    const head = el('p', { class: 'entry-head' }, el('strong', {}, author ?? 'Foothold'), time, ...marks)
    const entry = el('li', { class: 'entry' }, avatar(author), el('div', { class: 'entry-body' }, head, body))
    element.append(entry)
    return entry
  }

  return {
    member,
    element,
    isEmpty: () => element.childElementCount === 0,
    /** How many messages the server keeps. */
    count: () => messages.size,
    /**
     * Shows what the member said.
     *
     * @param {(Node | string)[]} parts
     */
    say: (...parts) => add(member.name, new Date(), el('p', { class: 'said' }, ...parts)),
    /** A place for an answer that only the member sees. */
    answer() {
      const slot = createSlot(on.press, { className: 'answer' })
      const mark = el('span', { class: 'only-you' }, icon('eye'), 'Only you see this')
      const entry = add(null, new Date(), slot.element, mark)
      return { ...slot, remove: () => entry.remove() }
    },
    /** Marks where the unread messages begin. */
    markNew() {
      element.querySelector('.divider.new')?.remove()
      element.append(el('li', { class: 'divider new' }, el('span', {}, 'New')))
    },
    /**
     * Shows a message, or what it shows by now.
     *
     * @param {WireMessage} message
     * @returns {HTMLElement | null} its entry, when it is new
     */
    put(message) {
      const known = messages.get(message.message)
      const { slot, reactions } = known ?? {
        slot: createSlot(on.press, { lasting: true, className: 'message' }),
        reactions: el('div', { class: 'reactions', role: 'group', 'aria-label': 'Reactions' }),
      }
      slot.show(message.view)
      showReactions(reactions, message, (emoji, isOn) => on.react(message, emoji, isOn, slot))
      if (known) return null
      messages.set(message.message, { slot, reactions })
      // What everybody reads is nobody's own message: a reaction on it would mean nothing.
      if (message.channel === 'general')
        return add(
          null,
          new Date(message.at),
          slot.element,
          el('span', { class: 'only-you' }, '#general · everybody sees this'),
        )
      slot.element.firstElementChild?.after(reactions)
      if (message.file) slot.element.firstElementChild?.after(fileLink(member.user, message.message, message.file))
      return add(null, new Date(message.at), slot.element)
    },
  }
}

/**
 * @param {HTMLElement} row
 * @param {WireMessage} message
 * @param {(emoji: string, on: boolean) => void} toggle
 */
function showReactions(row, message, toggle) {
  for (const emoji of new Set([...REACTIONS.keys(), ...message.reactions])) {
    const isOn = message.reactions.includes(emoji)
    const known = [...row.children].find((child) => child.textContent === emoji)
    const pill = known ?? el('button', { type: 'button', class: 'reaction', 'aria-label': nameOf(emoji) }, emoji)
    pill.setAttribute('aria-pressed', String(isOn))
    if (pill instanceof HTMLElement) pill.onclick = () => toggle(emoji, pill.getAttribute('aria-pressed') !== 'true')
    if (!known) row.append(pill)
  }
}

/** @param {string} emoji */
function nameOf(emoji) {
  return `React with ${REACTIONS.get(emoji) ?? emoji}`
}

/** @param {Date} at */
function dayName(at) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000)
  if (days === 0) return 'Today'
  return days === 1 ? 'Yesterday' : DAY.format(at)
}
