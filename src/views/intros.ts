import type { AskStatus } from '../domain/ask.ts'
import { isAlive } from '../domain/ask.ts'
import type { IntroductionState } from '../domain/introduction.ts'
import type { Node, View } from './view.ts'

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

/** What a member asked and what they are asked, each with its next step. */
export function introsView(mine: {
  asks: { id: string; target: string; whom: string | null; status: AskStatus }[]
  favours: { id: string; state: IntroductionState; asker: string; person: string; organization: string }[]
}): View {
  const { asks, favours } = mine
  const alive = asks.filter((ask) => isAlive(ask.status)).length
  const waiting = favours.length === 1 ? '1 favour waits' : `${favours.length || 'no'} favours wait`
  const summary = `${alive || 'None'} of your asks ${alive === 1 ? 'is' : 'are'} open, and ${waiting} for you.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'What I am asked' },
      ...favours.map(
        (favour): Node => ({
          kind: 'item',
          title: `${favour.asker} → ${favour.person}, ${favour.organization}`,
          detail: STATE_WORDS[favour.state],
          buttons:
            favour.state === 'asked' || favour.state === 'later'
              ? [
                  { label: 'I’ll introduce', command: { kind: 'accept', introductionId: favour.id }, style: 'primary' },
                  { label: 'Pass', command: { kind: 'pass', introductionId: favour.id } },
                ]
              : [
                  {
                    label: 'I introduced them',
                    command: { kind: 'made', introductionId: favour.id },
                    style: 'primary',
                  },
                ],
        }),
      ),
      ...nothing(favours, 'Nothing waits for you.'),
      { kind: 'heading', text: 'What I asked' },
      ...asks.map(
        (ask): Node => ({
          kind: 'item',
          title: ask.whom ? `${ask.whom} at ${ask.target}` : ask.target,
          detail: STATUS_WORDS[ask.status],
          ...(isAlive(ask.status) ? { buttons: [{ label: 'Close', command: { kind: 'close', askId: ask.id } }] } : {}),
        }),
      ),
      ...nothing(asks, 'No asks yet. Try /whoknows Acme Corp.'),
      { kind: 'buttons', buttons: [{ label: 'Confirm my imported ties', command: { kind: 'unconfirmed' } }] },
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
      { kind: 'text', text: '/intros: what you asked, and what you are asked.' },
      {
        kind: 'text',
        text: 'Drop LinkedIn’s Connections.csv into our conversation to import everyone at once.',
      },
      { kind: 'buttons', buttons: [{ label: 'Log someone I know', command: { kind: 'iknow', text: '' } }] },
    ],
  }
}
