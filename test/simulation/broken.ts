import { textOf } from '../support/platform.ts'
import type { Introduction, Lives } from './lives.ts'
import type { PlannedMember } from './plan.ts'
import type { Shown } from './rough-platform.ts'
import type { Run } from './simulate.ts'

/** A simulation as it would have been had a rule been broken. */
type Broken = { run: Run; lives: Lives }

// One break for each rule, in what a simulation left that kept them all: so that each is seen to find something.

export const BREAKS: { rule: string; does: string; breaks(whole: Broken): Broken }[] = [
  {
    rule: 'no connector is asked more often in a month than their budget',
    does: 'ask somebody with a budget of none',
    breaks: (whole) => withMember(whole, { budget: 0 }),
  },
  {
    rule: 'nobody is asked while snoozed, or about or for a no-go',
    does: 'ask somebody who is snoozed',
    breaks: (whole) => withMember(whole, { snooze: 30 }),
  },
  {
    rule: 'nobody is asked while snoozed, or about or for a no-go',
    does: 'ask about a company that is a no-go',
    breaks: (whole) => withMember(whole, { noGo: { company: askOf(whole, request(whole)).target, teammate: '' } }),
  },
  {
    rule: 'nobody is asked while snoozed, or about or for a no-go',
    does: 'ask for a teammate who is a no-go',
    breaks(whole) {
      const asker = request(whole).events.find(({ event }) => event === 'ask')?.memberId
      const user = whole.lives.users.get(asker ?? '')
      const { name } = found(whole.run.plan.members.find((one) => one.user === user))
      return withMember(whole, { noGo: { company: '', teammate: name } })
    },
  },
  {
    rule: 'nobody is messaged in their quiet hours or on days off',
    does: 'tell somebody whose every hour but one is quiet',
    breaks: (whole) => withMember(whole, { quietFrom: 0, quietUntil: 23, timeZone: 'Etc/UTC' }),
  },
  {
    rule: 'no two promises to introduce one person at a time',
    does: 'promise the same twice',
    breaks: (whole) => withIntroduction(whole, promised(whole), (one) => [one, { ...one, id: 'another' }]),
  },
  {
    rule: 'nobody is asked about a person whom another ask is after at that time',
    does: 'ask for another ask too',
    breaks: (whole) =>
      withIntroduction(whole, request(whole), (one) => [one, { ...one, id: 'another', askId: 'another' }]),
  },
  {
    rule: 'every introduction made is followed to an answer or its third reminder',
    does: 'never ask how it went',
    breaks(whole) {
      const made = found(whole.lives.introductions.find(({ spans }) => spans.at(-1)?.state === 'met'))
      const { lives, run } = withIntroduction(whole, made, (one) => [
        { ...one, events: one.events.filter(({ event }) => !['met', 'won', 'lost', 'no-reply'].includes(event)) },
      ])
      const messages = [...lives.messages].filter(
        ([, { kind, subjectId }]) => kind !== 'follow-up' || subjectId !== made.id,
      )
      return { run, lives: { ...lives, messages: new Map(messages) } }
    },
  },
  {
    rule: 'at the end nothing is left waiting',
    does: 'leave a request waiting',
    breaks: (whole) => withIntroduction(whole, request(whole), (one) => [{ ...one, state: 'asked' }]),
  },
  {
    rule: 'funnel: asks',
    does: 'keep no audit of an ask',
    breaks: ({ run, lives }) => ({
      run,
      lives: { ...lives, asks: lives.asks.map((ask, n) => (n === 0 ? { ...ask, events: [] } : ask)) },
    }),
  },
  {
    rule: 'funnel: requests',
    does: 'keep no audit of a request',
    breaks: (whole) => withIntroduction(whole, request(whole), (one) => [{ ...one, events: [] }]),
  },
  {
    rule: 'funnel: promised, or made at once',
    does: 'end a promise as a pass',
    breaks: (whole) =>
      withIntroduction(whole, promised(whole), (one) => [
        { ...one, spans: [...one.spans, { state: 'passed', from: new Date(0), until: null }] },
      ]),
  },
  {
    rule: 'funnel: introduced',
    does: 'count one that was passed',
    breaks: (whole) =>
      withIntroduction(whole, found(whole.lives.introductions.find(({ state }) => state === 'passed')), (one) => [
        { ...one, state: 'won' },
      ]),
  },
  {
    rule: 'funnel: asks asked',
    does: 'leave an ask pursued',
    breaks(whole) {
      const { id } = askOf(whole, request(whole))
      const asks = whole.lives.asks.map((ask) => (ask.id === id ? { ...ask, status: 'pursued' } : ask))
      return { run: whole.run, lives: { ...whole.lives, asks } }
    },
  },
  {
    rule: 'every introduction is where its audit led it',
    does: 'move one without audit',
    breaks: (whole) => withIntroduction(whole, request(whole), (one) => [{ ...one, state: 'suggested' }]),
  },
  {
    rule: 'every message went to whom it was for',
    does: 'send a request to somebody else',
    breaks: (whole) => toStranger(whole, /reason/),
  },
  {
    rule: 'reasons and wins are read by who may only',
    does: 'show a reason to somebody else',
    breaks: (whole) => toStranger(whole, /reason/),
  },
  {
    rule: 'reasons and wins are read by who may only',
    does: 'show what was won to somebody else',
    breaks: (whole) => toStranger(whole, /\d{9} euros/),
  },
  {
    rule: 'each message shows once',
    does: 'show one again',
    breaks: (whole) => withShown(whole, (shown) => [...shown, ...shown.slice(0, 1)]),
  },
  {
    rule: 'no Command and no tick ends in a bug',
    does: 'end in one',
    breaks: ({ run, lives }) => ({ run: { ...run, scene: { ...run.scene, faults: [new Error('A bug.')] } }, lives }),
  },
]

function found<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('The simulation left nothing of that kind.')
  return one
}

/** A request that reached its connector, who had not offered. */
function request({ lives }: Broken): Introduction {
  const reached = new Set(
    [...lives.messages.values()].filter(({ kind }) => kind === 'request').map((one) => one.subjectId),
  )
  return found(
    lives.introductions.find(({ id, events }) => reached.has(id) && !events.some(({ event }) => event === 'offer')),
  )
}

function promised({ lives }: Broken): Introduction {
  return found(lives.introductions.find(({ events }) => events.some(({ event }) => event === 'accept')))
}

function askOf({ lives }: Broken, { askId }: Introduction) {
  return found(lives.asks.find(({ id }) => id === askId))
}

/** The connector of a request, with other settings. */
function withMember(whole: Broken, settings: Partial<PlannedMember>): Broken {
  const { run, lives } = whole
  const user = lives.users.get(request(whole).connectorId)
  const members = run.plan.members.map((one) => (one.user === user ? { ...one, ...settings } : one))
  return { run: { ...run, plan: { ...run.plan, members } }, lives }
}

function withIntroduction(
  { run, lives }: Broken,
  { id }: Introduction,
  become: (one: Introduction) => Introduction[],
): Broken {
  return {
    run,
    lives: { ...lives, introductions: lives.introductions.flatMap((one) => (one.id === id ? become(one) : [one])) },
  }
}

function withShown({ run, lives }: Broken, become: (shown: readonly Shown[]) => Shown[]): Broken {
  const { scene } = run
  const platform = { ...scene.platform, shown: become(scene.platform.shown) }
  return { run: { ...run, scene: { ...scene, platform } }, lives }
}

/** The first message of an introduction with such words, at somebody who has nothing to do with its ask. */
function toStranger(whole: Broken, words: RegExp): Broken {
  const { run, lives } = whole
  const told = found(
    run.scene.platform.shown.find(
      ({ to, view, earlier, deliveryId }) =>
        'user' in to &&
        lives.messages.get(deliveryId)?.kind === (words.source.includes('euros') ? 'told-won' : 'request') &&
        words.test([view, ...earlier].map(textOf).join()),
    ),
  )
  const { askId } = found(lives.introductions.find(({ id }) => id === lives.messages.get(told.deliveryId)?.subjectId))
  const ask = found(lives.asks.find(({ id }) => id === askId))
  const near = new Set([
    ...[ask.askerId, ...ask.events.map(({ memberId }) => memberId)],
    ...lives.introductions.filter((one) => one.askId === askId).map(({ connectorId }) => connectorId),
  ])
  const [, user] = found([...lives.users].find(([id]) => !near.has(id)))
  return withShown(whole, (shown) => shown.map((one) => (one === told ? { ...one, to: { ...one.to, user } } : one)))
}
