import { type IntroductionState, isPromised, isWaiting } from './introduction.ts'

/** What a reaction on a bot's message can mean. */
export type ReactionMeaning = 'made' | 'won' | 'thanked' | 'knows'

/** What a reaction on a bot's message means, by any platform's name for it. */
export function readReaction(emoji: string): ReactionMeaning | null {
  // Slack appends a skin tone as "::skin-tone-3"; Unicode as U+1F3FB–1F3FF. U+FE0F only asks for colour.
  const plain = emoji.split('::')[0]?.replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '') ?? ''
  return REACTIONS.get(plain) ?? null
}

const REACTIONS = new Map<string, ReactionMeaning>([
  ['✅', 'made'],
  ['✔', 'made'],
  ['☑', 'made'],
  ['🤝', 'made'],
  ['white_check_mark', 'made'],
  ['heavy_check_mark', 'made'],
  ['ballot_box_with_check', 'made'],
  ['handshake', 'made'],
  ['💰', 'won'],
  ['🎉', 'won'],
  ['moneybag', 'won'],
  ['tada', 'won'],
  ['🙏', 'thanked'],
  ['pray', 'thanked'],
  // Slack's name comes with or without who raises the hand; in Unicode that is a part of its own.
  ['🙋', 'knows'],
  ['🙋\u200d♀', 'knows'],
  ['🙋\u200d♂', 'knows'],
  ['raising_hand', 'knows'],
  ['woman-raising-hand', 'knows'],
  ['man-raising-hand', 'knows'],
])

/** A reaction on a message about an introduction. */
export type IntroductionReaction = Exclude<ReactionMeaning, 'knows'>

/** Whether this reader's reaction on an introduction's message would change it in its current state. */
export function doesSomething(
  meaning: IntroductionReaction,
  { state, reader, thanked }: { state: IntroductionState; reader: 'asker' | 'connector' | 'joined'; thanked: boolean },
): boolean {
  if (meaning === 'made') return reader !== 'joined' && (isWaiting(state) || isPromised(state))
  if (reader !== 'asker') return false
  return meaning === 'won' ? WINNABLE.includes(state) : MADE.includes(state) && !thanked
}

const WINNABLE: readonly IntroductionState[] = ['introduced', 'no-reply', 'met']
const MADE: readonly IntroductionState[] = [...WINNABLE, 'won', 'lost']
