import { toLabel } from '../../domain/commands/command.ts'
import type { CardState } from '../../domain/requests/posted-request.ts'
import { sayReason } from '../asks/reason.ts'
import type { ShownAsk } from '../digest/shown-ask.ts'
import { ended, plural, sayCount, sayNames } from '../format.ts'
import { type Button, lineView, type Node, type View } from '../view.ts'

// The card of a posted request: everybody in its channel reads it. It names its asker, who chose to post it, and those
// who allow their thanks; nobody who could be asked, and nobody who said they can help.

/** A posted request as its channel may see it. */
export type ShownCard = Omit<ShownAsk, 'days'> & {
  until: Date
  /** How many said on the card that they know somebody, and how many joined the ask. */
  helpers: number
  joined: number
  state: CardState
  /** Who made the introduction, of those who allow their name. */
  thanks: string[]
}

/** The card in its channel; always shows the current state. */
export function cardView(card: ShownCard): View {
  const { state, thanks } = card
  const asker = toLabel(card.asker)
  const target = toLabel(card.target)
  switch (state) {
    case 'down':
      return lineView('This request was taken down.')
    case 'closed':
      // Names nobody: the ask may be somebody else’s by now.
      return lineView(`This request for ${target} is over. Thank you for reading!`)
    case 'made': {
      const thanked = thanks.length > 0 ? `Thank you, ${sayNames(thanks)}!` : 'Thank you to everybody who helped!'
      return lineView(`✅ ${asker} was introduced at ${ended(target)} ${thanked}`)
    }
    default:
      return {
        summary: `${asker} asks who knows somebody at ${ended(target)}`,
        nodes: [...requestNodes(card), { kind: 'buttons', buttons: answers(card) }, reactionHint],
        reactions: [{ emoji: '🙋', label: KNOW_SOMEONE }],
      }
  }
}

const KNOW_SOMEONE = 'I know someone'

const reactionHint: Node = {
  kind: 'text',
  text: `Or react with 🙋: I write to you. Nobody here learns who can help.`,
  tone: 'quiet',
}

/** What a card says, without its buttons. */
export function requestNodes(card: Omit<ShownCard, 'id' | 'thanks'>): Node[] {
  const { target, whom, until, helpers, joined, state } = card
  const asker = toLabel(card.asker)
  const also = joined > 0 ? `, and ${sayCount(joined, 'teammate', 'teammates')} with them` : ''
  return [
    { kind: 'heading', text: `Who knows somebody at ${toLabel(target)}?` },
    {
      kind: 'fields',
      fields: [
        { label: 'Who asks', value: `${asker}${also}` },
        { label: 'Looking for', value: whom ?? 'anyone there' },
        { label: 'Why', value: sayReason(card) },
      ],
    },
    ...standing(state, helpers),
    { kind: 'moment', text: 'Open until', at: until.toISOString() },
  ]
}

function standing(state: CardState, helpers: number): Node[] {
  if (state === 'under-way') return [{ kind: 'text', text: 'An introduction is under way.' }]
  if (helpers === 0) return []
  return [{ kind: 'text', text: `${sayCount(helpers, 'teammate', 'teammates')} can help.` }]
}

function answers({ id: requestId, target }: ShownCard): Button[] {
  const place = toLabel(target)
  return [
    { label: KNOW_SOMEONE, command: { kind: 'know-someone', requestId }, style: 'primary' },
    { label: 'I know who knows', command: { kind: 'tip-form', requestId, target: place } },
    { label: 'Me too', command: { kind: 'me-too-form', requestId, target: place } },
  ]
}

/** Where a card stands: its channel, and its address if it has one. */
export function cardFields({ channel, link }: { channel: string; link: string | null }): Node {
  return {
    kind: 'fields',
    fields: [
      { label: 'Posted in', value: channel, channel: true },
      ...(link ? [{ label: 'The request', value: 'open it', url: link }] : []),
    ],
  }
}

/** Requests posted in channels, as the weekly digest refers to them: it repeats none. */
export function postedNodes(cards: { asker: string; target: string; channel: string; link: string | null }[]): Node[] {
  if (cards.length === 0) return []
  const intro = plural(cards.length, 'One request stands in a channel', 'Requests that stand in channels')
  return [
    { kind: 'divider' },
    { kind: 'text', text: `${intro}:`, tone: 'quiet' },
    {
      kind: 'fields',
      fields: cards.map(({ asker, target, channel, link }) => ({
        label: `${toLabel(asker)} → ${toLabel(target)}`,
        ...(link ? { value: 'open it', url: link } : { value: channel, channel: true as const }),
      })),
    },
  ]
}
