import { readWish } from '../../domain/asks/wish.ts'
import { toLabel } from '../../domain/commands/command.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import { CARD_DAYS, USUAL_DAYS } from '../../domain/requests/posted-request.ts'
import { keepsOpen } from '../finding/ask.ts'
import { postingFields } from '../finding/ask-form.ts'
import { ended, sayCount } from '../format.ts'
import { MY_ASKS } from '../my-asks.ts'
import { type Button, type Form, lineView, type Node, type View } from '../view.ts'
import { cardFields, requestNodes, type ShownCard } from './card.ts'

// What the asker of a posted request meets: the form, the preview, where it stands.

export const ASK_TEAM = 'Ask the team'

/**
 * Adds the way to ask the team to an answer: beside the button that keeps the ask open, or below everything.
 *
 * @param wish what is wanted, as a label
 */
export function withAskTeam(view: View, wish: string): View {
  const button: Button = { label: ASK_TEAM, command: { kind: 'ask-team', target: wish } }
  const keeps = (node: Node) => node.kind === 'buttons' && node.buttons.some(keepsOpen)
  if (!view.nodes.some(keeps)) return { ...view, nodes: [...view.nodes, { kind: 'buttons', buttons: [button] }] }
  return {
    ...view,
    nodes: view.nodes.map((node) =>
      node.kind === 'buttons' && keeps(node) ? { ...node, buttons: [...node.buttons, button] } : node,
    ),
  }
}

/** The form of an ask that is to be posted: who may see it is chosen with the channel. */
export function askTeamForm(
  { channel, target }: { channel: string; target: string },
  values: Record<string, string> = {},
  errors?: Record<string, string>,
): Form {
  const wish = readWish(target)
  return {
    title: 'Ask the team',
    intro: `For ${ended(wish.wanted)} Next you see it as it would look, and choose the channel. Nothing is posted before.`,
    submitLabel: 'See how it looks',
    submit: { kind: 'ask-for-card', channel, target: wish.wanted, values: {} },
    fields: postingFields(wish, wish.wanted, values),
    ...(errors ? { errors } : {}),
  }
}

/** A card before it is posted, with the channels it can be posted in. */
export function cardPreviewView(askId: string, card: Omit<ShownCard, 'id' | 'thanks'>, channels: Offered): View {
  const { here, usual, inThread = false } = channels
  const fields = [
    ...(here ? [{ label: 'Where you are', value: here, channel: true as const }] : []),
    ...(usual ? [{ label: 'For introductions', value: usual, channel: true as const }] : []),
  ]
  const post = (label: string, channel: string | null, style?: 'primary'): Button[] =>
    channel ? [{ label, command: { kind: 'post-card', askId, channel }, ...(style ? { style } : {}) }] : []
  const another: Button = {
    label: here || usual ? 'Another channel or time' : 'Choose a channel',
    command: { kind: 'card-form', askId },
  }
  return {
    summary: `This is how your ask for ${toLabel(card.target)} would look in a channel.`,
    nodes: [
      quiet('A preview: only you see it, and nothing is posted yet.'),
      ...requestNodes(card),
      { kind: 'divider' },
      ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : []),
      quiet('Everybody in the channel reads it. It names nobody you could ask already: those ways in stay with you.'),
      {
        kind: 'buttons',
        buttons: [
          ...post(inThread ? 'Post it in this thread' : 'Post it where I am', here, 'primary'),
          ...post('Post it for introductions', usual, here ? undefined : 'primary'),
          another,
          { label: 'Change the reason', command: { kind: 'reword-form', askId } },
        ],
      },
    ],
  }
}

/** The channels offered first; each is null if there is none, or it may carry no card. `inThread`: in a thread there. */
export type Offered = { here: string | null; inThread?: boolean; usual: string | null }

/** The form for another channel, or another time. */
export function placeForm(askId: string, values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  return {
    title: 'Where to ask the team',
    submitLabel: 'Post it',
    submit: { kind: 'place-card', askId, values: {} },
    fields: [
      {
        kind: 'channel',
        name: 'channel',
        label: 'Channel',
        hint: 'Everybody there reads it; never one shared with another organization.',
        required: true,
        value: values['channel'] ?? '',
      },
      {
        kind: 'choice',
        name: 'days',
        label: 'For how long?',
        required: true,
        options: CARD_DAYS.map((days) => ({ value: String(days), label: sayCount(days, 'day', 'days') })),
        value: values['days'] ?? String(USUAL_DAYS),
      },
    ],
    ...(errors ? { errors } : {}),
  }
}

type Posted = { id: string; channel: string; link: string | null; target: string }

/** The ask goes up as a card, now or before. */
export function postedView({ id: requestId, channel, link, target }: Posted): View {
  const summary = `Your ask for ${toLabel(target)} is up for the team.`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      cardFields({ channel, link }),
      quiet('Whoever can help says so to me, and you hear it. The card shows how it goes by itself.'),
      { kind: 'buttons', buttons: [takeDown(requestId), MY_ASKS] },
    ],
  }
}

/** Takes a card down. */
export function takeDown(requestId: string): Button {
  return { label: 'Take the request down', command: { kind: 'take-down', requestId } }
}

/** Shows an ask of mine as a card, to be posted. */
export function askTeamAbout(askId: string): Button {
  return { label: ASK_TEAM, command: { kind: 'card-preview', askId } }
}

/** Their card was taken down. */
export function takenDownView(target: string): View {
  return lineView(`Taken down: your ask for ${toLabel(target)} itself goes on.`, [MY_ASKS])
}

/** A teammate's card asks for the same company: joining it beats a second one. */
export function askedByTeammateView(card: {
  id: string
  asker: string
  target: string
  channel: string
  link: string | null
}): View {
  const { id: requestId, channel, link } = card
  const asker = toLabel(card.asker)
  const target = toLabel(card.target)
  const summary = `${asker} asks the team about ${target} already.`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      cardFields({ channel, link }),
      {
        kind: 'text',
        text: `Join ${asker}’s request: one is read better than two, and you both hear what comes of it.`,
      },
      {
        kind: 'buttons',
        buttons: [
          {
            label: `Join ${firstName(card.asker)}`,
            command: { kind: 'me-too-form', requestId, target },
            style: 'primary',
          },
        ],
      },
    ],
  }
}

/** Tells an asker that their card could not be posted, or is gone. */
export function cardLostView(ask: { id: string; target: string }, wasPosted: boolean): View {
  const target = toLabel(ask.target)
  const summary = wasPosted
    ? `Your request for ${target} is gone: it was deleted by hand, or its channel was closed.`
    : `Your request for ${target} could not be posted there.`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      quiet(
        wasPosted
          ? 'Your ask itself stays open.'
          : 'The channel is gone, or closed to me, or people of another organization read it. Your ask stays open.',
      ),
      { kind: 'buttons', buttons: [{ ...askTeamAbout(ask.id), label: 'Post it elsewhere' }, MY_ASKS] },
    ],
  }
}

function quiet(text: string): Node {
  return { kind: 'text', text, tone: 'quiet' }
}
