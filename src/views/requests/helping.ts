import { toLabel } from '../../domain/commands/command.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import type { Help } from '../../domain/requests/commands.ts'
import { logForForm, nameForm } from '../digest/digest.ts'
import { wordsFields } from '../finding/ask-form.ts'
import { askThrough } from '../finding/path-item.ts'
import { ended } from '../format.ts'
import { type Button, type Form, lineView, type Node, type View } from '../view.ts'

// What those who answer a card meet, each for themselves.

type Card = { requestId: string; target: string }

/** The form that logs whom they know there. */
export function someoneForm(card: Card, values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  const form = logForForm({ askId: card.requestId, target: card.target }, values, errors)
  return { ...form, submit: { kind: 'log-on-card', requestId: card.requestId, values: {} } }
}

/** The form that names a teammate who may know somebody. */
export function tipForm(card: Card, values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  const form = nameForm({ askId: card.requestId, target: card.target }, values, errors)
  return { ...form, intro: INTRO_TIP, submit: { kind: 'tip', requestId: card.requestId, values: {} } }
}

const INTRO_TIP = 'They are asked, or whoever asks here is told, and hear that it comes from you.'

/** The form that joins the ask of a card. */
export function meTooForm(card: Card, values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  return {
    title: 'Me too',
    intro:
      'Whoever asks here reads this, and so do those who are asked. The channel sees only that one more is after it.',
    submitLabel: 'Join',
    submit: { kind: 'me-too', requestId: card.requestId, values: {} },
    fields: wordsFields(card.target).map((field) =>
      values[field.name] === undefined ? field : { ...field, value: values[field.name] ?? '' },
    ),
    ...(errors ? { errors } : {}),
  }
}

/** They know somebody there already: which tie is it? */
export function whichTieView(card: Card, ties: { id: string; name: string; title: string | null }[]): View {
  const { requestId } = card
  const target = toLabel(card.target)
  return {
    summary: `Whom at ${target} do you have in mind?`,
    nodes: [
      { kind: 'heading', text: `Whom at ${target} do you have in mind?` },
      ...ties.map(
        ({ id: relationshipId, name, title }): Node => ({
          kind: 'item',
          title: name,
          ...(title ? { detail: title } : {}),
          buttons: [{ label: 'This one', command: { kind: 'know-tie', requestId, relationshipId }, style: 'primary' }],
        }),
      ),
      { kind: 'buttons', buttons: [{ label: 'Somebody else', command: { kind: 'know-form', requestId, target } }] },
    ],
  }
}

/**
 * They have a tie there: how would they like to help?
 *
 * @param relationshipId null if what they logged leads elsewhere, or is private
 * @param logged what was logged just now, if anything
 */
export function howToHelpView(
  card: Card & { asker: string },
  relationshipId: string | null,
  logged: View | null = null,
): View {
  const { requestId } = card
  const below: Node[] = logged ? [{ kind: 'divider' }, ...logged.nodes] : []
  if (relationshipId === null) {
    const text = `Thank you! It does not lead to ${toLabel(card.target)}, so ${toLabel(card.asker)} was told nothing.`
    return { summary: text, nodes: [{ kind: 'text', text }, ...below] }
  }
  const text = `That may be the way in for ${ended(toLabel(card.asker))} How would you like to help?`
  const help = (label: string, how: Help, style?: 'primary'): Button => ({
    label,
    command: { kind: 'help-out', requestId, relationshipId, how },
    ...(style ? { style } : {}),
  })
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [
          help('I’ll introduce', 'introduce', 'primary'),
          help('Use my name', 'lend-name'),
          help(`Tell ${firstName(card.asker)} privately`, 'tell'),
        ],
      },
      { kind: 'text', text: 'The channel learns neither who you are nor whom you know.', tone: 'quiet' },
      ...below,
    ],
  }
}

/** They offered to help. */
export function helpedView(asker: string, person: string, how: Help): View {
  const name = toLabel(asker)
  const done: Record<Help, string> = {
    introduce: `${name} knows you will introduce them to ${ended(person)} My message to you has a draft.`,
    'lend-name': `${name} may use your name with ${ended(person)} My message to you has the words.`,
    tell: `${name} hears from me, and from nobody else, that you can help.`,
  }
  return lineView(`Thank you! ${done[how]}`)
}

/** They raised their hand with a reaction, which opens no form: this button does. */
export function handRaisedView(card: Card & { asker: string }): View {
  const { requestId } = card
  return lineView(
    `You raised your hand: ${toLabel(card.asker)} looks for somebody at ${toLabel(card.target)}. Whom do you know there?`,
    [{ label: 'I know someone', command: { kind: 'know-someone', requestId }, style: 'primary' }],
  )
}

/**
 * Tells an asker privately that somebody can help.
 *
 * @param helper.person null for a tie that is not open: its owner says more if they like
 */
export function canHelpView(
  ask: { target: string; whom: string | null },
  helper: { name: string; person: string | null; relationshipId: string },
): View {
  const { name, person, relationshipId } = helper
  const summary = `${toLabel(name)} can help with ${ended(toLabel(ask.target))}`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      {
        kind: 'text',
        text: person
          ? `They know ${person} there, and told you alone. Write to them, or ask for an introduction:`
          : 'They know somebody there, and told you alone. Write to them, or ask for an introduction:',
      },
      {
        kind: 'buttons',
        buttons: [
          {
            label: `Ask ${firstName(name)}`,
            command: askThrough(relationshipId, person ?? ask.whom ?? ''),
            style: 'primary',
          },
        ],
      },
    ],
  }
}

/** Tells an asker whom a teammate named: the card's channel is not one that everybody may read. */
export function tippedView(target: string, by: string, teammate: string): View {
  const summary = `${toLabel(by)} thinks ${toLabel(teammate)} may know somebody at ${ended(toLabel(target))}`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      {
        kind: 'text',
        text: 'Not everybody may read the channel you asked in, so I told only you: write to them if you like.',
        tone: 'quiet',
      },
    ],
  }
}

/** Their tip went to the asker. */
export function tipNotedView(asker: string, teammate: string): View {
  return lineView(
    `Thank you! ${toLabel(asker)} hears that ${toLabel(teammate)} may know somebody, and that it comes from you.`,
  )
}
