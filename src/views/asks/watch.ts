import { toLabel } from '../../domain/commands/command.ts'
import { ended } from '../format.ts'
import type { Button, Node, View } from '../view.ts'
import { sayReason } from './reason.ts'

/** An open ask that a tie of the reader's may answer. */
export type ShownMatch = {
  askId: string
  relationshipId: string
  asker: string
  target: string
  whom: string | null
  teamWhy: string | null
  why: string
  person: string
}

/** Rows shown at once. */
const ROWS = 5

/**
 * Tells a member that teammates seek a way into companies where they have just logged or imported somebody. Always
 * shows those still waiting for an answer.
 */
export function watchView(waiting: ShownMatch[], noticeId: string): View {
  const [first] = waiting
  if (!first) {
    const text = 'Teammates looked for a way in here: nothing waits for you any more. Thank you!'
    return { summary: text, nodes: [{ kind: 'text', text }] }
  }
  const summary =
    waiting.length === 1
      ? `${toLabel(first.asker)} is looking for a way into ${toLabel(first.target)}: you just logged ${ended(toLabel(first.person))}`
      : `${waiting.length} asks of teammates look for a way in where you just logged somebody.`
  const more = waiting.length - ROWS
  return {
    summary: summary.length > 150 ? 'A teammate is looking for a way in where you just logged somebody.' : summary,
    nodes: [
      { kind: 'heading', text: 'You may be able to help' },
      { kind: 'text', text: summary },
      ...waiting.slice(0, ROWS).map(item),
      ...(more > 0 ? [buttons([pageButton(`Show ${more} more`, noticeId, 1)])] : []),
      { kind: 'text', text: 'They hear nothing unless you offer. Offering is a promise to introduce.', tone: 'quiet' },
    ],
  }
}

/** A further page of them, below the message; `page` from 0. */
export function matchesView(waiting: ShownMatch[], noticeId: string, page: number): View {
  const summary = `Asks you may be able to help with, page ${page + 1}.`
  const turns = [
    ...(page > 0 ? [pageButton('Back', noticeId, page - 1)] : []),
    ...((page + 1) * ROWS < waiting.length ? [pageButton('Next', noticeId, page + 1)] : []),
  ]
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      ...waiting.slice(page * ROWS, (page + 1) * ROWS).map(item),
      ...(turns.length > 0 ? [buttons(turns)] : []),
    ],
  }
}

function pageButton(label: string, noticeId: string, page: number): Button {
  return { label, command: { kind: 'matches', noticeId, page } }
}

function buttons(list: Button[]): Node {
  return { kind: 'buttons', buttons: list }
}

function item(match: ShownMatch): Node {
  const { askId, relationshipId, asker, target, whom, person } = match
  return {
    kind: 'item',
    title: `${asker} → ${whom ? `${whom} at ${target}` : target}`,
    detail: `You know ${person} there.`,
    note: sayReason(match),
    buttons: [
      { label: 'Offer to introduce', command: { kind: 'offer', askId, relationshipId }, style: 'primary' },
      { label: 'Not now', command: { kind: 'not-now', askId } },
    ],
  }
}
