// Everything the page asks of its server.

/**
 * @import { WireMessage, WireRefusal, WireReply, WireTeam } from '../wire.ts'
 * @import { Opened } from './drafts.js'
 */

/** The server refused, and says why in one sentence. */
export class Refusal extends Error {
  /** What to mend, by field name. */
  fields

  /**
   * @param {string} sentence
   * @param {Record<string, string>} fields
   */
  constructor(sentence, fields) {
    super(sentence)
    this.fields = fields
  }
}

/** The server did not answer at all. */
export class Unreachable extends Error {
  constructor() {
    super('The server is not answering, so this was not sent.')
  }
}

/**
 * @template T
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<T>}
 * @throws {Refusal | Unreachable}
 */
async function call(path, init) {
  let response
  try {
    response = await fetch(path, init)
  } catch {
    throw new Unreachable()
  }
  /** @type {unknown} */
  const body = await response.json().catch(() => null)
  if (response.ok && body !== null) return /** @type {T} */ (body)
  const refusal = /** @type {WireRefusal | null} */ (body)
  throw new Refusal(
    refusal?.error ?? 'The server gave no answer that can be read. Please try again.',
    refusal?.fields ?? {},
  )
}

/**
 * @template T
 * @param {string} path
 * @param {object} body
 * @returns {Promise<T>}
 */
function post(path, body) {
  return call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** @returns {Promise<WireTeam>} */
export const fetchTeam = () => call('api/members')

/**
 * @param {string} as
 * @returns {Promise<{ messages: WireMessage[], last: number }>} `last` is the place to listen from
 */
export const fetchMessages = (as) => call(`api/messages?${new URLSearchParams({ as })}`)

/**
 * @param {string} as
 * @param {string} text
 * @param {string} turn names it: the same one sent again is not said again
 * @returns {Promise<WireReply>}
 */
export const sendText = (as, text, turn) => post('api/command', { as, text, turn })

/**
 * Says something where everybody reads it.
 *
 * @param {string} as
 * @param {string} text
 * @returns {Promise<WireReply>}
 */
export const sendMention = (as, text) =>
  post('api/command', { as, text, turn: crypto.randomUUID(), channel: 'general' })

/**
 * @param {string} as
 * @param {string} code
 * @param {string} message what the button is on
 * @returns {Promise<WireReply>}
 */
export const sendPress = (as, code, message) => post('api/button', { as, code, message })

/**
 * @param {string} as
 * @param {Opened} opened
 * @param {Record<string, string>} values
 * @returns {Promise<WireReply>}
 */
export const sendForm = (as, { form, from, turn }, values) =>
  post('api/form', { as, submit: form.submit, values, turn, ...(from ? { from } : {}) })

/**
 * @param {string} as
 * @param {{ channel: string, message: string, emoji: string, on: boolean }} reaction
 * @returns {Promise<WireReply>}
 */
export const sendReaction = (as, reaction) => post('api/react', { as, ...reaction })

/**
 * @param {string} as
 * @param {File} file
 * @param {string} turn
 * @returns {Promise<WireReply>}
 */
export const sendFile = (as, file, turn) =>
  call(`api/file?${new URLSearchParams({ as, name: file.name, size: String(file.size), turn })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })

/**
 * @param {number} days
 * @returns {Promise<{ now: string }>} what time it is then
 */
export const sendJump = (days) => post('api/clock', { days })

/** Milliseconds until a stream the browser gave up is opened again. */
const REOPEN = 2000

/**
 * Listens to what arrives for a member after the place `after`, and comes back by itself when the server was away.
 *
 * @param {string} as
 * @param {number} after
 * @param {{
 *   message: (message: WireMessage) => void,
 *   count: (count: { user: string, messages: number }) => void,
 *   online: () => void,
 *   offline: () => void,
 *   forgotten: () => void,
 * }} tell `forgotten`: the server has not got what it once sent: its messages began anew, or answers are gone
 * @returns {{ stop: () => number }} stop tells the place reached
 */
export function listen(as, after, tell) {
  let place = after
  let timer = 0
  /** @type {EventSource} */
  let stream
  open()
  return {
    stop() {
      clearTimeout(timer)
      stream.close()
      return place
    },
  }

  function open() {
    stream = new EventSource(`api/events?${new URLSearchParams({ as, after: String(place) })}`)
    stream.addEventListener('hello', (event) => {
      if (Number(event.data) < place) tell.forgotten()
      else tell.online()
    })
    stream.addEventListener('forgotten', () => tell.forgotten())
    stream.addEventListener('message', (event) => {
      const message = /** @type {WireMessage} */ (JSON.parse(event.data))
      place = Math.max(place, message.seq)
      tell.message(message)
    })
    stream.addEventListener('count', (event) =>
      tell.count(/** @type {{ user: string, messages: number }} */ (JSON.parse(event.data))),
    )
    stream.addEventListener('error', () => {
      tell.offline()
      if (stream.readyState === EventSource.CLOSED) timer = window.setTimeout(open, REOPEN)
    })
  }
}
