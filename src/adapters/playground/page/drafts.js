/**
 * What is half-typed, kept in this tab for each member, so that it is there again after a reload: the line in the
 * composer, the open form, and forms that were closed unsent.
 *
 * @import { WireForm } from '../wire.ts'
 * @typedef {{ message: string, code: string }} From the button that opened a form, and the message it is on
 * @typedef {{ form: WireForm, from: From | null, turn: string }} Opened `turn` names what is sent with it
 */

/** Closed forms kept for each member. */
const CLOSED = 20

/** @param {string} user */
export const readLine = (user) => read(`line ${user}`, '')

/**
 * @param {string} user
 * @param {string} text
 */
export const keepLine = (user, text) => write(`line ${user}`, text === '' ? null : text)

/**
 * @param {string} user
 * @returns {Opened | null}
 */
export const readOpened = (user) => read(`form ${user}`, /** @type {Opened | null} */ (null))

/**
 * @param {string} user
 * @param {Opened | null} opened
 */
export const keepOpened = (user, opened) => write(`form ${user}`, opened)

/**
 * What was typed into a form that was closed unsent.
 *
 * @param {string} user
 * @param {string} key
 */
export const readClosed = (user, key) => closed(user).find(([one]) => one === key)?.[1]

/**
 * @param {string} user
 * @param {string} key
 * @param {Record<string, string> | null} values null forgets them
 */
export function keepClosed(user, key, values) {
  const others = closed(user).filter(([one]) => one !== key)
  write(`closed ${user}`, values ? [...others, [key, values]].slice(-CLOSED) : others)
}

/** @param {string} user */
function closed(user) {
  return read(`closed ${user}`, /** @type {[string, Record<string, string>][]} */ ([]))
}

/**
 * @template T
 * @param {string} name
 * @param {T} otherwise
 * @returns {T}
 */
function read(name, otherwise) {
  try {
    const kept = sessionStorage.getItem(`foothold ${name}`)
    return kept === null ? otherwise : /** @type {T} */ (JSON.parse(kept))
  } catch {
    return otherwise
  }
}

/**
 * @param {string} name
 * @param {object | string | null} value
 */
function write(name, value) {
  try {
    if (value === null) sessionStorage.removeItem(`foothold ${name}`)
    else sessionStorage.setItem(`foothold ${name}`, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}
