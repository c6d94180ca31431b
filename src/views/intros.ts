import type { AskStatus } from '../domain/ask.ts'
import { isAlive } from '../domain/ask.ts'
import type { IntroductionState } from '../domain/introduction.ts'
import type { Button, Node, View } from './view.ts'

const STATUS_WORDS: Record<AskStatus, string> = {
  open: 'open: looking for a way in',
  pursued: 'asked, waiting',
  fulfilled: 'introduced',
  closed: 'closed',
  expired: 'ran out',
}

const STATE_WORDS: Record<IntroductionState, string> = {
  suggested: 'not asked yet',
  asked: 'waits for your answer',
  later: 'put off',
  accepted: 'you said yes: make the introduction',
  'lent-name': 'you lent your name',
  passed: 'passed',
  redirected: 'passed on',
  'timed-out': 'ran out',
  introduced: 'introduced',
  'no-reply': 'no reply',
  met: 'met',
  won: 'won',
  lost: 'lost',
  cancelled: 'cancelled',
}

type Ask = { id: string; target: string; whom: string | null; status: AskStatus }
type Favour = { id: string; state: IntroductionState; asker: string; person: string; organization: string }

/** One page of a list, and whether another follows. */
export type Page<T> = { items: T[]; page: number; more: boolean }

/** What a member asked and what they are asked, the first of each, each with its next step. */
export function introsView(mine: { asks: Page<Ask>; favours: Page<Favour> }, besides: Button[] = []): View {
  const { asks, favours } = mine
  const alive = asks.items.filter((ask) => isAlive(ask.status)).length
  const count = (number: number, more: boolean) => `${number}${more ? '+' : ''}`
  const waiting =
    favours.items.length === 1
      ? '1 favour waits'
      : `${favours.items.length === 0 ? 'no' : count(favours.items.length, favours.more)} favours wait`
  return {
    summary: `${alive === 0 ? 'None' : count(alive, asks.more)} of your asks ${alive === 1 ? 'is' : 'are'} open, and ${waiting} for you.`,
    nodes: [
      ...favoursNodes(favours),
      ...asksNodes(asks),
      {
        kind: 'buttons',
        buttons: [{ label: 'Confirm my imported ties', command: { kind: 'unconfirmed' } }, ...besides],
      },
    ],
  }
}

/** One page of what a member is asked. */
export function favoursView(favours: Page<Favour>): View {
  return { summary: `What you are asked, page ${favours.page + 1}.`, nodes: favoursNodes(favours) }
}

/** One page of what a member asked. */
export function asksView(asks: Page<Ask>): View {
  return { summary: `What you asked, page ${asks.page + 1}.`, nodes: asksNodes(asks) }
}

function favoursNodes({ items, page, more }: Page<Favour>): Node[] {
  return [
    { kind: 'heading', text: 'What I am asked' },
    ...items.map(favourItem),
    ...nothing(items, 'Nothing waits for you.'),
    ...showMore(more, { kind: 'favours', page: page + 1 }),
  ]
}

function asksNodes({ items, page, more }: Page<Ask>): Node[] {
  return [
    { kind: 'heading', text: 'What I asked' },
    ...items.map(askItem),
    ...nothing(items, page === 0 ? 'No asks yet. Try /whoknows Acme Corp.' : 'No more asks.'),
    ...showMore(more, { kind: 'asks', page: page + 1 }),
  ]
}

function favourItem(favour: Favour): Node {
  const { id: introductionId, asker, person, organization, state } = favour
  return {
    kind: 'item',
    title: `${asker} → ${person}, ${organization}`,
    detail: STATE_WORDS[state],
    buttons:
      state === 'asked' || state === 'later'
        ? [
            { label: 'I’ll introduce', command: { kind: 'accept', introductionId }, style: 'primary' },
            { label: 'Other answers', command: { kind: 'favour', introductionId } },
            { label: 'Pass', command: { kind: 'pass', introductionId } },
          ]
        : [
            { label: 'I introduced them', command: { kind: 'made', introductionId }, style: 'primary' },
            { label: 'Show it', command: { kind: 'favour', introductionId } },
          ],
  }
}

function askItem(ask: Ask): Node {
  const actions: Button[] = [
    ...(ask.status === 'pursued' || ask.status === 'fulfilled'
      ? [{ label: 'Where it stands', command: { kind: 'progress' as const, askId: ask.id } }]
      : []),
    ...(isAlive(ask.status) ? [{ label: 'Close', command: { kind: 'close' as const, askId: ask.id } }] : []),
  ]
  return {
    kind: 'item',
    title: ask.whom ? `${ask.whom} at ${ask.target}` : ask.target,
    detail: STATUS_WORDS[ask.status],
    ...(actions.length > 0 ? { buttons: actions } : {}),
  }
}

function showMore(more: boolean, command: Button['command']): Node[] {
  return more ? [{ kind: 'buttons', buttons: [{ label: 'Show more', command }] }] : []
}

/** Tells a member who is back in reach that messages missed them, and which requests wait for them. */
export function missedView(favours: Favour[], openAsks: number): View {
  const requests = favours.length === 1 ? '1 request waits' : `${favours.length} requests wait`
  const asks = openAsks === 1 ? '1 ask of yours is open' : `${openAsks} asks of yours are open`
  const text = `My direct messages have not reached you lately. ${requests} for you, ${asks}.`
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      ...favours.map(favourItem),
      {
        kind: 'text',
        text: 'Please open your direct messages to this bot: teammates’ requests and answers come that way.',
        tone: 'quiet',
      },
      { kind: 'buttons', buttons: [{ label: 'What I asked and am asked', command: { kind: 'intros' } }] },
    ],
  }
}

function nothing(list: unknown[], text: string): Node[] {
  return list.length === 0 ? [{ kind: 'text', text, tone: 'quiet' }] : []
}

/** What Foothold does, in four lines. */
export function helpView(): View {
  return {
    summary: 'Ask /whoknows Acme Corp to find who can introduce you.',
    nodes: [
      { kind: 'heading', text: 'Find a warm way in' },
      {
        kind: 'text',
        text: '/whoknows Acme Corp: who can introduce you there. Also a domain, an e-mail address, “Jane Doe at Acme” or “CFO at Acme”. Only you see the answer.',
      },
      {
        kind: 'text',
        text: '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5: log someone you know.',
      },
      { kind: 'text', text: '/intros: what you asked, and what you are asked. /intros settings: how often, and when.' },
      {
        kind: 'text',
        text: 'Drop LinkedIn’s Connections.csv into our conversation to import everyone at once.',
      },
      { kind: 'buttons', buttons: [{ label: 'Log someone I know', command: { kind: 'iknow', text: '' } }] },
    ],
  }
}
