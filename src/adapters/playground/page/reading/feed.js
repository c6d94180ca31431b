import { byId, el } from '../dom.js'

/**
 * The part of the page that scrolls: the conversation of whoever is chosen.
 *
 * @import { Room } from './room.js'
 * @import { Thread } from './thread.js'
 * @typedef {{ label: string, about: string, go: () => void }} Start
 */

/** Pixels from the end within which somebody counts as reading along. */
const NEAR = 80

/**
 * @param {Start[]} starts things to begin with
 * @param {boolean} isFirst whether to begin with the welcome, whatever was said before
 */
export function createFeed(starts, isFirst) {
  const feed = byId('feed', HTMLElement)
  const threads = byId('threads', HTMLElement)
  const welcome = byId('welcome', HTMLElement)
  const welcomeTitle = byId('welcome-title', HTMLElement)
  const quiet = byId('quiet-channel', HTMLElement)
  const jump = byId('jump', HTMLButtonElement)
  /** @type {Thread | null} */
  let thread = null
  /** @type {Room} */
  let room = 'bot'
  let isStart = isFirst
  let follows = true
  /** The place `follows` was decided at. */
  let place = 0

  byId('starts', HTMLElement).append(...starts.map(startButton))
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

  /** The welcome is read from its beginning, where a phone has no room for all of it. */
  function toEnd() {
    jump.hidden = true
    follows = true
    feed.scrollTop = welcome.hidden ? feed.scrollHeight : 0
    place = feed.scrollTop
  }

  /** Greets where there is nothing to read yet, and at first. */
  function greet() {
    const isEmpty = thread?.isEmpty(room) ?? true
    welcome.hidden = room !== 'bot' || !(isEmpty || isStart)
    quiet.hidden = room !== 'channel' || !isEmpty
    threads.hidden = !welcome.hidden
  }

  return {
    notice,
    toEnd,
    /**
     * @param {Thread} next
     * @param {Room} nextRoom
     */
    open(next, nextRoom) {
      thread = next
      room = nextRoom
      threads.replaceChildren(next.elements[room])
      welcomeTitle.textContent = `Hello, ${next.member.name.split(' ')[0]}`
      for (const one of [welcome, quiet]) one.hidden = true
      toEnd()
    },
    greet,
    leaveStart() {
      isStart = false
      greet()
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

/** @param {Start} start */
function startButton({ label, about, go }) {
  const words = [el('strong', {}, label), el('span', { class: 'quiet' }, about)]
  return el('li', {}, el('button', { type: 'button', class: 'start', click: go }, ...words))
}
