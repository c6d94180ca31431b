import { isWaiting } from '../../domain/introductions/introduction.ts'
import { doesSomething, type IntroductionReaction } from '../../domain/introductions/reaction.ts'
import { ended } from '../format.ts'
import { lineView, type OfferedReaction, type View } from '../view.ts'
import { requestButtons } from './introduction.ts'
import type { ShownIntroduction } from './shown.ts'

/** An introduction's message with the reaction it accepts, if that does something now. */
export function withReaction(
  view: View,
  meaning: IntroductionReaction,
  { state, reader, thanked }: Pick<ShownIntroduction, 'state' | 'reader' | 'thanked'>,
): View {
  if (!doesSomething(meaning, { state, reader, thanked })) return view
  return { ...view, reactions: [offered(meaning, state, reader)] }
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
  const text = `You said you will introduce ${asker} to ${person} at ${ended(organization)} The draft is in the request.`
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
