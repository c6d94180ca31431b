import { el } from '../dom.js'

/**
 * The reactions a message takes, each with what it does; and those put on it before.
 *
 * @import { WireMessage } from '../../wire.ts'
 *
 * @param {(emoji: string, on: boolean) => void} toggle
 */
export function createReactions(toggle) {
  const element = el('div', { class: 'reactions', role: 'group', 'aria-label': 'Reactions' })
  /** @type {Map<string, HTMLButtonElement>} so that whoever is on one stays on it */
  const pills = new Map()

  return {
    element,
    /** @param {WireMessage} message */
    show({ view, reactions }) {
      const offered = new Map((view.reactions ?? []).map(({ emoji, label }) => [emoji, label]))
      const shown = new Set([...offered.keys(), ...reactions])
      for (const [emoji, pill] of pills) {
        if (shown.has(emoji)) continue
        pill.remove()
        pills.delete(emoji)
      }
      for (const emoji of shown) {
        const pill = pills.get(emoji) ?? el('button', { type: 'button', class: 'reaction' })
        const isOn = reactions.includes(emoji)
        showPill(pill, emoji, offered.get(emoji), isOn)
        pill.onclick = () => toggle(emoji, !isOn)
        pills.set(emoji, pill)
        element.append(pill)
      }
      element.hidden = shown.size === 0
    },
  }
}

/**
 * @param {HTMLButtonElement} pill
 * @param {string} emoji
 * @param {string | undefined} label what it does
 * @param {boolean} isOn
 */
function showPill(pill, emoji, label, isOn) {
  pill.replaceChildren(emoji, ...(label ? [el('span', {}, label)] : []))
  pill.setAttribute('aria-label', label ? `React with ${emoji}: ${label}` : `React with ${emoji}`)
  pill.title = isOn ? 'Take this reaction back' : (label ?? '')
  pill.setAttribute('aria-pressed', String(isOn))
}
