import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from '../../../src/domain/commands/command.ts'
import { decodeCommand, encodeCommand } from '../../../src/domain/commands/command-code.ts'
import { type Chance, choose } from '../../simulation/chance.ts'
import { buttonsOf, readBlocks, stateOf, valuesOf } from '../../support/slack/screen.ts'
import type { Json } from '../../support/slack/server.ts'
import type { Fleet } from './fleet.ts'
import { directOf, type Posted, type RoughSlack, TEAM } from './rough-slack.ts'

// Askers and connectors, who do what people do where something does not answer: the same again, a moment later.

export type People = {
  /** An ask, from /whoknows until its connector has it. */
  ask(n: number): Promise<void>
  /** What somebody does about a message; called for each that comes. */
  reads(message: Posted): void
  /** Waits until nobody has anything left to do. */
  idle(): Promise<void>
  counts: { asked: number; answered: number; made: number; outcomes: number; again: number }
  /** What was said instead of an answer, and how often. */
  sorry(): Record<string, number>
  /** What somebody tried in vain. */
  stuck: string[]
  /** Outcomes that were answered as noted, by introduction. */
  noted: Map<string, string>
}

/** How often somebody tries. */
const TRIES = 60
const LOOK = 50

/** Who knows the company of an ask, counted from its asker. */
const KNOWERS = [1, 7]
export const userOf = (n: number) => `U${String(n).padStart(7, '0')}`
export const knowersOf = (n: number, members: number) => KNOWERS.map((step) => userOf((n + step) % members))

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ')
/** No two are alike. */
export function companyOf(n: number): string {
  const scattered = (n * 2_654_435 + 977) % SYLLABLES.length ** 4
  const syllable = (place: number) =>
    SYLLABLES[Math.floor(scattered / SYLLABLES.length ** place) % SYLLABLES.length] ?? ''
  return `${[0, 1, 2, 3].map(syllable).join('')} ${['Works', 'Foods', 'Energy', 'Media'][n % 4]}`
}

type Parts = { slack: RoughSlack; fleet: Fleet; chance: Chance; patience: number }

export function createPeople({ slack, fleet, chance, patience }: Parts): People {
  const tasks = new Set<Promise<void>>()
  const stuck: string[] = []
  const noted = new Map<string, string>()
  const counts = { asked: 0, answered: 0, made: 0, outcomes: 0, again: 0 }
  const begun = new Set<string>()

  const who = (user: string) => ({
    team: { id: TEAM, domain: 'chaos' },
    user: { id: user, username: user, team_id: TEAM },
  })

  /** Acts until it shows. */
  async function insist<T>(
    what: string,
    act: () => Promise<void>,
    seen: () => T | null | undefined | false,
  ): Promise<T> {
    for (let tries = 0; tries < TRIES; tries++) {
      if (tries > 0) counts.again += 1
      await act()
      const found = await until(seen, patience)
      if (found) return found
    }
    throw new Error(`Tried in vain: ${what}.`)
  }

  async function press(user: string, value: string, place: Json): Promise<void> {
    const action = { type: 'button', action_id: 'press-0', block_id: 'b', value, action_ts: '1.1' }
    const payload = {
      type: 'block_actions',
      trigger_id: slack.trigger(user),
      actions: [action],
      api_app_id: 'A0FOOTHOLD',
    }
    await fleet.interaction({ ...who(user), ...payload, ...place })
  }

  const besideMessage = (user: string): Json => ({
    container: { type: 'message', is_ephemeral: true, channel_id: 'C000000001' },
    response_url: slack.responseUrl(user),
  })
  const atMessage = (message: Posted): Json => ({
    container: { type: 'message', message_ts: message.ts, channel_id: directOf(message.user), is_ephemeral: false },
    response_url: slack.responseUrl(message.user),
    message: { ts: message.ts, blocks: message.blocks },
  })
  const inView = (view: Json): Json => ({ container: { type: 'view', view_id: view['id'] }, view })

  /** What is on a user's screen since it showed so much, the newest first. */
  function since(user: string, length: number) {
    const news = slack.screens(user).slice(length).toReversed()
    return news.filter(({ blocks }) => !SORRY.test(readBlocks(blocks)))
  }

  /** Presses a button on a message until it gets an answer, or the message says something else. */
  async function answerTo(message: Posted, command: Command, isDone: () => boolean): Promise<void> {
    const { user } = message
    const value = encodeButton(command)
    await insist(
      `${command.kind} by ${user}`,
      async () => {
        if (!isDone()) await press(user, value, atMessage(newest(message)))
      },
      isDone,
    )
  }

  /** A message may have come twice: the newest copy is the one that the bot knows. */
  const copiesOf = ({ delivery, user }: Posted) => slack.inbox(user).filter((one) => one.delivery === delivery)
  const newest = (message: Posted) => copiesOf(message).at(-1) ?? message
  const shows = (message: Posted, kind: Command['kind']) => commandOf(newest(message).blocks, kind) !== null

  async function ask(n: number): Promise<void> {
    const user = userOf(n)
    const from = slack.screens(user).length
    const found = await insist(
      `/whoknows by ${user}`,
      () => say(user, companyOf(n)),
      () => since(user, from).flatMap(({ blocks }) => commandOf(blocks, 'ask-form') ?? [])[0],
    )
    const form = await insist(
      `the form of ${user}`,
      () => press(user, encodeButton(found), besideMessage(user)),
      () => since(user, from).find(({ form: one }) => one)?.form,
    )
    const words = {
      about: 'I move freight.',
      why: `We think of you for reason${n}x.`,
      benefit: 'Half the freight costs.',
    }
    const note = await insist(
      `the note of ${user}`,
      () => submit(user, form, words),
      () => since(user, from).find(({ blocks }) => commandOf(blocks, 'send')),
    )
    const send = commandOf(note.blocks, 'send')
    if (!send) return
    counts.asked += 1
    await insist(
      `the request of ${user}`,
      () => press(user, encodeButton(send), note.view ? inView(note.view) : besideMessage(user)),
      () => begun.has(`request ${n}`),
    )
  }

  async function say(user: string, text: string): Promise<void> {
    await fleet.command({
      ...{
        command: '/whoknows',
        text,
        user_id: user,
        user_name: user,
        channel_id: 'C000000001',
        channel_name: 'general',
      },
      ...{ team_id: TEAM, team_domain: 'chaos', api_app_id: 'A0FOOTHOLD', is_enterprise_install: 'false' },
      ...{ response_url: slack.responseUrl(user), trigger_id: slack.trigger(user) },
    })
  }

  async function submit(user: string, view: Json, words: Record<string, string>): Promise<void> {
    const blocks = Array.isArray(view['blocks']) ? view['blocks'] : []
    const shown = valuesOf(blocks)
    const values = { ...shown, ...Object.fromEntries(Object.entries(words).filter(([name]) => name in shown)) }
    const filled = { ...view, state: { values: stateOf(blocks, values) } }
    await fleet.interaction({ ...who(user), type: 'view_submission', trigger_id: slack.trigger(user), view: filled })
  }

  /** A connector's answer, and what follows from it. */
  async function answerRequest(message: Posted, introductionId: string, n: number, nth: number): Promise<void> {
    const chosen = choose(chance('answer', n, nth), {
      accept: 0.5,
      'lend-name': 0.1,
      pass: 0.15,
      postpone: 0.1,
      silent: 0.15,
    })
    if (chosen === 'silent') return
    const command: Command =
      chosen === 'postpone' ? { kind: 'postpone', introductionId, days: 1 } : { kind: chosen, introductionId }
    if (chosen === 'postpone') {
      const from = slack.screens(message.user).length
      await answerTo(message, command, () => since(message.user, from).length > 0)
      counts.answered += 1
      return
    }
    await answerTo(message, command, () => !shows(message, 'accept'))
    counts.answered += 1
    if (chosen !== 'pass') await keepPromise(message, introductionId, n, nth)
  }

  async function keepPromise(message: Posted, introductionId: string, n: number, nth: number): Promise<void> {
    const kept = choose(chance('promise', n, nth), { made: 0.5, reaction: 0.25, 'take-back': 0.08, forget: 0.17 })
    if (kept === 'forget') return
    const isDone = () => !shows(message, 'made') && !shows(message, 'accept')
    if (kept === 'reaction') {
      const { user, ts } = newest(message)
      const item = { type: 'message', channel: directOf(user), ts }
      const reacted = { type: 'reaction_added', user, reaction: 'white_check_mark', item }
      await fleet.event({ ...reacted, item_user: 'U0FOOTHOLD', event_ts: '1.1' })
      await until(isDone, patience)
    }
    await answerTo(message, { kind: kept === 'take-back' ? 'take-back' : 'made', introductionId }, isDone)
    if (kept !== 'take-back') counts.made += 1
  }

  /** An asker's word on how it went. */
  async function answerFollowUp(message: Posted, introductionId: string): Promise<void> {
    const { user } = message
    const outcome = choose(chance('outcome', user, counts.outcomes % 7), { met: 0.3, lost: 0.2, won: 0.2, silent: 0.3 })
    if (outcome === 'silent') return
    const from = slack.screens(user).length
    if (outcome === 'won') {
      const form = await insist(
        `the form of a win of ${user}`,
        () => press(user, encodeButton({ kind: 'won-form', introductionId }), atMessage(message)),
        () => since(user, from).find(({ form: one }) => one)?.form,
      )
      const shown = slack.screens(user).length
      await insist(
        `the win of ${user}`,
        () => submit(user, form, { amount: '100 euros' }),
        () => since(user, shown).length > 0,
      )
    } else await answerTo(message, { kind: 'outcome', introductionId, outcome }, () => since(user, from).length > 0)
    noted.set(introductionId, outcome)
    counts.outcomes += 1
  }

  function begin(key: string, work: () => Promise<void>): void {
    if (begun.has(key)) return
    begun.add(key)
    const task = work().catch((error: unknown) => {
      stuck.push(String(error))
    })
    tasks.add(task)
    void task.finally(() => tasks.delete(task))
  }

  const answeredBefore = new Map<number, number>()

  return {
    async ask(n) {
      await ask(n).catch((error: unknown) => {
        stuck.push(String(error))
      })
    },
    reads(message) {
      const accept = commandOf(message.blocks, 'accept')
      const n = /reason(\d+)x/.exec(JSON.stringify(message.blocks))?.[1]
      if (accept?.kind === 'accept' && n !== undefined) {
        begun.add(`request ${n}`)
        const nth = answeredBefore.get(Number(n)) ?? 0
        begin(`${message.delivery}`, async () => {
          answeredBefore.set(Number(n), nth + 1)
          await answerRequest(message, accept.introductionId, Number(n), nth)
        })
      }
      const outcome = commandOf(message.blocks, 'outcome')
      if (outcome?.kind === 'outcome')
        begin(`outcome ${outcome.introductionId} ${message.delivery}`, async () => {
          if (!noted.has(outcome.introductionId)) await answerFollowUp(message, outcome.introductionId)
        })
    },
    async idle() {
      while (tasks.size > 0) await Promise.all(tasks)
    },
    counts,
    sorry() {
      const said = slack.allScreens().flatMap(({ blocks }) => SORRY.exec(readBlocks(blocks))?.[0] ?? [])
      return Object.fromEntries([...Map.groupBy(said, (one) => one)].map(([one, all]) => [one, all.length]))
    },
    stuck,
    noted,
  }
}

/** What is said instead of an answer. */
const SORRY = /nothing was changed|went wrong|not ready|takes longer|cannot see just now|One moment/i

function commandOf(blocks: Json[], kind: Command['kind']): Command | null {
  for (const { value } of buttonsOf(blocks)) {
    if (!value.startsWith('1|')) continue
    const command = decodeCommand(value)
    if (command.kind === kind) return command
  }
  return null
}

function encodeButton(command: Command): string {
  return encodeCommand(command as Parameters<typeof encodeCommand>[0])
}

async function until<T>(seen: () => T | null | undefined | false, within: number): Promise<T | null> {
  const end = Date.now() + within
  for (;;) {
    const found = seen()
    if (found) return found
    if (Date.now() > end) return null
    await pause(LOOK)
  }
}
