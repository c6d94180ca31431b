import { textOf } from '../support/platform.ts'
import type { Finding } from './checks.ts'
import { amountOf } from './habits.ts'
import type { Lives, Message } from './lives.ts'
import type { Run } from './simulate.ts'

type Role = 'connector' | 'asker' | 'joined'

/** Who may get each message of an introduction; those left out go to either side, and to who joined. */
const ROLES: Record<string, Role[]> = {
  request: ['connector'],
  nudge: ['connector'],
  due: ['connector'],
  released: ['connector'],
  thanked: ['connector'],
  'told-met': ['connector', 'joined'],
  'told-won': ['connector', 'joined'],
  'told-lost': ['connector', 'joined'],
  'told-no-reply': ['connector', 'joined'],
  'follow-up': ['asker'],
  'won-offer': ['asker'],
  withdrawn: ['joined'],
  ...Object.fromEntries(
    [
      'promise',
      'passed',
      'redirected',
      'postponed',
      'unanswered',
      'moved-on',
      'given-up',
      'taken-back',
      'undelivered',
    ].map((kind) => [kind, ['asker', 'joined']]),
  ),
}

/** That every message went to whom it was for, and that words of an ask or a win stand in nobody else's messages. */
export function checkReaders(run: Run, lives: Lives): Finding[] {
  const { shown } = run.scene.platform
  const parties = partiesOf(lives)
  const breaks: string[] = []
  for (const { to, deliveryId, view } of shown) {
    const message = lives.messages.get(deliveryId)
    if (!('user' in to) || !message) continue
    const named = lives.users.get(message.memberId)
    const roles = parties.ofIntroduction(message.subjectId, message.memberId)
    const allowed = ROLES[message.kind]
    const isRight =
      !parties.isIntroduction(message.subjectId) || roles.some((role) => !allowed || allowed.includes(role))
    if (named !== to.user || !isRight)
      breaks.push(`${to.user}, ${roles.join(' and ') || 'a stranger'}, got ${message.kind}: “${view.summary}”`)
  }
  return [
    { rule: 'every message went to whom it was for', figure: `${shown.length} shown`, breaks },
    checkWords(run, lives, parties),
  ]
}

type Parties = ReturnType<typeof partiesOf>

/** Who is what to an introduction, and to an ask; whoever once was on an ask may have read of it. */
function partiesOf({ introductions, asks }: Lives) {
  const onAsk = new Map(
    asks.map(({ id, askerId, events }) => {
      const joined = events.filter(({ event }) => event === 'join').map(({ memberId }) => memberId)
      const askers = [askerId, ...events.filter(({ event }) => event === 'open').map(({ memberId }) => memberId)]
      return [id, { joined: new Set(joined), askers: new Set<string | null>(askers) }] as const
    }),
  )
  const byId = new Map(introductions.map((one) => [one.id, one]))
  return {
    onAsk,
    isIntroduction: (id: string) => byId.has(id),
    ofIntroduction(id: string, memberId: string): Role[] {
      const one = byId.get(id)
      const ask = one && onAsk.get(one.askId)
      return [
        ...(one?.connectorId === memberId ? (['connector'] as const) : []),
        ...(ask?.askers.has(memberId) ? (['asker'] as const) : []),
        ...(ask?.joined.has(memberId) ? (['joined'] as const) : []),
      ]
    },
  }
}

/** A reason stands in messages of who is on its ask, of whom it was sent to, and in the digest where it may be seen there. */
function checkWords(run: Run, lives: Lives, parties: Parties): Finding {
  const members = new Map([...lives.users].map(([id, user]) => [user, id]))
  const planned = new Map(run.plan.asks.map((one) => [one.token, one]))
  const wins = new Map(lives.introductions.map((one) => [`${amountOf(run.names.of(one.id))}`, one]))
  const connectors = Map.groupBy(lives.introductions, ({ askId }) => askId)
  const breaks: string[] = []
  let count = 0
  const mayRead = (token: string, memberId: string, message: Message) => {
    const asker = members.get(planned.get(token)?.user ?? '')
    if (asker === memberId) return true
    // Where nothing of an ask is under way, its watch tells who logged somebody there, if everybody may see it.
    if (message.kind === 'watch' && planned.get(token)?.seenIn === 'digest') return true
    // Who would like to join an ask shows its asker why.
    const { company } = planned.get(token) ?? {}
    if (message.kind === 'join-wish')
      return lives.asks.some(({ id, target }) => target === company && parties.onAsk.get(id)?.askers.has(memberId))
    // Asked again for the same company, a living ask takes the new words; so its words are all its askers had for that.
    return lives.asks.some(({ id, target }) => {
      const on = parties.onAsk.get(id)
      if (!asker || target !== planned.get(token)?.company || !(on?.askers.has(asker) || on?.joined.has(asker)))
        return false
      return (
        on.askers.has(memberId) ||
        on.joined.has(memberId) ||
        (connectors.get(id) ?? []).some(({ connectorId }) => connectorId === memberId)
      )
    })
  }
  for (const { to, deliveryId, view, earlier } of run.scene.platform.shown) {
    const text = [view, ...earlier].map(textOf).join()
    const message = lives.messages.get(deliveryId)
    if (!('user' in to)) {
      for (const [token] of text.matchAll(/reason\d+x/g))
        if (planned.get(token)?.seenIn !== 'digest') breaks.push(`the digest shows ${token}`)
      continue
    }
    const memberId = members.get(to.user)
    if (!message || !memberId) continue
    for (const [token] of text.matchAll(/reason\d+x/g)) {
      count += 1
      if (!mayRead(token, memberId, message)) breaks.push(`${to.user} reads ${token}, of ${planned.get(token)?.user}`)
    }
    for (const [, amount = ''] of text.matchAll(/(\d{9}) euros/g)) {
      count += 1
      const win = wins.get(amount)
      const isParty = win && parties.ofIntroduction(win.id, memberId).some((role) => role !== 'joined')
      if (!isParty) breaks.push(`${to.user} reads what was won, ${amount}`)
    }
  }
  return { rule: 'reasons and wins are read by who may only', figure: `${count} places`, breaks }
}
