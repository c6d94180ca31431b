import { avatar, byId, el } from './dom.js'

/**
 * The people whose eyes one can look through, and how many messages wait unread for each.
 *
 * @import { WireMember } from '../wire.ts'
 * @import { createSeen } from './reading/seen.js'
 *
 * @typedef {{ member: WireMember, button: HTMLElement, badge: HTMLElement }} Row
 */

/**
 * @param {ReturnType<typeof createSeen>} seen
 * @param {(user: string) => void} choose
 */
export function createMembers(seen, choose) {
  const list = byId('members', HTMLElement)
  /** @type {Map<string, Row>} */
  const rows = new Map()
  let chosen = ''

  /** @param {string} user */
  function unread(user) {
    const messages = rows.get(user)?.member.messages ?? 0
    return messages - Math.min(messages, seen.get(user))
  }

  function show() {
    let total = 0
    for (const [user, row] of rows) {
      const count = user === chosen ? 0 : unread(user)
      total += count
      showUnread(row, count)
      if (user === chosen) row.button.setAttribute('aria-current', 'true')
      else row.button.removeAttribute('aria-current')
    }
    document.title = total > 0 ? `(${total}) Foothold` : 'Foothold'
  }

  /** @param {WireMember} member */
  function createRow(member) {
    const badge = el('span', { class: 'badge' })
    const [first = '', ...rest] = member.name.split(' ')
    const name = el('span', { class: 'member-name' }, first, el('span', { class: 'rest' }, ` ${rest.join(' ')}`))
    const button = el(
      'button',
      { type: 'button', class: 'member', click: () => choose(member.user) },
      avatar(member.name),
      name,
      badge,
    )
    list.append(el('li', {}, button))
    return { member, button, badge }
  }

  return {
    unread,
    all: () => [...rows.values()].map(({ member }) => member),
    /** @param {string} user */
    find: (user) => rows.get(user)?.member,
    first: () => rows.values().next().value?.member,
    /**
     * Takes a list that was asked for. What was counted since may have come before it, so no count falls: it would take
     * a badge away.
     *
     * @param {WireMember[]} members
     */
    set(members) {
      for (const member of members) {
        const row = rows.get(member.user)
        if (row) row.member = { ...member, messages: Math.max(member.messages, row.member.messages) }
        else rows.set(member.user, createRow(member))
      }
      show()
    },
    /** @param {string} user */
    mark(user) {
      chosen = user
      rows.get(user)?.button.scrollIntoView({ block: 'nearest', inline: 'center' })
      show()
    },
    /**
     * @param {string} user
     * @param {number} messages how many they have by now
     */
    count(user, messages) {
      const row = rows.get(user)
      if (row) row.member = { ...row.member, messages }
      show()
    },
    /**
     * @param {string} user
     * @param {number} messages how many were seen
     */
    saw(user, messages) {
      seen.set(user, messages)
      this.count(user, messages)
    },
  }
}

/**
 * @param {Row} row
 * @param {number} count how many of their messages are unread
 */
function showUnread({ member, button, badge }, count) {
  badge.hidden = count === 0
  badge.textContent = count > 99 ? '99+' : String(count)
  button.setAttribute('aria-label', count > 0 ? `${member.name}, ${count} unread` : member.name)
}
