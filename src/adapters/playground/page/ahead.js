import { now, setNow } from './clock.js'
import { byId, el } from './dom.js'
import * as server from './server.js'

// Moves the bot's clock, so that reminders, follow-ups and the digest can be seen without waiting for them.

const JUMPS = [
  { label: '1 day', days: 1 },
  { label: '3 days', days: 3 },
  { label: 'A week', days: 7 },
]
const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })

/** @param {() => void} jumped called after a jump */
export function createAhead(jumped) {
  const menu = byId('ahead', HTMLDetailsElement)
  const note = byId('ahead-note', HTMLElement)
  const buttons = JUMPS.map(({ label, days }) => {
    return el('button', { type: 'button', class: 'button', click: () => void jump(days) }, label)
  })
  byId('ahead-jumps', HTMLElement).append(...buttons)
  menu.addEventListener('toggle', () => tell())
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false
  })
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    menu.open = false
    menu.querySelector('summary')?.focus()
  })

  /** @param {string} [sentence] */
  function tell(sentence = `It is ${DAY.format(now())} here.`) {
    note.textContent = sentence
  }

  /** @param {number} days */
  async function jump(days) {
    if (menu.ariaBusy === 'true') return
    menu.ariaBusy = 'true'
    tell('Doing what comes due meanwhile…')
    try {
      setNow((await server.sendJump(days)).now)
      tell()
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error))
    } finally {
      menu.ariaBusy = null
      jumped()
    }
  }
}
