import { toLabel } from '../../domain/commands/command.ts'
import type { ButtonCommand } from '../../domain/commands/command-code.ts'
import { AFTER_INTROS } from '../../domain/commands/typed.ts'
import type { Topic } from '../../domain/words/language.ts'
import { MY_ASKS } from '../my-asks.ts'
import { helpView } from '../overview/intros.ts'
import { type Button, lineView, type View } from '../view.ts'

// Answers to what is said in plain words, and to what was not understood.

const HOW_IT_WORKS: Button = { label: 'How it works', command: AFTER_INTROS.help }
const MY_SETTINGS: Button = { label: 'My settings', command: AFTER_INTROS.settings }

/** Both are answered by the help itself. */
type Opening = 'hello' | 'start'

const TALK: Record<Exclude<Topic, Opening>, { text: string; button: Button }> = {
  thanks: { text: 'You are welcome!', button: MY_ASKS },
  quiet: {
    text: 'How often you are asked is up to you: less, never, or not for a while.',
    button: MY_SETTINGS,
  },
  privacy: {
    text: 'I know your name, and what you told me of people you know. Who sees it is up to you.',
    button: { label: 'Who sees what I log', command: AFTER_INTROS.privacy },
  },
  people: {
    text: 'These are the people you logged or imported.',
    button: { label: 'My people', command: AFTER_INTROS.people },
  },
  mine: { text: 'What you asked, and what you are asked, is in one place.', button: MY_ASKS },
}

const isOpening = (topic: Topic): topic is Opening => topic === 'hello' || topic === 'start'

/** Answers what was said to the bot itself, with one button to the right place. */
export function talkView(topic: Topic): View {
  if (isOpening(topic)) return helpView()
  const { text, button } = TALK[topic]
  return lineView(text, [button])
}

/** The one button to the right place for what was said to the bot itself. */
export function talkButton(topic: Topic): Button {
  return isOpening(topic) ? HOW_IT_WORKS : TALK[topic].button
}

/** What a sentence may have meant, with the Command its button carries. */
export type Offered =
  | { kind: 'seek'; command: ButtonCommand }
  /** `name` is who would be logged; empty if the text names nobody. */
  | { kind: 'tell'; command: ButtonCommand; name: string }
  | { kind: 'talk'; topic: Topic }

/** A sentence that was not understood, with the nearest things it may have meant, likeliest first. */
export function unclearSentenceView(text: string, offered: readonly Offered[]): View {
  return lineView(
    `I am not sure what you mean by “${toLabel(text)}”. Is it one of these?`,
    offered.map((one) => offer(text, one)),
  )
}

function offer(text: string, one: Offered): Button {
  switch (one.kind) {
    case 'seek':
      return { label: toLabel(`Who knows ${text}`), command: one.command }
    case 'tell':
      return {
        label: one.name === '' ? 'Log someone I know' : toLabel(`Log that I know ${one.name}`),
        command: one.command,
      }
    case 'talk':
      return talkButton(one.topic)
  }
}
