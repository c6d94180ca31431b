import { byId } from './dom.js'
import { Refusal } from './server.js'

// What the page says while it cannot reach its server, and how it waits for it.

/** Milliseconds between two tries to reach a lost server. */
const RETRY = 2000
export const NOT_ANSWERING = 'The server is not answering. Trying to reach it again…'

/** @param {string} sentence an empty one takes it away */
export function showTrouble(sentence) {
  const trouble = byId('trouble', HTMLElement)
  if (trouble.textContent !== sentence) trouble.textContent = sentence
  trouble.hidden = sentence === ''
}

/**
 * Asks until the server answers.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
export async function untilReached(ask) {
  for (;;) {
    try {
      const answered = await ask()
      showTrouble('')
      return answered
    } catch (error) {
      showTrouble(error instanceof Refusal ? error.message : NOT_ANSWERING)
      await later()
    }
  }
}

export function later() {
  return new Promise((resolve) => setTimeout(resolve, RETRY))
}
