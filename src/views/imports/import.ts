import { sayNumber as count, sayCount, wholeDate } from '../format.ts'
import type { Node, View } from '../view.ts'

/** Immediate reply once a file is read; the report comes by direct message. */
export function readingView(rows: number): View {
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
  status: 'reading' | 'merging' | 'done' | 'refused' | 'failed'
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
  const summary = `Imported ${report.fileName}: ${count(report.added)} new, ${count(report.updated)} updated, ${count(report.unchanged)} unchanged and ${count(report.refused.length)} refused.`
  const more = report.refused.length - NAMED
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
      ...report.refused
        .slice(0, NAMED)
        .map((row) => ({ kind: 'text' as const, text: `Line ${row.line}: ${row.reason}` })),
      ...(more > 0 ? [{ kind: 'text' as const, text: `… and ${count(more)} more.`, tone: 'quiet' as const }] : []),
      ...unreadNodes(report.unreadDates ?? 0),
      {
        kind: 'text',
        text: 'Imported ties stay faint until you say how well you know them. The file itself is not kept.',
        tone: 'quiet',
      },
      {
        kind: 'buttons',
        buttons: [{ label: 'Confirm the ones I know', command: { kind: 'unconfirmed' }, style: 'primary' }],
      },
    ],
  }
}

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
