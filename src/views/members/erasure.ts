import { type AskStatus, isAlive } from '../../domain/asks/ask.ts'
import { ERASE_WORD } from '../../domain/members/erasing.ts'
import { waysInForAsk } from '../finding/ways-in-button.ts'
import { ended } from '../format.ts'
import { MY_ASKS } from '../my-asks.ts'
import type { Button, Form, Node, View } from '../view.ts'
import { lineView } from '../view.ts'

// Messages when a member's data is erased: to them, and to teammates who dealt with them.

/** Replaces a message whose subject was erased. */
export function goneView(): View {
  return lineView('This was about a teammate whose data has been erased since. Nothing to do.')
}

/** Tells the asker that somebody they asked erased their data, without saying who. */
export function connectorGoneView(ask: {
  target: string
  organizationId: string | null
  whom: string | null
  status: AskStatus
}): View {
  const { target, organizationId, whom, status } = ask
  const text = `A teammate you asked about ${target} no longer uses Foothold, so that request has ended.`
  const other: Button[] =
    organizationId && isAlive(status) ? [waysInForAsk('Other ways in', { organizationId, target, whom })] : []
  const next = {
    open: 'Your ask is open again: try another way in.',
    pursued: 'Others you asked have not answered yet.',
  }
  const line = status === 'open' || status === 'pursued' ? next[status] : ''
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      ...(line ? [{ kind: 'text' as const, text: line, tone: 'quiet' as const }] : []),
      { kind: 'buttons', buttons: [...other, MY_ASKS] },
    ],
  }
}

type Erasure = {
  relationships: number
  touches: number
  people: number
  asks: number
  favours: number
  imports: number
  cancelled: number
  closed: number
}

/** What erasure removes, before it is done (`done` false) or after, for whoever runs the bot. */
export function erasureView(name: string, erasure: Erasure, done: boolean): View {
  const summary = done
    ? `Everything of ${name} is erased.`
    : `This is what would be erased of ${ended(name)} It cannot be undone.`
  const note = done
    ? 'Teammates keep what they logged themselves. Their messages from me about this no longer name anybody.'
    : `${STAYS} Messages already in this member’s own inbox, and digests already posted, stay where they are.`
  return { summary, nodes: [{ kind: 'heading', text: summary }, countsOf(erasure), quiet(note)] }
}

/** What erasing its reader would remove, with the way to do it. */
export function ownErasureView(erasure: Erasure): View {
  const summary = 'This is what would be erased of you. It cannot be undone.'
  const note = `${STAYS} Messages already in your inbox, and digests already posted, stay where they are.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      countsOf(erasure),
      quiet(note),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Erase everything of mine', command: { kind: 'erase-form' }, style: 'danger' },
          { label: 'All of it as a file first', command: { kind: 'own-file' } },
          { label: 'What is kept', command: { kind: 'privacy' } },
        ],
      },
    ],
  }
}

/** The form that erases everything of its sender: a word is typed, so that no press does it by accident. */
export function eraseForm(values: Record<string, string> = {}, errors?: Record<string, string>): Form {
  return {
    title: 'Erase everything of mine',
    intro:
      'Everything I keep of you is deleted for good, and those who wait for your answer are told it will not come.',
    submitLabel: 'Erase it all',
    submit: { kind: 'erase-me', values: {} },
    fields: [
      {
        kind: 'line',
        name: 'word',
        label: `Type ${ERASE_WORD} if you mean it`,
        required: true,
        maxLength: 20,
        value: values['word'] ?? '',
      },
    ],
    ...(errors ? { errors } : {}),
  }
}

/** Nothing of its reader is kept any more. */
export const ownErasedView = (): View =>
  lineView('Everything of yours is erased. Thank you for having been here; if you write to me again, you begin anew.')

const STAYS = 'Teammates keep what they logged themselves. Anyone waiting for an answer is told that it will not come.'

function countsOf({ relationships, touches, people, asks, favours, imports, cancelled, closed }: Erasure): Node {
  return {
    kind: 'fields',
    fields: [
      { label: 'People logged', value: `${relationships}, of whom nobody else here knows ${people}` },
      { label: 'Touches', value: String(touches) },
      { label: 'Asks', value: closed > 0 ? `${asks}, of which ${closed} still open` : String(asks) },
      {
        label: 'Requests received',
        value: cancelled > 0 ? `${favours}, of which ${cancelled} under way` : String(favours),
      },
      { label: 'Imports', value: String(imports) },
    ],
  }
}

function quiet(text: string): Node {
  return { kind: 'text', text, tone: 'quiet' }
}
