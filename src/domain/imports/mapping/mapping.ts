import { z } from 'zod'
import type { FieldRefusals } from '../../field-refusal.ts'

// Which column of a table is what, as whoever sent it says: positions alone, never what stands in the table.

/** The columns asked for, in the order in which they are. */
export const MAPPED = ['name', 'company', 'title', 'email', 'since'] as const
export type Mapped = (typeof MAPPED)[number]

/** Positions from 0; a name may be parted over two columns, first name first. */
export type Mapping = { name: number[] } & Record<Exclude<Mapped, 'name'>, number | null>

/** As said when there is no such column. */
export const NO_COLUMN = '0'

/** Columns of one field as written: "3", "3+4" for a parted name, "0" for none; counted from 1. */
const PLACE = /^(?:0|[1-9]\d{0,3})$/
const NAME_PLACES = /^[1-9]\d{0,3}(?:\+[1-9]\d{0,3})?$/

export const writeName = (columns: readonly number[]): string => columns.map((at) => at + 1).join('+')
const writeColumn = (column: number | null): string => (column === null ? NO_COLUMN : String(column + 1))

const readName = (text: string): number[] =>
  NAME_PLACES.test(text) ? text.split('+').map((place) => Number(place) - 1) : []
const readColumn = (text: string): number | null => (PLACE.test(text) && text !== NO_COLUMN ? Number(text) - 1 : null)

/** What a form says, whatever it says: columns it does not name are none. */
export function mappingOf(values: Record<string, string>): Mapping {
  const column = (field: Mapped) => readColumn(values[field] ?? '')
  return {
    name: readName(values['name'] ?? ''),
    ...{ company: column('company'), title: column('title'), email: column('email'), since: column('since') },
  }
}

/** A mapping as a form's values. */
export function valuesOf({ name, company, title, email, since }: Mapping): Record<Mapped, string> {
  const others = { company: writeColumn(company), title: writeColumn(title), email: writeColumn(email) }
  return { name: name.length > 0 ? writeName(name) : NO_COLUMN, ...others, since: writeColumn(since) }
}

/** What is wrong with a mapping, by field: nobody is found without a name, or by a name alone. */
export function mappingRefusals(mapping: Mapping): FieldRefusals {
  const found: FieldRefusals = {}
  if (mapping.name.length === 0) found['name'] = { reason: 'no-name-column' }
  if (mapping.company === null && mapping.email === null) found['company'] = { reason: 'no-place-column' }
  const taken = new Set<number>()
  for (const field of MAPPED) {
    const columns = [mapping[field]].flat().filter((at) => at !== null)
    if (columns.some((at) => taken.has(at)) || new Set(columns).size < columns.length)
      found[field] = { reason: 'column-twice' }
    for (const at of columns) taken.add(at)
  }
  return found
}

/** A mapping as a button carries it: "3+4.1.0.5.0", in the order of MAPPED. */
export const MappingCode = z.string().regex(/^[1-9]\d{0,3}(?:\+[1-9]\d{0,3})?(?:\.(?:0|[1-9]\d{0,3})){4}$/)

export const encodeMapping = (mapping: Mapping): string => MAPPED.map((field) => valuesOf(mapping)[field]).join('.')

export function decodeMapping(code: string): Mapping {
  const parts = code.split('.')
  return mappingOf(Object.fromEntries(MAPPED.map((field, at) => [field, parts[at] ?? ''])))
}
