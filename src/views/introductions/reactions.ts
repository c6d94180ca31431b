import { isWaiting } from '../../domain/introductions/introduction.ts'
import { doesSomething, type IntroductionReaction } from '../../domain/introductions/reaction.ts'
import { lineView, type OfferedReaction, type View } from '../view.ts'
import { requestButtons } from './introduction.ts'
import type { ShownIntroduction } from './shown.ts'

/** An introduction's message with the reaction it accepts, if that does something now. */
export function withReaction(
  view: View,
  meaning: IntroductionReaction,
  { state, reader }: Pick<ShownIntroduction, 'state' | 'reader'>,
  thanked: boolean,
): View {
  if (!doesSomething(meaning, { state, reader, thanked })) return view
  const reaction = offered(meaning, state, reader)
  const text = `Or react to this message with ${reaction.emoji}: ${reaction.label}.`
  return { ...view, nodes: [...view.nodes, { kind: 'text', text, tone: 'quiet' }], reactions: [reaction] }
}

function offered(
  meaning: IntroductionReaction,
  state: ShownIntroduction['state'],
  reader: ShownIntroduction['reader'],
): OfferedReaction {
  switch (meaning) {
    case 'made':
      if (isWaiting(state)) return { emoji: '✅', label: 'I’ll introduce' }
      return { emoji: '✅', label: reader === 'connector' ? 'I introduced them' : 'We were introduced' }
    case 'won':
      return { emoji: '💰', label: 'Won' }
    case 'thanked':
      return { emoji: '🙏', label: 'Say thank you' }
  }
}

/** Acknowledges a connector's yes by reaction; always shows the current state. */
export function saidYesView(shown: ShownIntroduction): View {
  const { asker, person, organization, state } = shown
  const text = `You said you will introduce ${asker} to ${person} at ${organization}. The draft is in the request.`
  const [made] = state === 'accepted' ? requestButtons(shown) : []
  return made
    ? {
        summary: text,
        nodes: [
          { kind: 'text', text },
          { kind: 'text', text: 'Introduced already? Then say so with the button.', tone: 'quiet' },
          { kind: 'buttons', buttons: [made] },
        ],
      }
    : lineView(text)
}
