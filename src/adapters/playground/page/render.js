import { announce, el, icon } from './dom.js'

// A View as elements, node by node.

/**
 * @import { WireButton, WireNode, WireView } from '../wire.ts'
 * @typedef {(code: string, button: HTMLButtonElement) => void} Press
 */

/**
 * @param {WireView} view
 * @param {Press} press called with a pressed button's code
 */
export function renderView(view, press) {
  const parts = document.createDocumentFragment()
  /** @type {HTMLElement | null} */
  let list = null
  for (const node of view.nodes) {
    if (node.kind !== 'item') list = null
    else if (!list) {
      list = el('ul', { class: 'items' })
      parts.append(list)
    }
    ;(list ?? parts).append(renderNode(node, press))
  }
  return parts
}

/**
 * @param {WireNode} node
 * @param {Press} press
 * @returns {HTMLElement}
 */
function renderNode(node, press) {
  switch (node.kind) {
    case 'heading':
      return el('h3', {}, node.text)
    case 'text':
      return el('p', { class: node.tone === 'quiet' ? 'quiet' : 'text' }, node.text)
    case 'fields': {
      const rows = node.fields.map(({ label, value, url }) => {
        const shown = url ? el('a', { href: url, target: '_blank', rel: 'noreferrer' }, value) : value
        return el('div', {}, el('dt', {}, label), el('dd', {}, shown))
      })
      return el('dl', { class: 'fields' }, ...rows)
    }
    case 'item':
      return renderItem(node, press)
    case 'moment': {
      const shown = new Date(node.at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
      return el('p', { class: 'quiet' }, `${node.text} `, el('time', { datetime: node.at }, shown))
    }
    case 'quote':
      return renderQuote(node)
    case 'buttons':
      return renderButtons(node.buttons, press)
    case 'divider':
      return el('hr')
  }
}

/**
 * @param {Extract<WireNode, { kind: 'item' }>} item
 * @param {Press} press
 */
function renderItem({ title, band, detail, note, buttons }, press) {
  const head = el('p', { class: 'item-title' }, el('span', {}, title))
  if (band) head.append(' ', renderBand(band))
  const words = el('div', { class: 'item-words' }, head)
  if (detail) words.append(el('p', {}, detail))
  if (note) words.append(el('p', { class: 'quiet' }, note))
  const item = el('li', { class: 'item' }, words)
  if (buttons?.length) item.append(renderButtons(buttons, press, title))
  return item
}

/**
 * The band as a word and as bars, so that nobody needs the colour.
 *
 * @param {string} band
 */
function renderBand(band) {
  const bars = el('span', { class: 'bars', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'))
  return el('span', { class: `band ${band}` }, bars, band)
}

/**
 * @param {WireButton[]} buttons
 * @param {Press} press
 * @param {string} [about] what the buttons are about, where their labels alone repeat row by row
 */
function renderButtons(buttons, press, about) {
  const row = el('div', { class: 'buttons' })
  for (const { label, style, code } of buttons) {
    const name = about ? `${label}: ${about}` : undefined
    const button = el('button', { type: 'button', class: `button ${style ?? ''}`, 'aria-label': name }, label)
    button.dataset['code'] = code
    button.addEventListener('click', () => press(code, button))
    row.append(button)
  }
  return row
}

/** Milliseconds "Copied" stays. */
const COPIED = 2500

/** @param {Extract<WireNode, { kind: 'quote' }>} quote */
function renderQuote({ label, text, mailto }) {
  const words = el('blockquote', {}, text)
  const copy = el('button', { type: 'button', class: 'button copy', click: () => void run() }, icon('copy'), 'Copy')
  const actions = el('div', { class: 'buttons' }, copy)
  if (mailto?.startsWith('mailto:')) actions.append(el('a', { class: 'button', href: mailto }, 'Write a mail'))
  return el('figure', { class: 'quote' }, el('figcaption', {}, el('span', {}, label), actions), words)

  async function run() {
    // Where the page is no secure context there is no clipboard at all.
    const copied = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => true,
        () => false,
      )
    if (!copied) window.getSelection()?.selectAllChildren(words)
    const said = copied ? 'Copied' : 'Selected: press Ctrl+C or ⌘C'
    copy.replaceChildren(icon(copied ? 'check' : 'copy'), said)
    announce(said)
    setTimeout(() => copy.replaceChildren(icon('copy'), 'Copy'), COPIED)
  }
}
