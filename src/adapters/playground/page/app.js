import { createAhead } from './ahead.js'
import { createAnswers } from './answers.js'
import { setNow } from './clock.js'
import { createComposer } from './composer.js'
import { announce, byId } from './dom.js'
import { createFiles } from './files.js'
import { createMembers } from './members.js'
import { later, NOT_ANSWERING, showTrouble, untilReached } from './reach.js'
import { createFeed } from './reading/feed.js'
import { roomOf } from './reading/room.js'
import { createRooms } from './reading/rooms.js'
import { createSeen } from './reading/seen.js'
import { createThread } from './reading/thread.js'
import * as server from './server.js'
import { startsWith } from './starts.js'

/**
 * The page's wiring: whose eyes it looks through, and what arrives for them.
 *
 * @import { WireMessage, WireTeam } from '../wire.ts'
 * @import { Room } from './reading/room.js'
 * @import { Thread } from './reading/thread.js'
 */

const chat = byId('chat', HTMLElement)
const composer = createComposer(say)
const feed = createFeed(
  startsWith({ say, see: (user, message) => void see(user, message), whoElse: () => others() }),
  asked().user === '',
)
const answers = createAnswers(feed, () => (chat.ariaBusy === 'true' ? null : current))
const seen = createSeen()
const members = createMembers(seen, (user) => go(user, 'bot'))
const rooms = createRooms(seen, members, (next) => current && go(current.member.user, next))
createAhead(() => void refreshMembers())
createFiles((files) => {
  enter('bot')
  for (const file of files) answers.drop(file)
})
/** @type {Map<string, Thread>} */
const threads = new Map()
/** @type {Thread | null} */
let current = null
/** @type {Room} */
let room = 'bot'
/** @type {ReturnType<typeof server.listen> | null} */
let stream = null

window.addEventListener('popstate', () => void openAsked())
// A browser keeps few connections to one server: pages nobody looks at leave theirs to others.
document.addEventListener('visibilitychange', () => {
  if (!current || !stream) return
  const place = stream.stop()
  if (document.visibilityState === 'visible') listen(current, place)
})
void start()

async function start() {
  for (;;) {
    take(await untilReached(server.fetchTeam))
    if (members.first()) break
    showTrouble('Nobody is in this team yet.')
    await later()
  }
  showTrouble('')
  await openAsked()
}

/**
 * Whose eyes and which room the address asks for.
 *
 * @returns {{ user: string, room: Room }}
 */
function asked() {
  const words = new URLSearchParams(location.search)
  return { user: words.get('as') ?? '', room: words.get('in') === 'general' ? 'channel' : 'bot' }
}

async function openAsked() {
  const { user, room: next } = asked()
  await open(user, next)
}

/**
 * Goes there by one's own choice: the way back stays.
 *
 * @param {string} user
 * @param {Room} next
 */
function go(user, next) {
  const words = new URLSearchParams({ as: user, ...(next === 'channel' ? { in: 'general' } : {}) })
  history.pushState(null, '', `?${words}`)
  feed.leaveStart()
  void open(user, next)
}

/**
 * In the channel only what names the bot is said to everybody; the rest is between the two.
 *
 * @param {string} text
 */
function say(text) {
  if (room === 'channel' && /(?:^|\s)@foothold\b/i.test(text)) return void mention(text)
  enter('bot')
  answers.say(text)
}

/** @param {string} text */
async function mention(text) {
  if (!current) return
  try {
    // It arrives, with its answer, as what others say does.
    await server.sendMention(current.member.user, text)
    feed.toEnd()
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error)
    showTrouble(sentence)
    announce(sentence)
  }
}

/** Everybody but whose eyes one looks through, by how much they were sent. */
function others() {
  const all = members.all().filter(({ user }) => user !== current?.member.user)
  return all.sort((a, b) => b.messages - a.messages).map(({ user }) => user)
}

/**
 * Looks at one message through the eyes of whom it was sent to.
 *
 * @param {string} user
 * @param {string} message
 */
async function see(user, message) {
  go(user, 'bot')
  await opened
  const element = current?.elementOf(message)
  if (element) feed.reveal(element)
}

/** What is being opened. */
let opened = Promise.resolve()

/**
 * Looks through a member's eyes.
 *
 * @param {string} user
 * @param {Room} next
 */
function open(user, next) {
  opened = load(user, next)
  return opened
}

/**
 * @param {string} user
 * @param {Room} next
 */
async function load(user, next) {
  const member = members.find(user) ?? members.first()
  if (!member) return
  if (current?.member.user === member.user) return enter(next)
  stream?.stop()
  stream = null
  const thread = threads.get(member.user) ?? createThread(member, answers)
  threads.set(member.user, thread)
  current = thread
  room = next
  byId('chat-you', HTMLElement).textContent = `You are ${member.name}`
  composer.speakAs(member)
  members.mark(member.user)
  feed.open(thread, room)
  composer.enter(room)
  setBusy(true)
  const { messages, last } = await untilReached(() => server.fetchMessages(member.user))
  if (current !== thread) return
  putAll(thread, messages)
  setBusy(false)
  if (current) rooms.saw(current, room)
  feed.greet()
  feed.toEnd()
  composer.focus()
  listen(thread, last)
  answers.resume(thread)
}

/**
 * @param {Thread} thread
 * @param {WireMessage[]} messages
 */
function putAll(thread, messages) {
  const firstUnread = rooms.firstUnread(thread.member.user, messages)
  for (const message of messages) {
    if (firstUnread.includes(message)) thread.markNew(roomOf(message))
    thread.put(message)
  }
}

/**
 * Goes to the other room of the same member.
 *
 * @param {Room} next
 */
function enter(next) {
  if (!current || room === next) return
  room = next
  feed.open(current, room)
  composer.enter(room)
  if (current) rooms.saw(current, room)
  feed.greet()
  feed.toEnd()
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
    offline: () => showTrouble(NOT_ANSWERING),
    forgotten: () => location.reload(),
  })
}

async function refreshMembers() {
  const found = await server.fetchTeam().catch(() => null)
  if (found) take(found)
  if (current) rooms.saw(current, room)
}

/** @param {WireTeam} team */
function take(team) {
  setNow(team.now)
  members.set(team.members)
}

/**
 * @param {Thread} thread
 * @param {WireMessage} message
 */
function arrive(thread, message) {
  feed.notice()
  const there = roomOf(message)
  const isFirst = there !== room && rooms.unread(thread, there) === 0
  const entry = thread.put(message)
  if (!entry) return
  if (isFirst) thread.markNew(there, entry)
  feed.greet()
  if (there === room) feed.arrive(entry)
  // What one said and was answered in another tab is no news.
  if (message.kind !== 'message') return
  if (current) rooms.saw(current, room)
  announce(`${there === 'bot' ? 'Foothold' : '#general'}: ${message.view.summary}`)
}
