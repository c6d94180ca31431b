import { toLabel } from '../../domain/commands/command.ts'
import { type IntroductionState, isUnderWay } from '../../domain/introductions/introduction.ts'
import { doesSomething } from '../../domain/introductions/reaction.ts'
import { askersOf, joinedNodes } from '../asks/askers.ts'
import { evidence, RATING_WORDS } from '../finding/evidence.ts'
import { waysInButton } from '../finding/ways-in-button.ts'
import { ended } from '../format.ts'
import { MY_ASKS } from '../my-asks.ts'
import { touchButton } from '../relationships/touch.ts'
import { type Button, lineView, type Node, type View } from '../view.ts'
import { consentLine, consentNodes, draftNodes, nameDropNode } from './draft.ts'
import { referredTo } from './referral.ts'
import type { ShownIntroduction } from './shown.ts'

const STATE_LINES: Partial<Record<IntroductionState, (shown: ShownIntroduction) => string>> = {
  suggested: () => '',
  asked: () => '',
  later: () => 'You put this off; answer whenever it suits you.',
  accepted: (i) => `You said you will introduce ${ended(i.asker)} Press the button once it is done.`,
  'lent-name': (i) => `You lent ${i.asker} your name. Press the button once they are in touch.`,
  passed: () => 'You passed. That is fine, and nobody hears a reason.',
  redirected: () => 'You named somebody else for this: nothing more to do.',
  'timed-out': () => 'This is off your plate: nothing more to do.',
  cancelled: () => 'This ask is no longer open: nothing to do.',
}

/** Openings of a repeated request. */
const AGAIN: Record<'nudge' | 'due' | 'reminder', (shown: ShownIntroduction) => { summary: string; text: string }> = {
  nudge: ({ asker, person, organization }) => ({
    summary: `${asker} still hopes to hear from you about ${person} at ${ended(organization)}`,
    text: 'Any answer helps, a pass too. Without one I will ask somebody else in two working days.',
  }),
  due: ({ asker, person, organization }) => ({
    summary: `You wanted to come back to ${asker}’s request about ${person} at ${ended(organization)}`,
    text: 'Is it a better moment now?',
  }),
  reminder: ({ asker, person, organization }) => ({
    summary: `Have you introduced ${asker} to ${person} at ${organization} yet?`,
    text: 'If so, one click tells everybody. If not, the draft below is ready to send.',
  }),
}

/** The direct message that asks a connector, first or again; always shows the current state. */
export function requestView(shown: ShownIntroduction, again?: keyof typeof AGAIN): View {
  const { summary, heading, whom } = shown.path.partner ? wayInWords(shown) : meetingWords(shown)
  const lead = again && AGAIN[again](shown)
  return {
    summary: lead?.summary ?? summary,
    nodes: [
      { kind: 'heading', text: heading },
      ...(lead && isUnderWay(shown.state) ? [{ kind: 'text' as const, text: `${lead.summary} ${lead.text}` }] : []),
      {
        kind: 'fields',
        fields: [
          { label: 'Introduction to', value: whom },
          { label: 'Why', value: shown.why },
          { label: 'In it for them', value: shown.benefit },
          { label: 'Why you', value: evidence(shown.path, 'connector') },
        ],
      },
      ...joinedNodes(shown.joined ?? []),
      ...stateNodes(shown),
      ...buttons(requestButtons(shown)),
    ],
  }
}

type RequestWords = { summary: string; heading: string; whom: string }

/** The request to somebody who knows a partner. */
function wayInWords(shown: ShownIntroduction): RequestWords {
  const { asker, person, joined = [] } = shown
  const { organization } = shown.path
  return {
    summary: `${asker} asks you to ask ${person} for a way into ${ended(organization)}`,
    heading: `${askersOf(asker, joined)} would like a way into ${organization}`,
    whom: `${referredTo(shown)} at ${organization}, through ${person}, a partner`,
  }
}

/** The request to somebody who knows a person there: the one wanted, or one who may lead to them. */
function meetingWords(shown: ShownIntroduction): RequestWords {
  const { asker, person, joined = [] } = shown
  const { organization } = shown.path
  const whom = referredTo(shown)
  const through = whom ? `${whom}, perhaps through ${person}` : person
  return {
    summary: `${asker} asks you for an introduction to ${whom ? `${through},` : person} at ${ended(organization)}`,
    heading: `${askersOf(asker, joined)} would like to meet ${whom ?? person}`,
    whom: `${through} at ${organization}`,
  }
}

/** What an introduction's state calls for: words to use, what was agreed, what comes next. */
function stateNodes(shown: ShownIntroduction): Node[] {
  const { state, doubtful, asker, person } = shown
  const waiting = state === 'asked' || state === 'later'
  const line = STATE_LINES[state]?.(shown) ?? `Introduced: thank you for helping ${ended(asker)}`
  return [
    ...((waiting && !doubtful) || state === 'accepted' ? draftNodes(shown) : []),
    ...(state === 'accepted' ? consentNodes(shown) : []),
    ...(line ? [{ kind: 'text' as const, text: line }] : []),
    ...(waiting && doubtful ? [{ kind: 'text' as const, text: `How well do you know ${person}?` }] : []),
  ]
}

export function requestButtons(shown: ShownIntroduction): Button[] {
  const made: Button = {
    label: 'I introduced them',
    command: { kind: 'made', introductionId: shown.id },
    style: 'primary',
  }
  if (shown.state === 'accepted' || shown.state === 'lent-name') return [made]
  if (shown.state !== 'asked' && shown.state !== 'later') return []
  return shown.doubtful ? knowButtons(shown.id) : answerButtons(shown.id, shown.state)
}

/** How well one knows the person, best last: five buttons in a row fit every platform. */
function knowButtons(introductionId: string): Button[] {
  return [1, 2, 3, 4, 5].map((rating) => {
    const word = RATING_WORDS[rating] ?? ''
    return {
      label: `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
      command: { kind: 'know', introductionId, rating },
    }
  })
}

/** The five answers, in one row; a postponed request cannot be postponed again. */
function answerButtons(introductionId: string, state: IntroductionState): Button[] {
  return [
    { label: 'I’ll introduce', command: { kind: 'accept', introductionId }, style: 'primary' },
    { label: 'Use my name', command: { kind: 'lend-name', introductionId } },
    { label: 'Ask someone else', command: { kind: 'redirect-form', introductionId } },
    ...(state === 'asked' ? [{ label: 'Later', command: { kind: 'later' as const, introductionId } }] : []),
    { label: 'Pass', command: { kind: 'pass', introductionId } },
  ]
}

/** Tells the asker that the connector said yes, or reminds them; always shows the current state. */
export function promiseView(shown: ShownIntroduction, again = false): View {
  const { connector, person, organization } = shown
  const promised = shown.state === 'accepted' || shown.state === 'lent-name'
  const summary = isUnderWay(shown.state)
    ? shown.state === 'lent-name'
      ? again
        ? `Have you reached ${person} at ${organization} in ${connector}’s name yet?`
        : `${connector} lets you use their name with ${person} at ${ended(organization)}`
      : `${connector} will introduce you to ${person} at ${ended(organization)}`
    : ENDED.includes(shown.state)
      ? `The introduction to ${person} at ${organization} has ended without being made.`
      : `${connector} introduced you to ${person} at ${ended(organization)}`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      ...(promised
        ? [
            shown.state === 'lent-name' ? nameDropNode(shown) : { kind: 'text' as const, text: consentLine(shown) },
            { kind: 'text' as const, text: 'When you are in touch, press the button.' },
            ...buttons([
              { label: 'We were introduced', command: { kind: 'made', introductionId: shown.id }, style: 'primary' },
            ]),
          ]
        : buttons([MY_ASKS])),
    ],
  }
}

const ENDED: readonly IntroductionState[] = ['passed', 'redirected', 'timed-out', 'cancelled']

/** Tells the asker that a connector passed, without a reason. */
export function passedView(shown: ShownIntroduction, askStillOpen: boolean, organizationId: string): View {
  const { connector, organization } = shown
  return {
    summary: `${connector} can’t make the introduction at ${organization} this time.`,
    nodes: [
      { kind: 'text', text: `${connector} can’t make the introduction at ${organization} this time.` },
      {
        kind: 'text',
        text: askStillOpen ? 'Your ask stays open: try another way in.' : 'Others you asked have not answered yet.',
        tone: 'quiet',
      },
      ...buttons([...(askStillOpen ? [waysInButton('Other ways in', organizationId, soughtIn(shown))] : []), MY_ASKS]),
    ],
  }
}

function soughtIn({ whom, organization }: ShownIntroduction): string {
  return whom ? `${whom} at ${organization}` : organization
}

/**
 * Tells the asker, without blame, that the connector cannot be reached.
 *
 * @param why whether the connector left the team; not said for a sealed tie, since it would reveal whose it is
 */
export function undeliveredView(
  shown: ShownIntroduction,
  organizationId: string,
  { hasLeft, askOpen }: { hasLeft: boolean; askOpen: boolean },
): View {
  const { connector, person, organization, path } = shown
  const gone = hasLeft && !path.sealed
  const text = path.sealed
    ? `Your ask about ${organization} could not be delivered: messages do not reach that teammate at the moment.`
    : gone
      ? `${connector} has left the team and cannot introduce you to ${person} at ${organization} any more.`
      : `Your ask about ${person} at ${organization} could not be delivered: messages do not reach ${connector} at the moment.`
  const next = askOpen ? 'Your ask stays open: try another way in.' : 'Others you asked have not answered yet.'
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      {
        kind: 'text',
        text: gone ? next : `That says nothing about you or them. ${next}`,
        tone: 'quiet',
      },
      ...buttons([waysInButton('Other ways in', organizationId, soughtIn(shown)), MY_ASKS]),
    ],
  }
}

/** Tells whoever did not confirm it that the introduction was made. */
export function introducedView(shown: ShownIntroduction): View {
  const text =
    shown.reader === 'asker'
      ? `${shown.connector} introduced you to ${shown.person} at ${ended(shown.organization)} Good luck!`
      : `${shown.asker} says you introduced them to ${ended(shown.person)} Thank you!`
  return { summary: text, nodes: [{ kind: 'text', text }, ...buttons(thanks(shown))] }
}

/** The asker's thanks, one click away, until they were said. */
export function thanks({ id, reader, state, thanked }: ShownIntroduction): Button[] {
  return doesSomething('thanked', { state, reader, thanked })
    ? [{ label: 'Thanks 🙏', command: { kind: 'thank', introductionId: id } }]
    : []
}

/** Acknowledges a confirmation, with the way to undo it. */
export function confirmedView(shown: ShownIntroduction, undoUntil: Date | null): View {
  const text =
    shown.reader === 'asker'
      ? `Noted: you and ${shown.person} are introduced. Good luck!`
      : `Noted: ${shown.asker} and ${shown.person} are introduced. Thank you!`
  const undo: Button[] = undoUntil ? [{ label: 'Undo', command: { kind: 'undo-made', introductionId: shown.id } }] : []
  // Whoever introduces somebody was in touch with them.
  const touch =
    shown.reader === 'connector' ? [touchButton(shown.path.relationshipId, 'message', 'Note it as a touch')] : []
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      ...buttons([...undo, ...touch]),
      ...(undoUntil ? [{ kind: 'moment' as const, text: 'You can undo this until', at: undoUntil.toISOString() }] : []),
    ],
  }
}

/** Tells the other side that the confirmation was taken back. */
export function undoneView(shown: ShownIntroduction): View {
  const text =
    shown.reader === 'asker'
      ? `${shown.connector} took that back: you and ${shown.person} are not introduced yet.`
      : `${shown.asker} took that back: they and ${shown.person} are not introduced yet.`
  return { summary: text, nodes: [{ kind: 'text', text }] }
}

/** Tells the asker that an open ask has expired. */
export function expiredView(target: string): View {
  return lineView(`Your ask for ${target} expired after 60 days.`, [
    { label: 'Ask again', command: { kind: 'keep-form', target: toLabel(target) } },
  ])
}

function buttons(list: Button[]): Node[] {
  return list.length > 0 ? [{ kind: 'buttons', buttons: list }] : []
}
