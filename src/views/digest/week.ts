import type { DigestPart } from '../../domain/digest/digest.ts'
import { sayCount } from '../format.ts'
import { buttonRow, turns } from '../turns.ts'
import type { Button, Node, View } from '../view.ts'
import { placeOf, type ShownAsk } from './shown-ask.ts'

// What the digest tells of its week: what was made, and what ran out.

export type Week = {
  /** `thanks` names who introduced them, if they allow it. */
  introduced: { asker: string; target: string; thanks: string | null }[]
  /** Introductions whose ask only its connectors may see. */
  untold: number
  unfilled: ShownAsk[]
  since: Date
  until: Date
}

/** Introductions and unfilled asks named in the digest; all are in lists of their own. */
const NAMED = 8
/** Those on a page of such a list. */
const ON_PAGE = 20

/** Whether there is nothing to tell of a week. */
export function isQuiet({ introduced, untold, unfilled }: Week): boolean {
  return introduced.length + untold + unfilled.length === 0
}

/** A week in the digest. */
export function weekNodes(week: Week): Node[] {
  const { introduced, untold, unfilled } = week
  return [
    ...section('Introduced this week', [
      ...introduced.slice(0, NAMED).map(sayIntroduced),
      ...(untold > 0
        ? [`${sayCount(untold, 'introduction stays', 'introductions stay')} between those concerned`]
        : []),
    ]),
    ...restButton('introduced', introduced.length, week),
    ...section('Still without a way in', [
      ...unfilled.slice(0, NAMED).map(sayUnfilled),
      ...(unfilled.length > 0 ? ['Have you ever met somebody there? /iknow tells the team.'] : []),
    ]),
    ...restButton('unfilled', unfilled.length, week),
  ]
}

/** A page of what the digest of a week only counted, in whole; `page` from 0. */
export function digestRestView(week: Week, part: DigestPart, page: number): View {
  const lines = part === 'introduced' ? week.introduced.map(sayIntroduced) : week.unfilled.map(sayUnfilled)
  const summary =
    part === 'introduced'
      ? `${sayCount(lines.length, 'introduction was', 'introductions were')} made that week.`
      : `${sayCount(lines.length, 'ask', 'asks')} of that week ran out without a way in.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      ...lines.slice(page * ON_PAGE, (page + 1) * ON_PAGE).map((text): Node => ({ kind: 'text', text })),
      ...buttonRow(turns({ page, size: ON_PAGE, count: lines.length }, (to) => restOf(part, week, to))),
    ],
  }
}

function restButton(part: DigestPart, count: number, week: Pick<Week, 'since' | 'until'>): Node[] {
  return buttonRow(count > NAMED ? [{ label: `Show all ${count}`, command: restOf(part, week, 0) }] : [])
}

function restOf(part: DigestPart, { since, until }: Pick<Week, 'since' | 'until'>, page: number): Button['command'] {
  return { kind: 'digest-rest', part, since: seconds(since), until: seconds(until), page }
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

function sayIntroduced({ asker, target, thanks }: Week['introduced'][number]): string {
  return `${asker} at ${target}${thanks ? `: thank you, ${thanks}!` : ''}`
}

function sayUnfilled(ask: ShownAsk): string {
  return `${placeOf(ask)}, for ${ask.asker}`
}

function section(title: string, lines: string[]): Node[] {
  if (lines.length === 0) return []
  const [first = '', ...rest] = lines
  return [
    { kind: 'divider' },
    { kind: 'fields', fields: [{ label: title, value: first }] },
    ...rest.map((text): Node => ({ kind: 'text', text, tone: 'quiet' })),
  ]
}
