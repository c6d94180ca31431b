import { type AskStatus, isAlive } from '../../domain/asks/ask.ts'
import type { IntroductionState } from '../../domain/introductions/introduction.ts'
import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { consentLine } from '../introductions/draft.ts'
import { outcomeButtons } from '../introductions/outcome.ts'
import type { ShownIntroduction } from '../introductions/shown.ts'
import { askTeamAbout, takeDown } from '../requests/asking.ts'
import type { Button, Node, View } from '../view.ts'
import { askersOf } from './askers.ts'

const STATE_WORDS: Record<IntroductionState, string> = {
  suggested: 'not asked yet',
  asked: 'asked, no answer yet',
  later: 'wants to come back to it',
  accepted: 'will introduce you',
  'lent-name': 'lets you use their name',
  passed: 'can’t this time',
  redirected: 'suggested somebody else',
  'timed-out': 'could not get to it',
  introduced: 'introduced you',
  'no-reply': 'introduced you; no reply after 30 days',
  met: 'introduced you; you met',
  won: 'introduced you; you won it',
  lost: 'introduced you; nothing came of it',
  cancelled: 'withdrawn',
}

/** An ask as its participants see it; `isMine` is false for those who joined it. */
type ProgressingAsk = {
  id: string
  target: string
  why: string
  benefit: string
  status: AskStatus
  asker: string
  isMine: boolean
  /** Its card in a channel, if one stands. */
  requestId?: string | null
  joined: readonly { name: string; why: string; benefit: string }[]
}

/** Where an ask stands with everyone who was asked, each with the asker's options. */
export function askProgressView(ask: ProgressingAsk, introductions: ShownIntroduction[]): View {
  const { id: askId, target, why, benefit, status, asker, isMine, requestId, joined } = ask
  return {
    summary: `${isMine ? 'Your' : `${asker}’s`} ask for ${target}, and where it stands.`,
    nodes: [
      { kind: 'heading', text: target },
      {
        kind: 'fields',
        fields: [
          { label: 'Why', value: why },
          { label: 'In it for them', value: benefit },
        ],
      },
      ...(isMine && isAlive(status)
        ? [
            {
              kind: 'buttons' as const,
              buttons: [
                { label: 'Change the reason', command: { kind: 'reword-form' as const, askId } },
                { label: 'Close', command: { kind: 'close' as const, askId } },
                requestId ? takeDown(requestId) : askTeamAbout(askId),
              ],
            },
          ]
        : []),
      ...introductions.map((shown): Node => {
        const { connector, person, state } = shown
        const actions = buttonsFor(shown)
        return {
          kind: 'item',
          title: `${connector} → ${person}`,
          detail: STATE_WORDS[state],
          ...(state === 'accepted' ? { note: consentLine(shown) } : {}),
          ...(actions.length > 0 ? { buttons: actions } : {}),
        }
      }),
      ...(introductions.length === 0
        ? [{ kind: 'text' as const, text: 'Nobody is asked yet.', tone: 'quiet' as const }]
        : []),
      ...(joined.length > 0
        ? [{ kind: 'text' as const, text: `${askersOf(asker, joined)} share this ask.`, tone: 'quiet' as const }]
        : []),
      {
        kind: 'buttons',
        buttons: [
          isMine
            ? { label: 'History', command: { kind: 'history', askId } }
            : { label: 'Leave it', command: { kind: 'leave-ask', askId } },
        ],
      },
    ],
  }
}

function buttonsFor(shown: ShownIntroduction): Button[] {
  const { id: introductionId, state, reader } = shown
  if (reader !== 'asker') return []
  const made: Button = { label: 'We were introduced', command: { kind: 'made', introductionId }, style: 'primary' }
  const withdraw: Button = { label: 'Withdraw', command: { kind: 'withdraw', introductionId } }
  if (!isUnderWay(state)) return outcomeButtons(shown)
  if (state === 'accepted' || state === 'lent-name') return [made, withdraw]
  const remind: Button = { label: 'Remind', command: { kind: 'remind', introductionId } }
  return state === 'asked' ? [remind, withdraw] : [withdraw]
}
