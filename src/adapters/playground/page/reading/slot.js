import { el, icon } from '../dom.js'
import { renderView } from '../render.js'

/**
 * A place where the bot says something: an answer, a message, or a note below one of them.
 *
 * @import { WireView } from '../../wire.ts'
 * @import { Press } from '../render.js'
 * @typedef {object} Slot
 * @property {HTMLElement} element
 * @property {(view: WireView) => void} show
 * @property {(text: string) => void} wait says that something is on its way
 * @property {(sentence: string, again?: () => void) => void} refuse
 * @property {() => void} remove
 * @property {(key: string, press: Press) => Slot} below a note below; the same key gives the same note again
 */

/**
 * @param {Press} press
 * @param {{ notes?: HTMLElement, className?: string }} [options] `notes` are shared by the notes of one entry
 * @returns {Slot}
 */
export function createSlot(press, { notes = el('div', { class: 'notes' }), className = '' } = {}) {
  const card = el('div', { class: `card ${className}`, role: 'group', tabindex: '-1' })
  const element = el('div', { class: 'slot' }, card)
  if (!notes.parentElement) element.append(notes)

  return {
    element,
    show(view) {
      card.removeAttribute('aria-busy')
      card.setAttribute('aria-label', view.summary)
      keepFocus(card, () => card.replaceChildren(renderView(view, press)))
    },
    wait(text) {
      card.setAttribute('aria-busy', 'true')
      const dots = el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'))
      card.replaceChildren(el('p', { class: 'waiting' }, dots, text))
    },
    refuse(sentence, again) {
      card.removeAttribute('aria-busy')
      card.removeAttribute('aria-label')
      const line = el('p', { class: 'refusal' }, icon('alert'), el('span', {}, sentence))
      if (again) line.append(el('button', { type: 'button', class: 'button', click: again }, 'Try again'))
      card.replaceChildren(line)
    },
    remove: () => element.remove(),
    below(key, pressIn) {
      for (const child of notes.children)
        if (child instanceof HTMLElement && child.dataset['key'] === key) child.remove()
      const note = createSlot(pressIn, { notes, className: 'note' })
      note.element.dataset['key'] = key
      notes.append(note.element)
      return note
    },
  }
}

/**
 * Changes what is in `card`; whoever was on one of its buttons stays there, or on the card when it is gone.
 *
 * @param {HTMLElement} card
 * @param {() => void} change
 */
function keepFocus(card, change) {
  const focused = document.activeElement
  const inside = focused instanceof HTMLElement && card.contains(focused)
  const code = inside ? focused.dataset['code'] : undefined
  change()
  if (!inside) return
  const same = [...card.querySelectorAll('button')].find((button) => code && button.dataset['code'] === code)
  ;(same ?? card).focus({ preventScroll: true })
}
