import { toLabel } from '../../domain/commands/command.ts'
import { sayReason } from '../asks/reason.ts'
import { ended, plural, sayCount } from '../format.ts'
import type { Page } from '../overview/intros-rows.ts'
import { logForm } from '../relationships/relationship.ts'
import { postedNodes } from '../requests/card.ts'
import type { Button, Form, Node, View } from '../view.ts'
import { placeOf, type ShownAsk } from './shown-ask.ts'
import { isQuiet, type Week, weekNodes } from './week.ts'

export type DigestContent = {
  /** The first page of the open asks, most urgent first. */
  asks: Page<ShownAsk>
  /** Open asks posted as cards that everybody may read: linked, and never repeated. */
  cards?: { asker: string; target: string; channel: string; link: string | null }[]
  /** Whether there are more such cards. */
  moreCards?: boolean
  week: Week
}

/** The weekly digest. */
export function digestView({ asks, cards = [], moreCards, week }: DigestContent): View {
  if (asks.items.length + cards.length === 0 && isQuiet(week)) {
    const text = 'A quiet week: nobody needs an introduction. Where would you like a way in? Try /whoknows Acme Corp.'
    return { summary: text, nodes: [{ kind: 'text', text }] }
  }
  const { length } = asks.items
  const count = `${length}${asks.more ? '+' : ''}`
  const summary =
    length === 0
      ? cards.length > 0
        ? 'This week in introductions: requests stand in channels.'
        : 'This week in introductions: no ask is open.'
      : `${count} ${plural(length, 'teammate’s ask looks', 'asks look')} for a way in: can you open a door?`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: length === 0 ? 'This week in introductions' : 'Can you open a door?' },
      ...asks.items.map(askItem),
      ...(asks.more ? [allOpenAsks] : []),
      ...postedNodes(cards),
      ...(moreCards && !asks.more ? [allOpenAsks] : []),
      ...weekNodes(week),
    ],
  }
}

const allOpenAsks = buttons([{ label: 'All open asks', command: { kind: 'open-asks', page: 0 } }])

function askItem(ask: ShownAsk): Node {
  const { id: askId, asker, days } = ask
  const target = toLabel(ask.target)
  return {
    kind: 'item',
    title: `${asker} → ${placeOf(ask)}`,
    detail: sayReason(ask),
    note: days === 0 ? 'new' : `open for ${sayCount(days, 'day', 'days')}`,
    buttons: [
      { label: 'I know someone', command: { kind: 'log-form', askId, target }, style: 'primary' },
      { label: 'I know who knows', command: { kind: 'know-who', askId, target } },
    ],
  }
}

function buttons(list: Button[]): Node {
  return { kind: 'buttons', buttons: list }
}

/** A preview of the digest, seen by one admin only. */
export function previewedView({ summary, nodes }: View): View {
  const text = 'A preview: only you see it. Posted now, the digest would say:'
  return { summary, nodes: [{ kind: 'text', text, tone: 'quiet' }, ...nodes] }
}

/** One page of teammates' open asks that everyone may see. */
export function openAsksView({ items, page, more }: Page<ShownAsk>): View {
  const none = page === 0 ? 'No ask of a teammate is open.' : 'No more asks.'
  return {
    summary: items.length === 0 ? none : `Teammates’ open asks, page ${page + 1}.`,
    nodes: [
      { kind: 'heading', text: 'Can you open a door?' },
      ...items.map(askItem),
      ...(items.length === 0 ? [{ kind: 'text', text: none, tone: 'quiet' } as const] : []),
      ...(more ? [buttons([{ label: 'Show more', command: { kind: 'open-asks', page: page + 1 } }])] : []),
    ],
  }
}

/** The "I know someone" form: who it is at the company asked for. */
export function logForForm(
  { askId, target }: { askId: string; target: string },
  values: Record<string, string> = {},
  errors?: Record<string, string>,
): Form {
  const form = logForm({ organization: target, ...values }, errors)
  return { ...form, submit: { kind: 'log-for', askId, values: {} } }
}

/** The "I know who knows" form. */
export function nameForm(
  { askId, target }: { askId: string; target: string },
  values: Record<string, string> = {},
  errors?: Record<string, string>,
): Form {
  return {
    title: 'Who may know somebody?',
    intro: target
      ? `They are asked whether they know somebody at ${ended(target)}`
      : 'They are asked whether they know somebody.',
    submitLabel: 'Ask them',
    submit: { kind: 'name', askId, values: {} },
    fields: [
      {
        kind: 'member',
        name: 'teammate',
        label: 'Which teammate?',
        required: true,
        maxLength: 200,
        value: values['teammate'] ?? '',
      },
    ],
    ...(errors ? { errors } : {}),
  }
}

/** What was logged for an ask, with the offer to introduce. */
export function loggedForView(
  logged: View,
  ask: { id: string; asker: string; target: string },
  relationshipId: string | null,
): View {
  if (relationshipId === null) {
    const text = `Thank you! It does not lead to ${toLabel(ask.target)}, so nothing was offered to ${ended(toLabel(ask.asker))}`
    return { summary: text, nodes: [{ kind: 'text', text }, { kind: 'divider' }, ...logged.nodes] }
  }
  const text = `That may be the way in for ${ended(toLabel(ask.asker))} Shall I tell them you will introduce them?`
  const offer: Button = {
    label: 'Offer an introduction',
    command: { kind: 'offer', askId: ask.id, relationshipId },
    style: 'primary',
  }
  return {
    summary: text,
    nodes: [{ kind: 'text', text }, buttons([offer]), { kind: 'divider' }, ...logged.nodes],
  }
}

/** Tells a teammate that somebody thinks they may know someone. */
export function namedView(ask: Omit<ShownAsk, 'days'>, by: string): View {
  const { id: askId, asker } = ask
  const target = toLabel(ask.target)
  const summary = `${toLabel(by)} thinks you may know somebody at ${ended(target)}`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      {
        kind: 'fields',
        fields: [
          { label: 'Who asks', value: asker },
          { label: 'Looking for', value: placeOf(ask) },
          { label: 'Why', value: sayReason(ask) },
        ],
      },
      buttons([
        { label: 'I know someone', command: { kind: 'log-form', askId, target }, style: 'primary' },
        { label: 'I know who knows', command: { kind: 'know-who', askId, target } },
      ]),
      { kind: 'text', text: 'If you do not, there is nothing to do.', tone: 'quiet' },
    ],
  }
}
