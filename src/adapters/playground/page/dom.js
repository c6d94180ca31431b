// How the page builds what it shows. Text only ever goes in as text, so that what people write cannot become markup.

/**
 * An element.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | undefined | ((event: Event) => void)>} [attributes] a function listens to
 *   the event of that name; false and undefined leave the attribute out
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}

/**
 * One of the icons of index.html, which says nothing to a screen reader.
 *
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `#icon-${name}`)
  svg.append(use)
  return svg
}

/**
 * Somebody's initials on a colour of their own; without a name, the bot's mark.
 *
 * @param {string | null} name
 */
export function avatar(name) {
  if (name === null) return el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('foothold'))
  const words = name.split(/[\s-]+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  const initials = ends.map((word) => [...(word ?? '')][0] ?? '').join('')
  let hue = 0
  for (const letter of name) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 8
  return el('span', { class: `avatar hue-${hue}`, 'aria-hidden': 'true' }, initials.toUpperCase())
}

/**
 * The element of index.html with this id.
 *
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id)
  if (found instanceof type) return found
  throw new Error(`The page has no ${type.name} #${id}.`)
}

/** Milliseconds what was said can still be found. */
const SAID = 10_000

/**
 * Says something to people who listen to the page.
 *
 * @param {string} text
 */
export function announce(text) {
  const said = el('p', {}, text)
  byId('announcer', HTMLElement).append(said)
  setTimeout(() => said.remove(), SAID)
}
