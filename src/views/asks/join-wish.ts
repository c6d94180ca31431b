import { toLabel } from '../../domain/commands/command.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import { keepButton } from '../finding/ask.ts'
import { wordsFields } from '../finding/ask-form.ts'
import { ended } from '../format.ts'
import { type Button, type Form, lineView, type Node, type View } from '../view.ts'

// Two people are after the same company, and the first shows their ask only to its connectors: neither learns who the
// other is until one wishes to join and the other agrees.

/** State of a wish: not made yet, waiting for an answer, or declined. */
export type WishState = 'none' | 'wished' | 'declined'

const STANDS: Record<WishState, string> = {
  none: 'Ask to join them, and they are told who you are and what you wrote. On their yes you see each other’s; on a no you learn nothing of them.',
  wished: 'You asked to join them: you hear as soon as they answer.',
  declined: 'You asked to join them: better go on on your own.',
}

/** Someone unnamed is after the company an asker just wrote about; their text is saved as a draft. */
export function someoneAsksView(told: {
  askId: string
  /** The company in the asker's own words. */
  target: string
  state: WishState
  /** Whether this asker means a different person from the one already asked about. */
  mayAskAlone: boolean
  draftId: string
}): View {
  const { askId, target, state, mayAskAlone, draftId } = told
  const summary = `Someone else on your team is after ${toLabel(target)} too.`
  const buttons: Button[] = [
    ...(state === 'none'
      ? [
          {
            label: 'Ask to join them',
            command: { kind: 'join-ask' as const, askId, draftId },
            style: 'primary' as const,
          },
        ]
      : []),
    ...(mayAskAlone ? [aloneButton(draftId)] : []),
  ]
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      { kind: 'text', text: STANDS[state] },
      ...(mayAskAlone ? [] : [quiet('Nobody there is asked twice at a time: it would look like a campaign.')]),
      quiet('What you wrote is kept for a day.'),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  }
}

function aloneButton(draftId: string): Button {
  return { label: 'Ask on my own', command: { kind: 'ask-anyway', draftId, despite: 'teammate' } }
}

/** A teammate's ask for the company looked for, as far as its reader may know of it. */
export type FellowAsk =
  | { kind: 'named'; askId: string; asker: string; isJoined: boolean }
  | { kind: 'someone'; askId: string; state: WishState }

/** Shown with the ways into a company, before anything is written: a teammate is after it too. */
export function fellowNodes(ask: FellowAsk, company: string): Node[] {
  const { askId } = ask
  const place = toLabel(company)
  const join = (label: string): Node => ({
    kind: 'buttons',
    buttons: [{ label, command: { kind: 'join-form', askId, target: place } }],
  })
  if (ask.kind === 'someone') {
    const is = `Someone else on your team is after ${place} too.`
    return ask.state === 'none' ? [text(is), join('Ask to join them')] : [text(`${is} ${STANDS[ask.state]}`)]
  }
  const asker = toLabel(ask.asker)
  if (!ask.isJoined) return [text(`${asker} is after ${place} too.`), join(`Join ${firstName(ask.asker)}’s ask`)]
  const where: Button = { label: 'Where it stands', command: { kind: 'progress', askId } }
  return [text(`You are on ${asker}’s ask for ${place} already.`), { kind: 'buttons', buttons: [where] }]
}

/** The form for joining a teammate's ask before writing one's own. */
export function joinForm(
  { askId, target }: { askId: string; target: string },
  values: Record<string, string> = {},
  errors?: Record<string, string>,
): Form {
  const company = {
    kind: 'line' as const,
    name: 'target',
    label: 'Company',
    required: true,
    maxLength: 200,
    value: target,
  }
  return {
    title: 'Join a teammate’s ask',
    intro: 'Whoever asked reads who you are and this; so do those who are asked once you are on it.',
    submitLabel: 'Join',
    submit: { kind: 'join', askId, values: {} },
    fields: [company, ...wordsFields(target)].map((field) =>
      values[field.name] === undefined ? field : { ...field, value: values[field.name] ?? '' },
    ),
    ...(errors ? { errors } : {}),
  }
}

/** They asked to join somebody's ask, now or before; `draftId` if the text for their own is saved. */
export function wishedView(target: string, state: Exclude<WishState, 'none'>, draftId: string | null): View {
  const place = toLabel(target)
  const said =
    state === 'wished'
      ? `Asked whether you may join the ask for ${ended(place)} You hear as soon as they answer.`
      : `You asked to join the ask for ${place} before: better go on on your own.`
  return lineView(said, draftId ? [aloneButton(draftId)] : [])
}

/** The ask they would have joined is over; they never learned whose it was. */
export function nobodyToJoinView(target: string, draftId: string | null): View {
  const kept = draftId ? ' What you wrote is kept: ask on your own?' : ' Ask /whoknows on your own.'
  return lineView(`Nobody else is after ${toLabel(target)} any more.${kept}`, draftId ? [aloneButton(draftId)] : [])
}

/** Tells an asker that a teammate after the same company would like to join their ask. */
export function joinWishView(wish: {
  wishId: string
  name: string
  /** The asker's own name for the company. */
  target: string
  why: string
  benefit: string
  /** The answer; null while waiting; `over` if nobody can answer here any more. */
  said: boolean | null | 'over'
}): View {
  const { wishId, target, why, benefit, said } = wish
  const name = toLabel(wish.name)
  const summary = `${name} would like to join your ask for ${ended(toLabel(target))}`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      {
        kind: 'fields',
        fields: [
          { label: 'Why', value: why },
          { label: 'In it for them', value: benefit },
        ],
      },
      ...(said === null ? asking(wishId, wish.name) : [quiet(answered(said, name))]),
    ],
  }
}

function asking(wishId: string, name: string): Node[] {
  return [
    quiet(
      `${toLabel(name)} does not know whose ask it is. On a yes you see each other’s reasons, and both hear what comes of it; on a no they only hear that they better go on alone.`,
    ),
    {
      kind: 'buttons',
      buttons: [
        {
          label: `Yes, with ${firstName(name)}`,
          command: { kind: 'answer-wish', wishId, answer: 'yes' },
          style: 'primary',
        },
        { label: 'No', command: { kind: 'answer-wish', wishId, answer: 'no' } },
      ],
    },
  ]
}

function answered(said: boolean | 'over', name: string): string {
  if (said === 'over') return 'This needs no answer any more.'
  return said
    ? `You said yes: ${name} is on it with you.`
    : 'You go on without each other; they never learn whose ask it was.'
}

/** Shown to an asker who has answered, now or before. */
export function wishAnsweredView(name: string, target: string, agreed: boolean, askId: string): View {
  if (!agreed) return lineView(`Fine: ${toLabel(name)} hears that they better go on alone, and not that it was you.`)
  return lineView(`${toLabel(name)} is on your ask for ${toLabel(target)} now: you both hear what comes of it.`, [
    { label: 'Where it stands', command: { kind: 'progress', askId } },
  ])
}

/** Tells a member that they have joined the ask they wished to: now they learn whose it is, and why. */
export function wishGrantedView(ask: {
  id: string
  asker: string
  target: string
  why: string
  benefit: string
}): View {
  const asker = toLabel(ask.asker)
  const summary = `${asker} said yes: you are on their ask for ${ended(toLabel(ask.target))}`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      {
        kind: 'fields',
        fields: [
          { label: 'Why', value: ask.why },
          { label: 'In it for them', value: ask.benefit },
        ],
      },
      quiet(`You hear everything ${asker} hears.`),
      {
        kind: 'buttons',
        buttons: [{ label: 'Where it stands', command: { kind: 'progress', askId: ask.id }, style: 'primary' }],
      },
    ],
  }
}

/** Tells a member that joining failed, by refusal or because the ask is over: it reveals neither which nor whose. */
export function wishDeclinedView(target: string): View {
  const place = toLabel(target)
  return lineView(`About ${place}: better go on on your own. Nothing you wrote is passed on.`, [
    keepButton({ organization: target }),
  ])
}

function text(words: string): Node {
  return { kind: 'text', text: words }
}

function quiet(words: string): Node {
  return { kind: 'text', text: words, tone: 'quiet' }
}
