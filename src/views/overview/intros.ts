import { isAlive } from '../../domain/asks/ask.ts'
import { AFTER_INTROS } from '../../domain/commands/typed.ts'
import { plural } from '../format.ts'
import { metButton, sayMetMost } from '../imports/suggested.ts'
import { FIND_A_WAY, FIRST_STEPS, LOG_SOMEONE, MY_ASKS } from '../my-asks.ts'
import type { Button, Node, View } from '../view.ts'
import { type AskRow, askItem, type FavourRow, favourItem, type Page } from './intros-rows.ts'

/** Rows of each list when both are shown; more rows, or all their buttons, are in the list itself. */
const OVERVIEW = 3

type Met = { most: Parameters<typeof sayMetMost>[0]; total: number } | null

/**
 * What a member asked and what they are asked: the first of each, with its next step.
 *
 * @param mine.met whom they met, by a calendar or mailbox, and did not log: most often, and how many
 * @param mine.hasLogged whether they said of anybody that they know them
 * @param balance what they gave and received
 */
export function introsView(
  mine: { asks: Page<AskRow>; favours: Page<FavourRow>; hasLogged: boolean; met?: Met },
  balance: Node[] = [],
  besides: Button[] = [],
): View {
  const { asks, favours, hasLogged, met = null } = mine
  const alive = asks.items.filter((ask) => isAlive(ask.status)).length
  const count = (number: number, more: boolean) => `${number}${more ? '+' : ''}`
  const waiting =
    favours.items.length === 1
      ? '1 favour waits'
      : `${favours.items.length === 0 ? 'no' : count(favours.items.length, favours.more)} favours wait`
  const whole = (list: { items: unknown[] }, label: string, kind: 'asks' | 'favours'): Button[] =>
    list.items.length < OVERVIEW ? [] : [{ label, command: { kind, page: 0 } }]
  return {
    summary: `${alive === 0 ? 'None' : count(alive, asks.more)} of your asks ${plural(alive, 'is', 'are')} open, and ${waiting} for you.`,
    nodes: [
      ...(asks.items.length + favours.items.length === 0 ? welcomeNodes(hasLogged) : []),
      ...favoursNodes({ ...favours, items: favours.items.slice(0, OVERVIEW) }),
      ...asksNodes({ ...asks, items: asks.items.slice(0, OVERVIEW) }),
      ...balance,
      ...(met ? [{ kind: 'text' as const, text: sayMetMost(met.most, met.total) }] : []),
      {
        kind: 'buttons',
        buttons: [
          ...(met ? [metButton(met.total)] : []),
          ...whole(asks, 'All I asked', 'asks'),
          ...whole(favours, 'All I am asked', 'favours'),
          { label: 'Whom I know', command: AFTER_INTROS.people },
          ...besides,
        ],
      },
    ],
  }
}

/** One page of what a member is asked. */
export function favoursView(favours: Page<FavourRow>): View {
  const { more, page } = favours
  const nodes = [...favoursNodes(favours), ...showMore(more, { kind: 'favours', page: page + 1 })]
  return { summary: `What you are asked, page ${page + 1}.`, nodes }
}

/** One page of what a member asked. */
export function asksView(asks: Page<AskRow>): View {
  const { more, page } = asks
  const nodes = [...asksNodes(asks), ...showMore(more, { kind: 'asks', page: page + 1 })]
  return { summary: `What you asked, page ${page + 1}.`, nodes }
}

function favoursNodes({ items }: Page<FavourRow>): Node[] {
  return [
    { kind: 'heading', text: 'What I am asked' },
    ...items.map(favourItem),
    ...nothing(items, 'Nothing is waiting for you.'),
  ]
}

function asksNodes({ items, page }: Page<AskRow>): Node[] {
  return [
    { kind: 'heading', text: 'What I asked' },
    ...items.map(askItem),
    ...nothing(items, page === 0 ? 'No asks yet. Try /whoknows Acme Corp.' : 'No more asks.'),
  ]
}

function showMore(more: boolean, command: Button['command']): Node[] {
  return more ? [{ kind: 'buttons', buttons: [{ label: 'Show more', command }] }] : []
}

function nothing(list: unknown[], text: string): Node[] {
  return list.length === 0 ? [{ kind: 'text', text, tone: 'quiet' }] : []
}

const WHAT_THIS_IS =
  'I find who on your team knows somebody there, ask them kindly for an introduction, and follow it to its end.'

/** Three lines and one button, first of all to anyone who has asked nothing and is asked nothing. */
function welcomeNodes(hasLogged: boolean): Node[] {
  const lines = [
    WHAT_THIS_IS,
    'To be helped, ask /whoknows Acme Corp: only you see the answer. /whoknows help says the rest.',
    hasLogged
      ? 'To help: you have begun. Whoever else you log or drop as a file, you choose who sees it.'
      : 'To help: log one person you know, or drop LinkedIn’s Connections.csv here. You choose who sees it.',
  ]
  return [
    ...lines.map((text): Node => ({ kind: 'text', text })),
    { kind: 'buttons', buttons: [hasLogged ? FIND_A_WAY : { ...LOG_SOMEONE, style: 'primary' }] },
  ]
}

/** What Foothold does, in a few lines. */
export function helpView(): View {
  return {
    summary: 'Ask /whoknows Acme Corp to find who can introduce you.',
    nodes: [
      { kind: 'heading', text: 'Find a warm way in' },
      { kind: 'text', text: WHAT_THIS_IS },
      {
        kind: 'text',
        text: '/whoknows Acme Corp: who can introduce you there. Also a domain, an e-mail address, “Jane Doe at Acme” or “CFO at Acme”. Only you see the answer.',
      },
      {
        kind: 'text',
        text: '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5: log someone you know.',
      },
      {
        kind: 'text',
        text: '/intros: what you asked, and what you are asked. /touch Jane Doe lunch: keep it in mind. /intros people: whom you logged. /intros privacy: who sees it. /intros settings: how often you are asked, and when.',
      },
      {
        kind: 'text',
        text: 'Drop LinkedIn’s Connections.csv into our conversation to import everyone at once.',
      },
      {
        kind: 'text',
        text: 'Drop a list of target companies there to hear who can open each. /intros coverage tells more.',
      },
      { kind: 'buttons', buttons: [...FIRST_STEPS, MY_ASKS] },
    ],
  }
}
