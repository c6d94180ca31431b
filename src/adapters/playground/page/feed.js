import { byId, el } from './dom.js'

/**
 * The part of the page that scrolls: the conversation of whoever is chosen.
 *
 * @import { Thread } from './thread.js'
 */

/** Pixels from the end within which somebody counts as reading along. */
const NEAR = 80

/** @param {(text: string) => void} suggest puts a text into the composer */
export function createFeed(suggest) {
  const feed = byId('feed', HTMLElement)
  const threads = byId('threads', HTMLElement)
  const welcome = byId('welcome', HTMLElement)
  const welcomeTitle = byId('welcome-title', HTMLElement)
  const chips = byId('chips', HTMLElement)
  const jump = byId('jump', HTMLButtonElement)
  /** @type {Thread | null} */
  let thread = null
  let follows = true
  /** The place `follows` was decided at. */
  let place = 0

  // So that the arrow keys can scroll it.
  feed.tabIndex = 0
  feed.addEventListener('scroll', notice)
  jump.addEventListener('click', () => {
    toEnd()
    feed.focus({ preventScroll: true })
  })
  // A keyboard on a phone, or a banner, takes room: whoever read the end goes on reading it.
  new ResizeObserver(() => {
    notice()
    if (follows) toEnd()
  }).observe(feed)

  /** A browser tells of scrolling only with its next picture: what comes before that looks for itself. */
  function notice() {
    if (feed.scrollTop === place) return
    place = feed.scrollTop
    follows = feed.scrollHeight - place - feed.clientHeight < NEAR
    if (follows) jump.hidden = true
  }

  function toEnd() {
    jump.hidden = true
    follows = true
    feed.scrollTop = feed.scrollHeight
    place = feed.scrollTop
  }

  return {
    notice,
    toEnd,
    /**
     * @param {Thread} next
     * @param {string[]} examples texts to begin with
     */
    open(next, examples) {
      thread = next
      threads.replaceChildren(next.element)
      welcomeTitle.textContent = `Hello, ${next.member.name.split(' ')[0]}`
      chips.replaceChildren(
        ...examples.map((text) =>
          el('li', {}, el('button', { type: 'button', class: 'chip', click: () => suggest(text) }, text)),
        ),
      )
      welcome.hidden = true
      toEnd()
    },
    /** Greets where there is nothing to read yet. */
    greet() {
      welcome.hidden = !thread?.isEmpty()
    },
    /**
     * Brings an answer into sight: its end, or when it is long its beginning, below what it answers.
     *
     * @param {HTMLElement} element
     * @param {HTMLElement} asked
     */
    reveal(element, asked = element) {
      if (!element.isConnected) return
      const fits = element.offsetHeight < feed.clientHeight - NEAR
      if (fits) element.scrollIntoView({ block: 'nearest' })
      else asked.scrollIntoView({ block: 'start' })
    },
    /**
     * Shows what arrived by itself, without taking anybody away from what they read.
     *
     * @param {HTMLElement} element
     */
    arrive(element) {
      if (follows) element.scrollIntoView({ block: 'nearest' })
      else jump.hidden = false
    },
  }
}
