import { createAnswers } from './answers.js'
import { createComposer, EXAMPLES } from './composer.js'
import { announce, byId } from './dom.js'
import { createFeed } from './feed.js'
import { createFiles } from './files.js'
import { createMembers } from './members.js'
import * as server from './server.js'
import { createThread } from './thread.js'

/**
 * The page's wiring: whose eyes it looks through, and what arrives for them.
 *
 * @import { WireMessage } from '../wire.ts'
 * @import { Thread } from './thread.js'
 */

/** Milliseconds between two tries to reach a lost server. */
const RETRY = 2000

const chat = byId('chat', HTMLElement)
const trouble = byId('trouble', HTMLElement)
const composer = createComposer((text) => answers.say(text))
const feed = createFeed(composer.suggest)
const answers = createAnswers(feed, () => (chat.ariaBusy === 'true' ? null : current))
const members = createMembers((user) => {
  history.pushState(null, '', `?${new URLSearchParams({ as: user })}`)
  void open(user)
})
createFiles((files) => {
  for (const file of files) answers.drop(file)
})
/** @type {Map<string, Thread>} */
const threads = new Map()
/** @type {Thread | null} */
let current = null
/** @type {ReturnType<typeof server.listen> | null} */
let stream = null

window.addEventListener('popstate', () => void open(asked()))
// A browser keeps few connections to one server: pages nobody looks at leave theirs to others.
document.addEventListener('visibilitychange', () => {
  if (!current || !stream) return
  const place = stream.stop()
  if (document.visibilityState === 'visible') listen(current, place)
})
void start()

async function start() {
  for (;;) {
    members.set((await untilReached(server.fetchMembers)).members)
    if (members.first()) break
    showTrouble('Nobody is in this team yet.')
    await later()
  }
  showTrouble('')
  await open(asked())
}

/** Whose eyes the address asks for. */
function asked() {
  return new URLSearchParams(location.search).get('as') ?? ''
}

/**
 * Looks through a member's eyes.
 *
 * @param {string} user
 */
async function open(user) {
  const member = members.find(user) ?? members.first()
  if (!member || current?.member.user === member.user) return
  stream?.stop()
  stream = null
  const thread = threads.get(member.user) ?? createThread(member, answers)
  threads.set(member.user, thread)
  current = thread
  byId('chat-you', HTMLElement).textContent = `You are ${member.name}`
  composer.speakAs(member)
  members.mark(member.user)
  feed.open(thread, EXAMPLES)
  setBusy(true)
  const { messages, last } = await untilReached(() => server.fetchMessages(member.user))
  if (current !== thread) return
  const sent = messages.filter(({ kind }) => kind === 'message')
  members.count(member.user, sent.length)
  const unread = members.unread(member.user)
  const firstNew = unread > 0 ? sent.at(-unread) : undefined
  for (const message of messages) {
    if (message === firstNew) thread.markNew()
    thread.put(message)
  }
  members.saw(member.user, sent.length)
  setBusy(false)
  feed.greet()
  feed.toEnd()
  composer.focus()
  listen(thread, last)
  answers.resume(thread)
}

/**
 * While what was written before is not there yet, nothing new can be: it would stand above it.
 *
 * @param {boolean} isBusy
 */
function setBusy(isBusy) {
  chat.ariaBusy = isBusy ? 'true' : null
  composer.close(isBusy)
}

/**
 * @param {Thread} thread
 * @param {number} after
 */
function listen(thread, after) {
  stream = server.listen(thread.member.user, after, {
    message: (message) => arrive(thread, message),
    count({ user, messages }) {
      members.count(user, messages)
      if (!members.find(user)) void refreshMembers()
    },
    online() {
      showTrouble('')
      void refreshMembers()
    },
    offline: () => showTrouble('The server is not answering. Trying to reach it again…'),
    forgotten: () => location.reload(),
  })
}

async function refreshMembers() {
  const found = await server.fetchMembers().catch(() => null)
  if (found) members.set(found.members)
  if (current) members.saw(current.member.user, current.count())
}

/**
 * @param {Thread} thread
 * @param {WireMessage} message
 */
function arrive(thread, message) {
  feed.notice()
  const entry = thread.put(message)
  if (!entry) return
  feed.greet()
  feed.arrive(entry)
  // What one said and was answered in another tab is no news.
  if (message.kind !== 'message') return
  members.saw(thread.member.user, thread.count())
  // The others got it too.
  if (message.channel === 'general') void refreshMembers()
  announce(`Foothold: ${message.view.summary}`)
}

/** @param {string} sentence an empty one takes it away */
function showTrouble(sentence) {
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
async function untilReached(ask) {
  for (;;) {
    try {
      const answered = await ask()
      showTrouble('')
      return answered
    } catch (error) {
      showTrouble(
        error instanceof server.Refusal ? error.message : 'The server is not answering. Trying to reach it again…',
      )
      await later()
    }
  }
}

function later() {
  return new Promise((resolve) => setTimeout(resolve, RETRY))
}
