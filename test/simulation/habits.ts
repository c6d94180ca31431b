import type { Reply } from '../../src/app/ports/platform.ts'
import type { Command } from '../../src/domain/commands/command.ts'
import { decodeCommand, encodeCommand } from '../../src/domain/commands/command-code.ts'
import type { View } from '../../src/views/view.ts'
import { buttonsOf } from '../support/platform.ts'
import { choose } from './chance.ts'
import type { Plan, PlannedAsk } from './plan.ts'
import type { Shown } from './rough-platform.ts'
import type { Scene } from './scene.ts'

// What members do, by chances that depend on who they are and what it is about, never on what was drawn before.

/** A message a member reads. `id` is its subject's, `subject` names that alike in every run, and `about` this message. */
type News = { user: string; kind: string; id: string; subject: string; about: string; message: Shown }

/** An introduction that somebody asked for just now. */
type Asked = { user: string; id: string; askId: string; about: string }

export type Habits = {
  /** What an asker does by themselves about an introduction they asked for. */
  asked(asked: Asked): void
  readDigest(view: View, nameOf: (id: string) => string): void
  /** A planned ask, from /whoknows to its form and what is asked back. */
  ask(asked: PlannedAsk, attempt: number): Promise<void>
  /** What somebody does about a message, now or later. */
  read(news: News): void
}

const HOUR = 60
const DAY = 24 * HOUR

export function createHabits(scene: Scene, plan: Plan): Habits {
  const { chance, does } = scene
  const end = plan.days * DAY
  const isOver = () => scene.now().getTime() >= start + end * 60_000
  const start = scene.now().getTime()

  /** Presses a button of that kind in an answer; `nth` of several. Null when it has none. */
  async function press(user: string, reply: Reply, kind: Command['kind'], key: string, nth = 0): Promise<Reply | null> {
    if (reply.kind !== 'view') return null
    const found = buttonsIn(reply.view, kind)
    const command = found[Math.min(nth, found.length - 1)]
    return command ? await does(user, command, key) : null
  }

  async function fill(user: string, reply: Reply, values: Record<string, string>, key: string): Promise<Reply> {
    if (reply.kind !== 'form') return reply
    const shown = Object.fromEntries(reply.form.fields.map((field) => [field.name, field.value ?? '']))
    return await does(user, { ...reply.form.submit, values: { ...shown, ...values } }, key)
  }

  async function ask(asked: PlannedAsk, attempt: number): Promise<void> {
    const { user, company, token, seenIn } = asked
    const key = `${token} ${attempt}`
    const drawn = (...names: (string | number)[]) => chance('ask', user, key, ...names)
    const answer = await does(user, { kind: 'whoknows', text: company }, `${key} whoknows`)
    const nth = drawn('which') < 0.7 ? 0 : 1
    const form =
      (await press(user, answer, 'ask-form', `${key} ask-form`, nth)) ??
      (await press(user, answer, 'keep-form', `${key} keep-form`))
    if (!form) return
    const words = { about: 'I move freight.', why: `We think of you for ${token}.`, benefit: 'Half the freight costs.' }
    const note = await fill(user, form, words, `${key} form`)
    const reply = (await press(user, note, 'send', `${key} send`, seenIn === 'digest' ? 1 : 0)) ?? note
    const decided = choose(drawn('question'), { join: 0.35, alone: 0.5, wait: 0.05, leave: 0.1 })
    const answered =
      decided === 'join'
        ? await press(user, reply, 'join-ask', `${key} join`)
        : decided === 'alone'
          ? await press(user, reply, 'ask-anyway', `${key} anyway`)
          : null
    // Asked alone, a second question may come: about a connector who is asked already.
    if (answered && decided === 'alone' && drawn('second') < 0.5)
      await press(user, answered, 'ask-anyway', `${key} anyway twice`)
    if (drawn('retry') < 0.35 && attempt < 3)
      scene.plan((3 + 25 * drawn('retry-when')) * DAY, user, `${key} retry`, async () => {
        if (!isOver()) await ask(asked, attempt + 1)
      })
  }

  const rules: Record<string, (news: News) => void> = {
    request: (news) =>
      answer(news, { accept: 0.4, 'lend-name': 0.1, pass: 0.14, redirect: 0.06, later: 0.1, silent: 0.2 }),
    nudge: (news) =>
      answer(news, { accept: 0.3, 'lend-name': 0.05, pass: 0.15, redirect: 0.05, later: 0.05, silent: 0.4 }),
    due: (news) => answer(news, { accept: 0.4, 'lend-name': 0.1, pass: 0.15, redirect: 0.05, later: 0, silent: 0.3 }),
    reminder: (news) => keepPromise(news, { made: 0.45, 'take-back': 0.1, forget: 0.45 }),
    promise: (news) => {
      const does = habit(news)
      does.maybe(0.25, 'thank', 2 * HOUR, DAY, { kind: 'thank', introductionId: news.id })
      does.maybe(0.2, 'made', DAY, 8 * DAY, { kind: 'made', introductionId: news.id })
      does.maybe(0.05, 'withdraw', DAY, 3 * DAY, { kind: 'withdraw', introductionId: news.id })
    },
    'follow-up': (news) => {
      const { introductionId } = { introductionId: news.id }
      const does = habit(news)
      const won: Command = { kind: 'won', introductionId, values: { amount: `${amountOf(news.subject)} euros` } }
      const outcome = choose(does.drawn('outcome'), { met: 0.3, won: 0.12, lost: 0.12, 'no-reply': 0.16, silent: 0.3 })
      if (outcome === 'silent') return
      const said: Command = outcome === 'won' ? won : { kind: 'outcome', introductionId, outcome }
      does.later('outcome', 10, 2 * DAY, said)
      if (outcome === 'met') {
        if (does.drawn('after') < 0.4) does.later('after', 3 * DAY, 15 * DAY, won)
        else does.maybe(0.3, 'lost', 3 * DAY, 15 * DAY, { kind: 'outcome', introductionId, outcome: 'lost' })
      }
      does.maybe(0.5, 'thank', HOUR, 3 * DAY, { kind: 'thank', introductionId })
    },
    introduced: (news) => {
      const { introductionId } = { introductionId: news.id }
      // Only who confirmed may take it back: from everybody else it is refused.
      habit(news).maybe(0.05, 'undo', 2, 9, { kind: 'undo-made', introductionId })
      habit(news).maybe(0.3, 'thank', HOUR, DAY, { kind: 'thank', introductionId })
    },
    'join-wish': ({ user, message, about }) => {
      scene.plan(30 + 2 * DAY * chance('wish', user, about), user, `wish ${about}`, async () => {
        const answers = buttonsIn(message.view, 'answer-wish')
        const command = answers[chance('joins', user, about) < 0.6 ? 0 : 1]
        if (command) await does(user, command, `wish ${about}`)
      })
    },
    watch: ({ user, message, about }) => {
      scene.plan(30 + 2 * DAY * chance('watch', user, about), user, `watch ${about}`, async () => {
        const kind = chance('offers', user, about) < 0.5 ? 'offer' : 'not-now'
        for (const [nth, command] of buttonsIn(message.view, kind).entries())
          await does(user, command, `watch ${about} ${kind} ${nth}`)
      })
    },
  }

  function habit({ user, kind, about }: Pick<News, 'user' | 'kind' | 'about'>) {
    const drawn = (...names: (string | number)[]) => chance('habit', user, about, kind, ...names)
    const later = (name: string, from: number, until: number, command: Command) =>
      scene.plan(from + (until - from) * drawn(name, 'when'), user, `${about} ${kind} ${name}`, () =>
        does(user, command, `${about} ${kind} ${name}`),
      )
    return {
      drawn,
      later,
      maybe(share: number, name: string, from: number, until: number, command: Command) {
        if (drawn(name, 'whether') < share) later(name, from, until, command)
      },
    }
  }

  type Answer = 'accept' | 'lend-name' | 'pass' | 'redirect' | 'later' | 'silent'

  function answer(news: News, shares: Record<Answer, number>): void {
    const { user, id: introductionId, about, kind } = news
    const { drawn } = habit(news)
    const chosen = choose(drawn('answer'), shares)
    const days = [1, 3, 7] as const
    const given: Record<Exclude<Answer, 'silent'>, Command> = {
      accept: { kind: 'accept', introductionId },
      'lend-name': { kind: 'lend-name', introductionId },
      pass: { kind: 'pass', introductionId },
      redirect: {
        kind: 'redirect',
        introductionId,
        values: { teammate: plan.members[Math.floor(drawn('teammate') * plan.members.length)]?.name ?? '' },
      },
      later: { kind: 'postpone', introductionId, days: days[Math.floor(drawn('days') * 3)] ?? 1 },
    }
    if (chosen === 'silent') return
    scene.plan(10 + 30 * HOUR * drawn('when'), user, `${about} ${kind}`, async () => {
      const key = `${about} ${kind} ${chosen}`
      const reply = await does(user, given[chosen], key)
      // A doubtful tie is asked about first.
      if (await press(user, reply, 'know', `${key} know`, 3)) await does(user, given[chosen], `${key} again`)
      if (chosen === 'accept') keepPromise(news, { made: 0.55, 'take-back': 0.08, forget: 0.37 })
      if (chosen === 'pass' && drawn('reason') < 0.4)
        await does(user, { kind: 'reason', introductionId, values: { reason: 'not-now', words: '' } }, `${key} reason`)
    })
  }

  function keepPromise(news: News, shares: Record<'made' | 'take-back' | 'forget', number>): void {
    const { user, id: introductionId, about, kind, message } = news
    const { drawn, later } = habit(news)
    const chosen = choose(drawn('promise'), shares)
    if (chosen === 'take-back') later('take-back', DAY, 5 * DAY, { kind: 'take-back', introductionId })
    if (chosen !== 'made') return
    scene.plan(HOUR + 6 * DAY * drawn('made'), user, `${about} ${kind} made`, async () => {
      const made: Command = drawn('reacts') < 0.3 ? reaction(message, '✅') : { kind: 'made', introductionId }
      await does(user, made, `${about} ${kind} made`)
      if (drawn('undo') < 0.06)
        scene.plan(1 + 8 * drawn('undo-when'), user, `${about} ${kind} undo`, async () => {
          await does(user, { kind: 'undo-made', introductionId }, `${about} ${kind} undo`)
          if (drawn('after-all') < 0.6) later('after-all', HOUR, 3 * DAY, { kind: 'made', introductionId })
        })
    })
  }

  /**
   * A reaction on what a message looks like last: of one that its platform showed and did not say so, the bot knows only
   * the copy it sent after. Its buttons work on either.
   */
  function reaction({ deliveryId, ref }: Shown, emoji: string): Command {
    const { channel, message } = scene.platform.shown.findLast((one) => one.deliveryId === deliveryId)?.ref ?? ref
    return { kind: 'react', channel, message, emoji }
  }

  function asked({ user, id: introductionId, askId, about }: Asked): void {
    const { maybe } = habit({ user, about, kind: 'asked' })
    maybe(0.2, 'remind', DAY, 3 * DAY, { kind: 'remind', introductionId })
    maybe(0.05, 'withdraw', 3 * HOUR, 4 * DAY, { kind: 'withdraw', introductionId })
    maybe(0.04, 'close', 3 * HOUR, 6 * DAY, { kind: 'close', askId })
  }

  /** Of those who read the digest one or another knows somebody for an ask in it, says so, and offers. */
  function readDigest(view: View, nameOf: (id: string) => string): void {
    for (const command of buttonsIn(view, 'log-form')) {
      if (command.kind !== 'log-form') continue
      const about = `digest of ${scene.now().toISOString()} ${nameOf(command.askId)}`
      if (chance('helps', about) >= 0.3) continue
      const tie = plan.ties[Math.floor(chance('helper', about) * plan.ties.length)]
      if (!tie) continue
      const { user, name, title, how, rating } = tie
      scene.plan(HOUR + DAY * chance('helps-when', about), user, about, async () => {
        const form = await does(user, command, `${about} form`)
        const reply = await fill(user, form, { name, title, how, rating, organization: command.target }, `${about} log`)
        await press(user, reply, 'offer', `${about} offer`)
      })
    }
  }

  return { ask, asked, readDigest, read: (news) => rules[news.kind]?.(news) }
}

function buttonsIn(view: View, kind: Command['kind']): Command[] {
  return buttonsOf(view)
    .filter(({ button }) => button.command.kind === kind)
    .map(({ button }) => decodeCommand(encodeCommand(button.command)))
}

/** A number of a win by which its words are found again: no two introductions share one. */
export function amountOf(about: string): string {
  return `${[...about].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 900_000_000, 7) + 100_000_000}`
}
