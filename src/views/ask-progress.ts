import type { IntroductionState } from '../domain/introduction.ts'
import { isUnderWay } from '../domain/introduction.ts'
import type { ShownIntroduction } from './introduction.ts'
import { outcomeButtons } from './outcome.ts'
import type { Button, Node, View } from './view.ts'

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

/** Where an ask stands with everybody who was asked, each with what its asker can do. */
export function askProgressView(
  { id: askId, target }: { id: string; target: string },
  introductions: ShownIntroduction[],
): View {
  return {
    summary: `Your ask for ${target}, and where it stands.`,
    nodes: [
      { kind: 'heading', text: target },
      ...introductions.map((shown): Node => {
        const { connector, person, state } = shown
        const actions = buttonsFor(shown)
        return {
          kind: 'item',
          title: `${connector} → ${person}`,
          detail: STATE_WORDS[state],
          ...(actions.length > 0 ? { buttons: actions } : {}),
        }
      }),
      ...(introductions.length === 0
        ? [{ kind: 'text' as const, text: 'Nobody is asked yet.', tone: 'quiet' as const }]
        : []),
      { kind: 'buttons', buttons: [{ label: 'History', command: { kind: 'history', askId } }] },
    ],
  }
}

function buttonsFor(shown: ShownIntroduction): Button[] {
  const { id: introductionId, state } = shown
  const made: Button = { label: 'We were introduced', command: { kind: 'made', introductionId }, style: 'primary' }
  const withdraw: Button = { label: 'Withdraw', command: { kind: 'withdraw', introductionId } }
  if (!isUnderWay(state)) return outcomeButtons(shown)
  if (state === 'accepted' || state === 'lent-name') return [made, withdraw]
  const remind: Button = { label: 'Remind', command: { kind: 'remind', introductionId } }
  return state === 'asked' ? [remind, withdraw] : [withdraw]
}
