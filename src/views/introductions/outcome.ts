import { doesSomething } from '../../domain/introductions/reaction.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import { ended } from '../format.ts'
import type { Button, View } from '../view.ts'
import { lineView } from '../view.ts'
import { thanks } from './introduction.ts'
import type { ShownIntroduction } from './shown.ts'

// Views for asker and connector after an introduction was made: how it went.

/** Asks the asker how it went; always shows the current state. */
export function followUpView(shown: ShownIntroduction): View {
  const { person, organization, state } = shown
  const summary = `How did it go with ${person} at ${organization}?`
  const line = STATE_LINES[state] ?? (shown.noReplyYet ? 'Noted: no reply yet. I will ask again later.' : '')
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      { kind: 'text', text: line || `One click tells ${firstName(shown.connector)}, who opened the door.` },
      ...buttons([...outcomeButtons(shown), ...(['met', 'won', 'lost'].includes(state) ? thanks(shown) : [])]),
    ],
  }
}

const STATE_LINES: Partial<Record<ShownIntroduction['state'], string>> = {
  'no-reply': 'After 30 days I noted: no reply. If something comes of it after all, tell me here.',
  met: 'Noted: you met.',
  won: 'Noted: you won it. Congratulations!',
  lost: 'Noted: nothing came of it this time.',
}

/** The answers that still change something, in one row. */
export function outcomeButtons({
  id: introductionId,
  state,
  noReplyYet,
}: Pick<ShownIntroduction, 'id' | 'state'> & { noReplyYet?: boolean }): Button[] {
  const met: Button = {
    label: 'We met',
    command: { kind: 'outcome', introductionId, outcome: 'met' },
    style: 'primary',
  }
  const noReply: Button = { label: 'No reply yet', command: { kind: 'outcome', introductionId, outcome: 'no-reply' } }
  const ends: Button[] = [
    { label: 'Nothing came of it', command: { kind: 'outcome', introductionId, outcome: 'lost' } },
    { label: 'Won 🎉', command: { kind: 'won-form', introductionId } },
  ]
  if (state === 'introduced') return noReplyYet ? [met, ...ends] : [met, noReply, ...ends]
  if (state === 'no-reply') return [met, ...ends]
  return state === 'met' ? ends : []
}

/** The button for a 💰 or 🎉 reaction, which cannot open a form itself. */
export function wonOfferView(shown: ShownIntroduction): View {
  const { id, person, organization, connector } = shown
  const tell: Button = { label: 'Tell them', command: { kind: 'won-form', introductionId: id }, style: 'primary' }
  return lineView(
    `Congratulations! Shall I tell ${connector} that you won ${person} at ${organization}?`,
    doesSomething('won', shown) ? [tell] : [],
  )
}

/** The reply when the asker said how it went. */
export function outcomeNotedView(shown: ShownIntroduction, said: 'met' | 'no-reply' | 'lost' | 'won'): View {
  const { connector } = shown
  const texts = {
    met: `Noted: you met. ${connector} will hear of it.`,
    'no-reply': `Noted: no reply yet. ${connector} will hear of it, and may put in a word.`,
    lost: `Noted: nothing came of it this time. ${connector} will hear of it.`,
    won: `Congratulations! ${connector} will hear of it right away.`,
  }
  return lineView(texts[said], thanks(shown))
}

/** Tells the connector what the asker said about it. Only these two see the amount. */
export function toldView(shown: ShownIntroduction, said: 'met' | 'no-reply' | 'lost' | 'won'): View {
  const { id, asker, person, organization, amount } = shown
  const texts = {
    met: `${asker} met ${person} at ${ended(organization)} Thank you for opening the door!`,
    'no-reply': `${asker} has no reply from ${person} at ${organization} yet. Thank you; a word from you may help.`,
    lost: `Nothing came of ${asker}’s talk with ${person} at ${organization} this time. Thank you for opening the door.`,
    won: `${asker} won with ${person} at ${organization}! Your introduction made it possible: thank you.`,
  }
  const view = lineView(texts[said], [history(id)])
  if (said !== 'won' || amount === null) return view
  return {
    ...view,
    nodes: [
      ...view.nodes,
      { kind: 'fields', fields: [{ label: 'Worth, in their words', value: amount }] },
      { kind: 'text', text: 'Only you two see this amount.', tone: 'quiet' },
    ],
  }
}

/** Passes the asker's thanks on. */
export function thankedView({ id, asker, person, organization }: ShownIntroduction): View {
  return lineView(`${asker} says thank you 🙏 for the introduction to ${person} at ${ended(organization)}`, [
    history(id),
  ])
}

/** What happened so far, for whoever opened the door. */
function history(introductionId: string): Button {
  return { label: 'History', command: { kind: 'favour-history', introductionId } }
}

function buttons(list: Button[]): View['nodes'] {
  return list.length > 0 ? [{ kind: 'buttons', buttons: list }] : []
}
