import type { ButtonCommand } from '../../domain/commands/command-code.ts'
import { sayNames } from '../format.ts'
import { ASK_TEAM } from '../requests/asking.ts'
import type { Button, Form, View } from '../view.ts'

// Answers to a mention of the bot where everybody reads them, and forms about what others wrote.

/**
 * What everybody may read below a mention: buttons alone. It is the same whatever is known here, so that it tells
 * nothing.
 */
export function mentionView(buttons: Button[]): View {
  return { summary: 'Only you see what I answer: press the button.', nodes: [{ kind: 'buttons', buttons }] }
}

/** Shows whoever presses it their own ways in. */
export function seeWaysButton(asked: string): Button {
  return { label: 'See your ways in', command: { kind: 'look-up', asked }, style: 'primary' }
}

/** Offers to post the ask as a card; `wish` is what is wanted, as a label. */
export function askTeamButton(wish: string): Button {
  return { label: ASK_TEAM, command: { kind: 'ask-team', target: wish } }
}

/** Opens the form that logs what was said. */
export function logItButton(draftId: string): Button {
  return { label: 'Log it', command: { kind: 'retry', draftId }, style: 'primary' }
}

/** Any other answer, for whoever presses. */
export function seeAnswerButton(command: ButtonCommand): Button {
  return { label: 'See my answer', command, style: 'primary' }
}

/** Adds to a form whom else a message names. */
export function withOthersNamed(form: Form, others: readonly string[]): Form {
  return others.length === 0 ? form : { ...form, intro: `The message also names ${sayNames([...others])}.` }
}
