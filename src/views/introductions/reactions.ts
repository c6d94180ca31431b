import { doesSomething, type ReactionMeaning } from '../../domain/introductions/reaction.ts'
import type { OfferedReaction, View } from '../view.ts'
import type { ShownIntroduction } from './shown.ts'

/** A message of an introduction with the reaction it takes, where that does something now. */
export function withReaction(
  view: View,
  meaning: ReactionMeaning,
  { state, reader }: Pick<ShownIntroduction, 'state' | 'reader'>,
  thanked: boolean,
): View {
  if (!doesSomething(meaning, { state, reader, thanked })) return view
  return { ...view, reactions: [offered(meaning, reader)] }
}

function offered(meaning: ReactionMeaning, reader: ShownIntroduction['reader']): OfferedReaction {
  switch (meaning) {
    case 'made':
      return { emoji: '✅', label: reader === 'connector' ? 'I introduced them' : 'We were introduced' }
    case 'won':
      return { emoji: '💰', label: 'Won' }
    case 'thanked':
      return { emoji: '🙏', label: 'Say thank you' }
  }
}
