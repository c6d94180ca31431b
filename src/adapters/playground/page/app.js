import { createComposer, EXAMPLES } from './composer.js'
import { announce, byId, el, icon } from './dom.js'
import { createFeed } from './feed.js'
import { createFiles } from './files.js'
import { openForm } from './forms.js'
import { createMembers } from './members.js'
import * as server from './server.js'
import { createThread } from './thread.js'

/**
 * The page's wiring: whose eyes it looks through, and where each answer goes.
 *
 * @import { WireForm, WireMessage, WireReply } from '../wire.ts'
 * @import { Slot } from './slot.js'
 * @import { Thread } from './thread.js'
 */

/** Milliseconds between two tries to reach a lost server. */
const RETRY = 2000

const trouble = byId('trouble', HTMLElement)
const composer = createComposer(say)
const feed = createFeed(composer.suggest)
const members = createMembers((user) => {
  history.pushState(null, '', `?${new URLSearchParams({ as: user })}`)
  void open(user)
})
createFiles((files) => {
  for (const file of files) drop(file)
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
  members.set((await untilReached(server.fetchMembers)).members)
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
  if (!member) return showTrouble('Nobody is in this team yet.')
  if (current?.member.user === member.user) return
  stream?.stop()
  stream = null
  const thread = threads.get(member.user) ?? createThread(member, { press, react })
  threads.set(member.user, thread)
  current = thread
  byId('chat-you', HTMLElement).textContent = `You are ${member.name}`
  composer.speakAs(member.name)
  const unread = members.unread(member.user)
  members.mark(member.user)
  feed.open(thread, EXAMPLES)
  const { messages, last } = await untilReached(() => server.fetchMessages(member.user))
  if (current !== thread) return
  for (const [index, message] of messages.entries()) {
    if (unread > 0 && index === messages.length - unread) thread.markNew()
    thread.put(message)
  }
  members.saw(member.user, messages.length)
  feed.greet()
  feed.toEnd()
  composer.focus()
  listen(thread, last)
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
  const entry = thread.put(message)
  if (!entry) return
  members.saw(thread.member.user, thread.count())
  feed.greet()
  feed.arrive(entry)
  announce(`Foothold: ${message.view.summary}`)
}

/**
 * Sends what was typed.
 *
 * @param {string} text
 */
function say(text) {
  const thread = current
  if (!thread) return
  const said = thread.say(text)
  feed.greet()
  const slot = thread.answer()
  void answer(thread, slot, 'Looking…', () => server.sendText(thread.member.user, text), said)
}

/** @param {File} file */
function drop(file) {
  const thread = current
  if (!thread) return
  const size = el('span', { class: 'quiet' }, sizeOf(file.size))
  const said = thread.say(icon('file'), ' ', file.name, ' ', size)
  feed.greet()
  const slot = thread.answer()
  void answer(thread, slot, `Reading ${file.name}…`, () => server.sendFile(thread.member.user, file), said)
}

/**
 * Fills a fresh place for an answer.
 *
 * @param {Thread} thread
 * @param {Slot} slot
 * @param {string} waiting
 * @param {() => Promise<WireReply>} ask
 * @param {HTMLElement} said what is answered
 */
async function answer(thread, slot, waiting, ask, said) {
  slot.wait(waiting)
  announce(waiting)
  feed.toEnd()
  try {
    const reply = await ask()
    if (reply.kind === 'view') {
      slot.show(reply.view)
      announce(reply.view.summary)
    } else slot.remove()
    if (reply.kind === 'form') fill(thread, reply.form, thread.answer)
  } catch (error) {
    refuse(slot, error, () => void answer(thread, slot, waiting, ask, said))
  }
  reveal(thread, slot, said)
}

/**
 * @param {Slot} slot
 * @param {string} code
 * @param {HTMLButtonElement} button
 */
async function press(slot, code, button) {
  const thread = current
  if (!thread || button.ariaBusy === 'true') return
  button.ariaBusy = 'true'
  try {
    const reply = await server.sendPress(thread.member.user, code)
    if (reply.kind === 'form') fill(thread, reply.form, () => slot.below(code))
    else if (reply.kind === 'view' && slot.gives(reply.view)) {
      slot.show(reply.view)
      announce(reply.view.summary)
      reveal(thread, slot)
    } else place(thread, reply, slot.below(code))
  } catch (error) {
    const note = slot.below(code)
    refuse(note, error)
    reveal(thread, note)
  } finally {
    button.ariaBusy = null
  }
}

/**
 * Opens a form whose answer is shown in the place that `where` makes.
 *
 * @param {Thread} thread
 * @param {WireForm} form
 * @param {() => Slot} where
 */
function fill(thread, form, where) {
  openForm(
    thread.member.user,
    form,
    (values) => server.sendForm(thread.member.user, form.submit, values),
    (reply) => place(thread, reply, where()),
  )
}

/**
 * @param {Thread} thread
 * @param {WireReply} reply
 * @param {Slot} slot
 */
function place(thread, reply, slot) {
  if (reply.kind !== 'view') return slot.remove()
  slot.show(reply.view)
  announce(reply.view.summary)
  reveal(thread, slot)
}

/**
 * @param {WireMessage} message
 * @param {string} emoji
 * @param {boolean} on
 * @param {Slot} slot
 */
async function react({ channel, message }, emoji, on, slot) {
  const thread = current
  if (!thread) return
  try {
    const reply = await server.sendReaction(thread.member.user, { channel, message, emoji, on })
    if (reply.kind === 'view') place(thread, reply, slot.below(`react ${emoji}`))
  } catch (error) {
    const note = slot.below(`react ${emoji}`)
    refuse(note, error)
    reveal(thread, note)
  }
}

/**
 * Says in one line why something did not work; what never reached the server can be sent again.
 *
 * @param {Slot} slot
 * @param {unknown} error
 * @param {() => void} [again]
 */
function refuse(slot, error, again) {
  const sentence = error instanceof Error ? error.message : String(error)
  slot.refuse(sentence, error instanceof server.Unreachable ? again : undefined)
  announce(sentence)
}

/**
 * @param {Thread} thread
 * @param {Slot} slot
 * @param {HTMLElement} [said] what is answered there
 */
function reveal(thread, slot, said) {
  if (current === thread) feed.reveal(slot.element, said)
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
      await new Promise((resolve) => setTimeout(resolve, RETRY))
    }
  }
}

/** @param {number} bytes */
function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} bytes`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
