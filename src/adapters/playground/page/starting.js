import { byId } from './dom.js'

// The page of a bot that is still starting: it says what is being done and makes room for the playground.

/** Milliseconds between two looks. */
const LOOK = 500

const doing = byId('doing', HTMLElement)

await look()

async function look() {
  for (;;) {
    const health = await fetch('health')
      .then(async (response) => /** @type {{ status: string, doing?: string }} */ (await response.json()))
      .catch(() => null)
    if (health?.status === 'ok') return location.reload()
    const said = health ? `${health.doing ?? ''}…` : 'It does not answer any more: the terminal says why.'
    const sentence = said.charAt(0).toUpperCase() + said.slice(1)
    if (doing.textContent !== sentence) doing.textContent = sentence
    document.documentElement.toggleAttribute('data-gone', health === null)
    await new Promise((resolve) => setTimeout(resolve, LOOK))
  }
}
