import { now } from '../clock.js'
import { avatar, el } from '../dom.js'

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })

/** The entries of a conversation, day by day. */
export function createList() {
  const element = el('ol', { class: 'thread' })
  let day = ''
  return {
    element,
    /**
     * @param {string | null} author null for the bot
     * @param {Date} at
     * @param {HTMLElement} body
     * @param {HTMLElement[]} marks said beside the time
     */
    add(author, at, body, ...marks) {
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
    },
    /**
     * Marks where the unread messages begin.
     *
     * @param {HTMLElement} [first] the first of them; left out when it comes next
     */
    markNew(first) {
      element.querySelector('.divider.new')?.remove()
      const mark = el('li', { class: 'divider new' }, el('span', {}, 'New'))
      if (first) first.before(mark)
      else element.append(mark)
    },
  }
}

/** @param {Date} at */
function dayName(at) {
  const days = Math.round((now().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000)
  if (days === 0) return 'Today'
  return days === 1 ? 'Yesterday' : DAY.format(at)
}
