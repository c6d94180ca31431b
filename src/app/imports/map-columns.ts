import { z } from 'zod'
import { read } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import { nameIn } from '../../domain/imports/file-head.ts'
import { guessMapping } from '../../domain/imports/mapping/guess-mapping.ts'
import {
  encodeMapping,
  MAPPED,
  type Mapping,
  mappingOf,
  mappingRefusals,
  valuesOf,
  writeName,
} from '../../domain/imports/mapping/mapping.ts'
import { type Sheet, sheetOf } from '../../domain/imports/mapping/sheet.ts'
import { mappingForm } from '../../views/imports/mapping.ts'
import { offerView } from '../../views/imports/offer.ts'
import type { Form, View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import { type OpenedFile, openFile } from './open-file.ts'
import { refuseFile } from './refuse-file.ts'

// A table whose columns nobody knows: its sender says which is what. Its first rows are fetched for the form alone, and
// what comes of it are positions of columns, carried by the buttons of the yes: nothing that stands in it is kept.

/** Reads the form's values; throws form-invalid with what to fix, by field. */
export function readMapping(values: Record<string, string>): Mapping {
  const mapping = mappingOf(values)
  read(z.unknown(), values, mappingRefusals(mapping))
  return mapping
}

/**
 * The form for an offered table, with a guess, or with what was said before.
 *
 * @throws DomainError stale when it is not offered any more; file-refused when it is no table
 */
export async function mappingFormOf(
  context: Context,
  importId: string,
  said?: { values: Record<string, string>; errors: Record<string, string> },
): Promise<Form> {
  const sheet = await offeredSheet(context, importId)
  return mappingForm(importId, sheet, said?.values ?? valuesOf(guessMapping(sheet)), said?.errors)
}

async function offeredSheet(context: Context, importId: string): Promise<Sheet> {
  const { tenant, member } = context
  const offered = await tenant.imports.offered(importId, member.id)
  if (!offered || !context.openFile) throw new DomainError('file-gone')
  const file = await openFile(context.openFile(offered.reference))
  try {
    const sheet = sheetOf(file.head)
    if (!sheet || file.isBroken) throw refuseFile({ reason: file.head.foreign ?? 'no-people' })
    return sheet
  } finally {
    await file.close()
  }
}

/** The form's answer: the same question as for any other file of people. */
export async function mapColumns(
  { tenant, member }: Context,
  importId: string,
  values: Record<string, string>,
): Promise<View> {
  const mapping = encodeMapping(readMapping(values))
  const offered = await tenant.imports.offered(importId, member.id)
  if (!offered) throw new DomainError('file-gone')
  return offerView({
    importId,
    fileName: offered.name,
    ...{ kind: 'people', origin: 'table', isOwned: true, usual: member.defaultVisibility, mapping },
  })
}

/**
 * What the command line says of a table's columns, "name=First+Last,company=Firma", by their names or numbers from 1.
 *
 * @param said null where nothing was said
 * @returns null where a table needs no word
 * @throws DomainError file-refused where it needs one, or the words name no such columns
 */
export function mappingSaid({ head, format }: OpenedFile, said: string | null): Mapping | null {
  if (said === null && format.kind !== 'unmapped') return null
  const sheet = sheetOf(head)
  if (!sheet) throw refuseFile({ reason: head.foreign ?? 'no-people' })
  const columns = sheet.hasNames ? sheet.first.cells : []
  if (said === null) throw refuseFile({ reason: 'columns-unsaid', columns })
  const values: Record<string, string> = {}
  for (const part of said.split(',')) {
    const [field = '', written = ''] = part.split(/=(.*)/s)
    if (!MAPPED.some((one) => one === field.trim())) throw refuseFile({ reason: 'columns-unsaid', columns })
    const places = (sheet.first.names.includes(nameIn(written)) ? [written] : written.split('+')).map((one) =>
      placeOf(sheet, one.trim(), columns),
    )
    values[field.trim()] = writeName(places)
  }
  return readMapping(values)
}

/** Where a column stands, from 0, by its name or number. */
function placeOf({ first, hasNames }: Sheet, said: string, columns: string[]): number {
  const at = hasNames ? first.names.indexOf(nameIn(said)) : -1
  if (at !== -1 && said !== '') return at
  const number = /^[1-9]\d{0,3}$/.test(said) ? Number(said) - 1 : -1
  if (number < 0 || number >= first.cells.length)
    throw refuseFile({ reason: 'no-such-column', said: said.slice(0, 40), columns })
  return number
}
