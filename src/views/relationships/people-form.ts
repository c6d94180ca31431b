import { MAX_SAID, type PeopleFilter } from '../../domain/relationships/people-filter.ts'
import { KINDS } from '../../domain/relationships/relationship.ts'
import { wholeDate } from '../format.ts'
import type { Field, Form } from '../view.ts'

/** The choice that leaves everybody in. */
const ANY = 'any'

/**
 * The form of a filter of the people one knows, filled with it.
 *
 * @param files imported files that people came from
 */
export function peopleForm(
  filter: PeopleFilter,
  files: { importId: string; fileName: string; at: Date }[],
  errors?: Record<string, string>,
): Form {
  const { kind, band, visibility, state, importId, said } = filter
  const choice = (name: string, label: string, value: string | null, options: [string, string][]): Field => {
    const all = [{ value: ANY, label: 'All' }, ...options.map(([one, text]) => ({ value: one, label: text }))]
    return { kind: 'choice', name, label, required: true, options: all, value: value ?? ANY }
  }
  const from = files.map((file): [string, string] => [
    file.importId,
    `From ${file.fileName.slice(0, 50)}, ${wholeDate(file.at)}`,
  ])
  // An older import than those on offer stays chosen.
  const chosen = importId && !files.some((file) => file.importId === importId) ? [[importId, 'From that import']] : []
  return {
    title: 'Whom I know',
    submitLabel: 'Show them',
    submit: { kind: 'people-filter', values: {} },
    fields: [
      {
        kind: 'line',
        name: 'said',
        label: 'Name, title or company',
        hint: 'Jane, or VP, or at Acme Corp',
        required: false,
        maxLength: MAX_SAID,
        ...(said ? { value: said } : {}),
      },
      choice(
        'kind',
        'What they are to you',
        kind,
        KINDS.map((one): [string, string] => [one, one.charAt(0).toUpperCase() + one.slice(1)]),
      ),
      choice('band', 'How strong', band, [
        ['strong', 'Strong'],
        ['good', 'Good'],
        ['faint', 'Faint'],
      ]),
      choice('visibility', 'Who may see it', visibility, [
        ['open', 'Open: teammates see it'],
        ['sealed', 'Sealed: they see “a teammate”'],
        ['private', 'Private: only me'],
      ]),
      choice('state', 'Where it came from, or what it lacks', importId ?? state, [
        ['unconfirmed', 'Not confirmed yet'],
        ['cold', 'Going cold'],
        ['logged', 'Logged by me'],
        ['imported', 'Imported'],
        ['untouched', 'Untouched for two years'],
        ...chosen.map(([value = '', label = '']): [string, string] => [value, label]),
        ...from,
      ]),
    ],
    ...(errors ? { errors } : {}),
  }
}
