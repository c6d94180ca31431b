import { pairsOf } from '../../domain/imports/mapping/guess-mapping.ts'
import { MAPPED, type Mapped, NO_COLUMN, writeName } from '../../domain/imports/mapping/mapping.ts'
import { columnsOf, SAMPLES, type Sheet } from '../../domain/imports/mapping/sheet.ts'
import type { Button, Field, Form, View } from '../view.ts'

// The question which column of a table is what. What stands in the table is in the form alone.

const FIELDS: Record<Mapped, string> = {
  name: 'Which column holds the names?',
  company: 'Which holds the companies?',
  title: 'Which says what they do there?',
  email: 'Which holds e-mail addresses?',
  since: 'Which says since when you know them?',
}

/** Columns offered, and pairs of them that may be a name: platforms offer 25 choices at most. */
const MOST_COLUMNS = 20
const MOST_PAIRS = 4

type Option = { value: string; label: string }

/** Asks which column is what before anything of a file is kept. */
export function unclearView({ importId, fileName }: { importId: string; fileName: string }): View {
  const summary = `I cannot tell which column of ${fileName} is what. Nothing of it is kept yet. Is it a list of people?`
  const buttons: Button[] = [
    { label: 'Say which column is what', command: { kind: 'mapping-form', importId }, style: 'primary' },
    { label: 'Forget the file', command: { kind: 'forget-file', importId } },
  ]
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      {
        kind: 'text',
        text: 'The form shows you its first rows. If it is a list of companies, call their column “company” and send it again.',
        tone: 'quiet',
      },
      { kind: 'buttons', buttons },
    ],
  }
}

/** The form with the columns of a table, and its first rows. */
export function mappingForm(
  importId: string,
  sheet: Sheet,
  values: Record<string, string>,
  errors?: Record<string, string>,
): Form {
  const columns = columnsOf(sheet)
  const chosen = new Set(Object.values(values).flatMap((value) => value.split('+')))
  const options = columns
    .map(({ name, samples }, at) => {
      const shown = samples.filter((sample) => sample !== '').join(', ')
      return { value: String(at + 1), label: `${calledBy(name, at)}: ${shown}`, isEmpty: shown === '' }
    })
    .sort((a, b) => Number(chosen.has(b.value)) - Number(chosen.has(a.value)) || Number(a.isEmpty) - Number(b.isEmpty))
    .slice(0, MOST_COLUMNS)
    .sort((a, b) => Number(a.value) - Number(b.value))
    .map(({ value, label }) => ({ value, label }))
  const rows = Array.from({ length: Math.min(SAMPLES, sheet.rows.length) }, (_, row) =>
    columns.map(({ samples }) => samples[row] ?? '').join(' | '),
  )
  const intro = ['The first rows, which only you see:', ...rows].join('\n')
  const pairs = pairsIn(sheet, values['name'] ?? '').map((pair) => ({
    value: writeName(pair),
    label: `${pair.map((at) => calledBy(columns[at]?.name ?? '', at)).join(' + ')}: ${(
      columns[pair[0] ?? 0]?.samples ?? []
    )
      .map((_, row) => pair.map((at) => columns[at]?.samples[row] ?? '').join(' '))
      .join(', ')}`,
  }))
  return formWith(importId, { options, pairs, intro }, values, errors)
}

/** The pairs of columns that may be a name, the chosen one first. */
function pairsIn(sheet: Sheet, chosen: string): number[][] {
  const places = chosen.split('+').map((place) => Number(place) - 1)
  const said = places.length === 2 && places.every((at) => at >= 0 && at < sheet.first.cells.length) ? [places] : []
  const others = pairsOf(sheet).filter((pair) => writeName(pair) !== chosen)
  return [...said, ...others].slice(0, MOST_PAIRS)
}

/** The form as it was filled in, where the table is not at hand. */
export function numberedForm(importId: string, values: Record<string, string>, errors: Record<string, string>): Form {
  const options = Array.from({ length: MOST_COLUMNS }, (_, at) => ({ value: String(at + 1), label: calledBy('', at) }))
  return formWith(importId, { options, pairs: [] }, values, errors)
}

const calledBy = (name: string, at: number): string => (name === '' ? `Column ${at + 1}` : name.slice(0, 30))

function formWith(
  importId: string,
  { options, pairs, intro }: { options: Option[]; pairs: Option[]; intro?: string },
  values: Record<string, string>,
  errors?: Record<string, string>,
): Form {
  const none = { value: NO_COLUMN, label: 'No column' }
  const fields = MAPPED.map((name): Field => {
    const offered = name === 'name' ? [...pairs, ...options] : [none, ...options]
    const value = offered.find((one) => one.value === values[name])?.value ?? (name === 'name' ? undefined : NO_COLUMN)
    const held = value === undefined ? {} : { value }
    return { kind: 'choice', name, label: FIELDS[name], required: true, options: offered, ...held }
  })
  return {
    title: 'Which column is what?',
    ...(intro === undefined ? {} : { intro }),
    submitLabel: 'Go on',
    submit: { kind: 'map-columns', importId, values: {} },
    fields,
    ...(errors ? { errors } : {}),
  }
}
