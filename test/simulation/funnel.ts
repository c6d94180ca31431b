import type { Finding } from './checks.ts'
import { type Introduction, type Lives, MADE } from './lives.ts'
import type { Run } from './simulate.ts'

/** A line of the funnel and what it splits into. */
type Line = { what: string; count: number; parts: Record<string, number> }

/**
 * The way of all asks to their end. The left of each line is counted in the tables, the right in the audit, so that
 * the two must agree: when all has ended, nothing is left unanswered.
 */
function readFunnel({ introductions, asks }: Lives): Line[] {
  const splits = (what: string, count: number, parts: (string | null)[]): Line => {
    const counted: Record<string, number> = {}
    for (const part of parts) if (part !== null) counted[part] = (counted[part] ?? 0) + 1
    return { what, count, parts: counted }
  }
  const isMade = ({ state }: Introduction) => MADE.some((one) => one === state)
  const madeBy = introductions.map(({ spans }) => spans.some(({ state }) => state === 'introduced'))
  const askedFor = new Set(introductions.map(({ askId }) => askId))
  return [
    splits(
      'asks',
      asks.length,
      asks.map(({ events }) =>
        events.some(({ event }) => event === 'open')
          ? events.some(({ event }) => event === 'pursue')
            ? 'asked'
            : 'kept open'
          : null,
      ),
    ),
    splits(
      'requests',
      introductions.length,
      introductions.map((one) => firstAnswer(one)),
    ),
    splits(
      'promised, or made at once',
      introductions.filter((one) => PROMISES.includes(firstAnswer(one) ?? '')).length,
      introductions.map((one, n) => {
        if (!PROMISES.includes(firstAnswer(one) ?? '')) return null
        const last = one.spans.at(-1)?.state ?? ''
        if (MADE.some((state) => state === last)) return 'introduced'
        if (!BROKEN.includes(last)) return null
        return madeBy[n] ? `taken back, then ${last}` : last
      }),
    ),
    splits(
      'introduced',
      introductions.filter(isMade).length,
      introductions.map(({ spans }) => {
        const last = spans.at(-1)?.state ?? ''
        return MADE.some((state) => state === last) ? last : null
      }),
    ),
    splits(
      'asks asked',
      askedFor.size,
      asks.map(({ id, status }) => (askedFor.has(id) && ENDED.includes(status) ? status : null)),
    ),
  ]
}

const PROMISES = ['accepted', 'lent-name', 'made at once']
/** How a promise ends that is not kept, and how an ask ends. */
const BROKEN = ['cancelled', 'timed-out']
const ENDED = ['fulfilled', 'closed', 'expired']

/** What a connector first answered, or what came instead. */
const ANSWERS: Record<string, string> = {
  accept: 'accepted',
  'lend-name': 'lent-name',
  pass: 'passed',
  redirect: 'redirected',
  silence: 'silent',
  made: 'made at once',
  cancel: 'withdrawn or released',
}

function firstAnswer({ events }: Introduction): string | null {
  return ANSWERS[events.find(({ event }) => Object.hasOwn(ANSWERS, event))?.event ?? ''] ?? null
}

export function checkFunnel(run: Run, lives: Lives): Finding[] {
  const lines = readFunnel(lives)
  const differ = lives.introductions.filter(({ spans, state }) => spans.at(-1)?.state !== state)
  return [
    ...lines.map(({ what, count, parts }) => {
      const sum = Object.values(parts).reduce((all, part) => all + part, 0)
      const figure = `${count} = ${Object.entries(parts)
        .toSorted(([, a], [, b]) => b - a)
        .map(([part, number]) => `${number} ${part}`)
        .join(' + ')}`
      return { rule: `funnel: ${what}`, figure, breaks: sum === count ? [] : [`the parts make ${sum}`] }
    }),
    {
      rule: 'every introduction is where its audit led it',
      figure: `${lives.introductions.reduce((sum, one) => sum + one.events.length, 0)} events`,
      breaks: differ.map(
        ({ id, spans, state }) => `${run.names.of(id)}: ${state}, by its audit ${spans.at(-1)?.state}`,
      ),
    },
  ]
}
