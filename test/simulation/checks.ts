import { checkFunnel } from './funnel.ts'
import { type Introduction, type Lives, MADE, PROMISED, stretches, UNDER_WAY } from './lives.ts'
import type { PlannedMember } from './plan.ts'
import { checkReaders } from './readers.ts'
import { type Run, START } from './simulate.ts'

const DAY = 24 * 3600_000

/** A rule that held, or where it did not: a sentence for each break. */
export type Finding = { rule: string; figure: string; breaks: string[] }

/** Holds a simulation that has ended against the rules, by what its tables and its audit told and its platform shows. */
export function checkRun(run: Run, lives: Lives): Finding[] {
  return [
    checkBudgets(run, lives),
    checkNoGos(run, lives),
    checkQuiet(run, lives),
    ...checkApproaches(run, lives),
    checkFollowed(run, lives),
    checkEnded(run, lives),
    ...checkFunnel(run, lives),
    ...checkReaders(run, lives),
    checkShownOnce(run),
    {
      rule: 'no Command and no tick ends in a bug',
      figure: `${run.scene.counts.commands} Commands, ${run.ticks} ticks`,
      breaks: run.scene.faults.map((fault) => JSON.stringify(fault, Object.getOwnPropertyNames(fault)).slice(0, 400)),
    },
  ]
}

/** What a zone's clocks show, by a way of its own: the product's is what is checked. */
function wallClock(at: Date, timeZone: string): { month: string; hour: number; weekday: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    hour: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return { month: `${part('year')}-${part('month')}`, hour: Number(part('hour')), weekday: part('weekday') }
}

/** Who offered themselves: the connector's own doing. */
function isVolunteered({ events }: Introduction): boolean {
  return events.some(({ event }) => event === 'offer')
}

function membersByUser({ plan }: Run): Map<string, PlannedMember> {
  return new Map(plan.members.map((one) => [one.user, one]))
}

/** Counted by the requests that reached their connector, in the month they were asked in. */
function checkBudgets(run: Run, lives: Lives): Finding {
  const members = membersByUser(run)
  const requested = new Set(
    [...lives.messages.values()].filter(({ kind }) => kind === 'request').map((one) => one.subjectId),
  )
  const asked = new Map<string, number>()
  for (const one of lives.introductions) {
    const member = members.get(lives.users.get(one.connectorId) ?? '')
    if (!member || isVolunteered(one) || !requested.has(one.id)) continue
    const key = `${member.user} ${wallClock(one.askedAt, member.timeZone).month}`
    asked.set(key, (asked.get(key) ?? 0) + 1)
  }
  const breaks = [...asked].flatMap(([key, count]) => {
    const budget = members.get(key.split(' ')[0] ?? '')?.budget ?? 0
    return count > budget ? [`${key}: asked ${count} times with a budget of ${budget}`] : []
  })
  const spent = [...asked].filter(([key, count]) => count === members.get(key.split(' ')[0] ?? '')?.budget).length
  const figure = `${asked.size} months of connectors with asks, ${spent} with the whole budget spent`
  return { rule: 'no connector is asked more often in a month than their budget', figure, breaks }
}

/** What members said at the start holds for all that follows, whoever asks: a teammate, or the clock. */
function checkNoGos(run: Run, lives: Lives): Finding {
  const members = membersByUser(run)
  const asks = new Map(lives.asks.map((one) => [one.id, one]))
  const breaks: string[] = []
  for (const one of lives.introductions) {
    const member = members.get(lives.users.get(one.connectorId) ?? '')
    if (!member || isVolunteered(one)) continue
    const { snooze, noGo } = member
    const asker = one.events.find(({ event }) => event === 'ask')?.memberId
    const askerName = members.get(lives.users.get(asker ?? '') ?? '')?.name
    const why = [
      snooze !== null && one.askedAt.getTime() < START.getTime() + snooze * DAY ? 'snoozed' : null,
      noGo?.company && asks.get(one.askId)?.target === noGo.company ? `never ${noGo.company}` : null,
      noGo?.teammate && askerName === noGo.teammate ? `never for ${askerName}` : null,
    ].filter((reason) => reason !== null)
    if (why.length > 0) breaks.push(`${run.names.of(one.id)}: ${why.join(', ')}`)
  }
  const figure = `${run.plan.members.filter(({ noGo }) => noGo).length} members with no-gos, ${run.plan.members.filter(({ snooze }) => snooze).length} snoozed`
  return { rule: 'nobody is asked while snoozed, or about or for a no-go', figure, breaks }
}

/** Answers to what their reader does at that moment. */
const ANSWERS = ['confirmed', 'imported', 'won-offer', 'digest-hint']

function checkQuiet(run: Run, lives: Lives): Finding {
  const members = membersByUser(run)
  const offered = new Set(lives.introductions.filter(isVolunteered).map(({ id }) => id))
  const breaks: string[] = []
  let count = 0
  for (const { to, at, deliveryId, view } of run.scene.platform.shown) {
    const member = 'user' in to ? members.get(to.user) : undefined
    const message = lives.messages.get(deliveryId)
    if (!member || !message || ANSWERS.includes(message.kind)) continue
    if (message.kind === 'request' && offered.has(message.subjectId)) continue
    count += 1
    const { quietFrom, quietUntil, timeZone } = member
    if (quietFrom === quietUntil) continue
    const { hour, weekday } = wallClock(at, timeZone)
    const isQuiet =
      quietFrom < quietUntil ? hour >= quietFrom && hour < quietUntil : hour >= quietFrom || hour < quietUntil
    if (isQuiet || weekday === 'Sat' || weekday === 'Sun')
      breaks.push(
        `${member.user} (quiet ${quietFrom}–${quietUntil}) got “${view.summary}” ${weekday} at ${hour}, ${timeZone}`,
      )
  }
  return { rule: 'nobody is messaged in their quiet hours or on days off', figure: `${count} messages`, breaks }
}

/** One person outside: at most one promise at a time; and requests at one time only for one ask. */
function checkApproaches(run: Run, { introductions }: Lives): Finding[] {
  const people = [...Map.groupBy(introductions, ({ personId }) => personId).values()].filter((all) => all.length > 1)
  const clashes = (states: readonly string[], differ: (a: Introduction, b: Introduction) => boolean) =>
    people.flatMap((all) =>
      all.flatMap((one, n) =>
        all
          .slice(n + 1)
          .filter((other) => differ(one, other) && overlap(stretches(one, states), stretches(other, states)))
          .map((other) => `${run.names.of(one.id)}, and ${run.names.of(other.id)}`),
      ),
    )
  const figure = `${people.length} people asked about more than once`
  return [
    {
      rule: 'no two promises to introduce one person at a time',
      figure,
      breaks: clashes(PROMISED, () => true),
    },
    {
      rule: 'nobody is asked about a person whom another ask is after at that time',
      figure,
      breaks: clashes(UNDER_WAY, (a, b) => a.askId !== b.askId),
    },
  ]
}

type Stretch = { from: Date; until: Date | null }

function overlap(some: Stretch[], others: Stretch[]): boolean {
  const ends = ({ until }: Stretch) => until?.getTime() ?? Number.POSITIVE_INFINITY
  return some.some((a) => others.some((b) => a.from.getTime() < ends(b) && b.from.getTime() < ends(a)))
}

/** How often an asker is asked how it went. */
const FOLLOW_UPS = 3

function checkFollowed(run: Run, lives: Lives): Finding {
  const asked = Map.groupBy(
    [...lives.messages.values()].filter(({ kind }) => kind === 'follow-up'),
    ({ subjectId }) => subjectId,
  )
  const made = lives.introductions.filter(
    ({ spans }) => spans.at(-1) && MADE.some((state) => state === spans.at(-1)?.state),
  )
  const answered = made.filter(isAnswered)
  const reminded = made.filter((one) => !isAnswered(one) && (asked.get(one.id)?.length ?? 0) >= FOLLOW_UPS)
  const lost = made.filter((one) => !answered.includes(one) && !reminded.includes(one))
  return {
    rule: 'every introduction made is followed to an answer or its third reminder',
    figure: `${made.length} made: ${answered.length} answered, ${reminded.length} reminded three times`,
    breaks: lost.map(
      ({ id, state }) => `${run.names.of(id)}, ${state}: asked ${asked.get(id)?.length ?? 0} times how it went`,
    ),
  }
}

/** Whether its asker said how it ended: "no reply yet" before the last day is no end. */
function isAnswered({ events }: Introduction): boolean {
  return events.some(({ event, memberId }) => ['met', 'won', 'lost', 'no-reply'].includes(event) && memberId !== null)
}

/** Long after the last act nothing is left waiting. */
function checkEnded(run: Run, { introductions, asks }: Lives): Finding {
  const waiting = [...UNDER_WAY, 'suggested', 'introduced']
  const left = introductions.filter(({ state }) => waiting.includes(state))
  const alive = asks.filter(({ status }) => status === 'open' || status === 'pursued')
  return {
    rule: 'at the end nothing is left waiting',
    figure: `${introductions.length} introductions, ${asks.length} asks`,
    breaks: [...left, ...alive].map((one) => `${run.names.of(one.id)}: ${'state' in one ? one.state : one.status}`),
  }
}

/** A message shows once, and once more only for each time its platform showed it and did not say so. */
function checkShownOnce({ scene }: Run): Finding {
  const { shown, failed } = scene.platform
  const times = Map.groupBy(shown, ({ deliveryId }) => deliveryId)
  const breaks = [...times].flatMap(([deliveryId, all]) =>
    all.length > 1 + (failed.unanswered.get(deliveryId) ?? 0)
      ? [`“${all[0]?.view.summary}” came ${all.length} times`]
      : [],
  )
  return { rule: 'each message shows once', figure: `${times.size} messages, shown ${shown.length} times`, breaks }
}
