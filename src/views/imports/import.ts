import { MOST_TOGETHER } from '../../domain/imports/encounters/encounter.ts'
import type { ImportKind } from '../../domain/imports/origin.ts'
import { sayNumber as count, sayCount, wholeDate } from '../format.ts'
import { lookImportant } from '../relationships/relationship.ts'
import { type Button, lineView, type Node, type View } from '../view.ts'
import { sayWhom } from './suggested.ts'

/** Immediate reply once a file is read; the report comes by direct message. */
export function readingView(rows: number, kind: ImportKind = 'people'): View {
  if (kind === 'encounters') {
    const met = `You were in touch with ${sayCount(rows, 'person', 'people')} in it, colleagues, lists and big meetings left out.`
    return lineView(
      rows === 0 ? `${met} So there is nothing to keep.` : `${met} My message to you says what came of it.`,
    )
  }
  if (rows === 0) {
    const text =
      'This file has the header but no connections below it. Was the export still empty? Ask LinkedIn for a new one.'
    return { summary: text, nodes: [{ kind: 'text', text }] }
  }
  const text = `Read ${sayCount(rows, 'row', 'rows')}. I am adding them now: my message to you shows how far I am.`
  return { summary: text, nodes: [{ kind: 'text', text }] }
}

/** Refused rows named one by one; the rest are counted. */
const NAMED = 10

type Imported = {
  fileName: string
  kind?: ImportKind
  /** How many ties that wait for a word are at companies teammates look for. */
  wanted?: number
  /** What came of the files beside it, which say who and when: ties touched, and people suggested. */
  met?: { touched: number; suggested: number }
  id?: string | undefined
  status: 'offered' | 'reading' | 'merging' | 'done' | 'refused' | 'failed' | 'undone'
  rows: number
  added: number
  updated: number
  unchanged: number
  refused: { line: number; reason: string }[]
  unreadDates?: number
}

/** Reply to a file sent again: what came of it before. */
export function knownImportView(report: Imported & { startedAt: Date }): View {
  const { fileName, status, startedAt } = report
  if (status !== 'done') {
    const text = `I am reading ${fileName} already: my message to you shows how far it is.`
    return { summary: text, nodes: [{ kind: 'text', text }] }
  }
  const text = `I already read ${fileName} on ${wholeDate(startedAt)}. Here is its report; a newer export is welcome any time.`
  const [, ...nodes] = importedView(report).nodes
  return { summary: text, nodes: [{ kind: 'text', text }, ...nodes] }
}

/** An import's progress or result. */
export function importedView(report: Imported): View {
  const done = report.added + report.updated + report.unchanged + report.refused.length
  if (report.status === 'merging') {
    const text = `Adding ${report.fileName}: ${count(done)} of ${count(report.rows)} rows.`
    return { summary: text, nodes: [{ kind: 'text', text }] }
  }
  if (report.status === 'failed') {
    const summary = `Something went wrong with ${report.fileName}: only ${count(done)} of its ${count(report.rows)} rows were added.`
    const next =
      'That is on our side. Please send the file once more: nobody comes in twice. If it happens again, tell whoever runs Foothold here.'
    return {
      summary,
      nodes: [
        { kind: 'text', text: summary },
        { kind: 'text', text: next },
      ],
    }
  }
  if (report.status === 'undone') {
    const text = `${report.fileName} was taken back: what it added is gone, but for ties you said more of since.`
    return { summary: text, nodes: [{ kind: 'text', text }] }
  }
  if (report.kind === 'encounters') return metView(report)
  const summary = `Imported ${report.fileName}: ${count(report.added)} new, ${count(report.updated)} updated, ${count(report.unchanged)} unchanged and ${count(report.refused.length)} refused.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Your connections are in' },
      {
        kind: 'fields',
        fields: [
          { label: 'Rows', value: count(report.rows) },
          { label: 'New', value: count(report.added) },
          { label: 'Updated', value: count(report.updated) },
          { label: 'Unchanged', value: count(report.unchanged) },
          { label: 'Refused', value: count(report.refused.length) },
        ],
      },
      ...refusedNodes(report.refused),
      ...unreadNodes(report.unreadDates ?? 0),
      ...(report.wanted ? [{ kind: 'text' as const, text: lookImportant(report.wanted) }] : []),
      ...besideNodes(report.met),
      {
        kind: 'text',
        text: 'Imported ties stay faint until you say how well you know them. The file itself is not kept.',
        tone: 'quiet',
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Confirm the ones I know', command: { kind: 'unconfirmed' }, style: 'primary' },
          ...(report.met?.suggested ? [sayWhom('Say whom I know')] : []),
          ...laterButtons(report),
        ],
      },
    ],
  }
}

/** What the files of an archive beside its list of people came to. */
function besideNodes(met: Imported['met']): Node[] {
  if (!met || met.touched + met.suggested === 0) return []
  const touched = `${sayCount(met.touched, 'tie', 'ties')} of yours`
  const others = met.suggested > 0 ? ` ${sayCount(met.suggested, 'other', 'others')} wait for a word of yours.` : ''
  return [{ kind: 'text', text: `The other files of the archive say when you were in touch with ${touched}.${others}` }]
}

/** The first refused rows, and how many more there are. */
function refusedNodes(refused: Imported['refused']): Node[] {
  const more = refused.length - NAMED
  return [
    ...refused.slice(0, NAMED).map((row) => ({ kind: 'text' as const, text: `Line ${row.line}: ${row.reason}` })),
    ...(more > 0 ? [{ kind: 'text' as const, text: `… and ${count(more)} more.`, tone: 'quiet' as const }] : []),
  ]
}

/** What came of a calendar or mailbox. */
function metView(report: Imported): View {
  const { fileName, rows, added, updated, refused, unreadDates = 0 } = report
  const met = rows - refused.length
  const summary = `Read ${fileName}: you were in touch with ${sayCount(met, 'person', 'people')}.`
  const undated = `${sayCount(unreadDates, 'entry has', 'entries have')} no date that can be read, and ${unreadDates === 1 ? 'does' : 'do'} not count.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Whom you were in touch with' },
      { kind: 'text', text: summary },
      {
        kind: 'fields',
        fields: [
          { label: 'Ties of yours with new touches', value: count(updated) },
          { label: 'People to tell me about', value: count(added) },
        ],
      },
      ...refusedNodes(refused),
      ...(unreadDates > 0 ? [{ kind: 'text' as const, text: undated, tone: 'quiet' as const }] : []),
      {
        kind: 'text',
        text: `Colleagues, lists, rooms and gatherings of more than ${MOST_TOGETHER} are left out. The file itself is not kept.`,
        tone: 'quiet',
      },
      {
        kind: 'buttons',
        buttons: [
          ...(added > 0 ? [{ ...sayWhom('Say whom I know'), style: 'primary' as const }] : []),
          ...laterButtons(report),
        ],
      },
    ],
  }
}

function laterButtons({ id: importId, refused }: Imported): Button[] {
  if (importId === undefined) return []
  const rows: Button[] =
    refused.length > 0 ? [{ label: 'Refused rows as CSV', command: { kind: 'refused-rows', importId } }] : []
  return [...rows, { label: 'Take it back', command: { kind: 'undo-import', importId } }]
}

/** What came of taking an import back. */
export function undoneView(
  report: Pick<Imported, 'fileName' | 'kind' | 'added' | 'updated'> & { removed: number },
): View {
  const { fileName, kind, added, updated, removed } = report
  if (kind === 'encounters')
    return lineView(
      `Taken back: the touches of ${fileName} and whom it suggested are gone. Those you logged since stay.`,
    )
  const kept = added + updated - removed
  const stayed = removed > 0 && kept > 0 ? ` ${sayCount(kept, 'tie', 'ties')} you or others built on stayed.` : ''
  return lineView(`${fileName} is taken back: ${sayCount(removed, 'tie is', 'ties are')} as before it.${stayed}`)
}

export const refusedRowsQueuedView = (rows: number): View =>
  lineView(`${sayCount(rows, 'refused row comes', 'refused rows come')} as a file by direct message.`)

export const refusedRowsView = (report: Imported): View =>
  lineView(`The refused rows of ${report.fileName}, by line: ${count(report.refused.length)}.`)

/** Rows imported without their date, and how to write dates so that none is lost. */
function unreadNodes(dates: number): Node[] {
  if (dates === 0) return []
  const lost =
    dates === 1 ? '1 date could not be read: its row is' : `${count(dates)} dates could not be read: their rows are`
  return [
    {
      kind: 'text',
      text: `${lost} in without it. Dates like 14 Mar 2024 or 2024-03-14 are always read.`,
      tone: 'quiet',
    },
  ]
}
