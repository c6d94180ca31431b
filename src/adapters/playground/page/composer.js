import { byId, el } from './dom.js'
import { keepLine, readLine } from './drafts.js'

// Where commands are typed, with their names completed.

const COMMANDS = [
  { name: '/whoknows', shape: 'company, domain or person', about: 'Find who can introduce you' },
  { name: '/iknow', shape: 'name, title at company', about: 'Log someone you know' },
  { name: '/intros', shape: '', about: 'What you asked, and what you are asked' },
  { name: '/intros coverage', shape: '', about: 'Who can open a whole list of companies' },
  { name: '/intros settings', shape: '', about: 'How often you may be asked, and when' },
  { name: '/whoknows help', shape: '', about: 'What you can do here' },
]

/** How many sent texts the arrow keys bring back. */
const REMEMBERED = 50

/** @param {(text: string) => void} send */
export function createComposer(send) {
  const form = byId('composer', HTMLFormElement)
  const input = byId('text', HTMLInputElement)
  const completions = createCompletions(input, keep)
  /** @type {string[]} */
  const sent = []
  let back = 0
  let user = ''

  function keep() {
    keepLine(user, input.value)
  }

  input.addEventListener('input', keep)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = input.value.trim()
    if (text === '') return input.focus()
    sent.push(text)
    if (sent.length > REMEMBERED) sent.shift()
    back = 0
    input.value = ''
    keep()
    completions.close()
    send(text)
  })
  input.addEventListener('keydown', (event) => {
    // An input method's Enter and arrows choose letters.
    if (event.isComposing || completions.key(event)) return
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    const next = back + step
    if (step === 0 || next < 0 || next > sent.length || (back === 0 && input.value !== '')) return
    event.preventDefault()
    back = next
    input.value = back === 0 ? '' : (sent.at(-back) ?? '')
    keep()
  })

  return {
    /** @param {boolean} closed */
    close(closed) {
      form.inert = closed
    },
    /**
     * Says what can be written there.
     *
     * @param {'bot' | 'channel'} room
     */
    enter(room) {
      input.placeholder = room === 'bot' ? '/whoknows Acme Corp' : '@Foothold who knows someone at Acme Corp?'
    },
    /** Where there is a real keyboard: on a phone it would hide half of the page. */
    focus() {
      if (matchMedia('(pointer: fine)').matches) input.focus()
    },
    /**
     * Takes up the line this member left half-typed.
     *
     * @param {{ user: string, name: string }} member
     */
    speakAs(member) {
      user = member.user
      input.value = readLine(user)
      completions.close()
      input.setAttribute('aria-label', `Message to Foothold as ${member.name}`)
    },
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {() => void} taken told when one was put into the field
 */
function createCompletions(input, taken) {
  const list = byId('completions', HTMLElement)
  let active = 0

  function matches() {
    const typed = input.value.trimStart().toLowerCase()
    // A whole command is sent by Enter, though a longer one begins with it.
    if (!typed.startsWith('/') || COMMANDS.some(({ name }) => name === typed)) return []
    return COMMANDS.filter(({ name }) => name.startsWith(typed))
  }

  function close() {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  function show() {
    const found = matches()
    if (found.length === 0) return close()
    active = Math.min(active, found.length - 1)
    const options = found.map(({ name, shape, about }, index) => {
      const option = el(
        'div',
        { id: `completion-${index}`, role: 'option', 'aria-selected': String(index === active) },
        el('span', { class: 'command' }, el('b', {}, name), ' ', el('span', {}, shape)),
        el('span', { class: 'quiet' }, about),
      )
      // Before the field loses the focus.
      option.addEventListener('pointerdown', (event) => {
        event.preventDefault()
        take(name, shape)
      })
      return option
    })
    list.replaceChildren(...options)
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    input.setAttribute('aria-activedescendant', `completion-${active}`)
  }

  /**
   * @param {string} name
   * @param {string} shape
   */
  function take(name, shape) {
    input.value = shape === '' ? name : `${name} `
    taken()
    close()
  }

  input.addEventListener('input', () => {
    active = 0
    show()
  })
  input.addEventListener('blur', close)

  return {
    close,
    /**
     * @param {KeyboardEvent} event
     * @returns {boolean} whether the key was meant for the list
     */
    key(event) {
      if (list.hidden) return false
      const found = matches()
      const chosen = found[active]
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        active = (active + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length
        show()
      } else if (event.key === 'Escape') close()
      else if (chosen && !event.shiftKey && (event.key === 'Enter' || event.key === 'Tab'))
        take(chosen.name, chosen.shape)
      else return false
      event.preventDefault()
      return true
    },
  }
}
