import fc from 'fast-check'
import { z } from 'zod'
import { filledForm } from '../../../src/app/forms/form-of.ts'
import { Command, type CommandKind, definitionOf, FormCommand } from '../../../src/domain/commands/command.ts'
import { VISIBILITIES, type Visibility } from '../../../src/domain/relationships/relationship.ts'
import { buttons } from '../../support/button-commands.ts'
import { inPieces } from '../../support/bytes.ts'
import type { OpenedDatabase } from '../../support/database/database.ts'
import { sample } from '../../support/sample.ts'
import { MARKS, NOT_GIVEN, SAYING, TABLE_OF } from './matrix.ts'

// All that somebody can tell the bot, made from the registry: a new kind is looked at by itself.

export const KINDS = Command.options.map((schema) => ({ kind: schema.shape.kind.value, schema }))
const NEUTRAL = 'Elsewhere'

/** Of these tables, the rows that matter here. */
const MARKED: Record<string, string> = {
  relationship: `name LIKE '% Rook'`,
  organization: `name IN (${VISIBILITIES.map((one) => `'${MARKS[one].company}'`).join()})`,
}

/** Ids of what the tables hold, the same few for everybody. */
export async function idsOf(database: OpenedDatabase): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const table of new Set(Object.values(TABLE_OF))) {
    const rows = await database.pool.query(
      `SELECT id FROM ${table} WHERE ${MARKED[table] ?? 'true'} ORDER BY id LIMIT 3`,
    )
    found.set(
      table,
      z
        .array(z.object({ id: z.string() }))
        .parse(rows.rows)
        .map(({ id }) => id),
    )
  }
  return found
}

/** What somebody can say of one kind: with each of several ids, and the names of the matrix where they only look. */
export function commandsOf({ kind, schema }: (typeof KINDS)[number], ids: Map<string, string[]>): [Command, string][] {
  const begun = kind === 'suggest' ? VISIBILITIES.map((one) => MARKS[one].company.slice(0, 4)) : []
  const texts = SAYING.has(kind) ? [...VISIBILITIES.flatMap(namesOf), ...begun] : [NEUTRAL]
  return texts.flatMap((text) => {
    const base = baseOf(kind, schema, text)
    const names = Object.keys(base).filter((name) => name.endsWith('Id'))
    const most = Math.max(1, ...names.map((name) => idsNamed(ids, name).length))
    return Array.from({ length: most }, (_, at): [Command, string] => {
      const named = names.map((name) => {
        const all = idsNamed(ids, name)
        return [name, all[at % Math.max(1, all.length)] ?? base[name]]
      })
      return [Command.parse({ ...base, ...Object.fromEntries(named) }), text]
    })
  })
}

export function namesOf(visibility: Visibility): string[] {
  const { company, person } = MARKS[visibility]
  return [company, `${person} Rook`]
}

/** A Command of a kind, with words in every place that takes some. */
function baseOf(kind: CommandKind, schema: z.core.$ZodType, text: string): Record<string, unknown> {
  const [button = null] = fc.sample(arbitraryOf(kind), { numRuns: 1, seed: 7 })
  const base = z.record(z.string(), z.unknown()).parse(button ?? sample(schema, text))
  for (const name of ['text', 'asked', 'target', 'said', 'whom', 'company'])
    if (typeof base[name] === 'string') base[name] = text
  if ('file' in base)
    return { ...base, file: { name: 'x.csv', bytes: inPieces(new TextEncoder().encode('company\n')) } }
  if (definitionOf(kind)?.by !== 'form') return base
  const form = FormCommand.parse({ ...base, values: {} })
  const fields = filledForm(form, {}).fields.map((field) => {
    const [option] = field.kind === 'choice' ? field.options : []
    return [field.name, option?.value ?? text]
  })
  return { ...form, values: Object.fromEntries(fields) }
}

function arbitraryOf(kind: CommandKind): fc.Arbitrary<object | null> {
  return Object.entries<fc.Arbitrary<object>>(buttons).find(([one]) => one === kind)?.[1] ?? fc.constant(null)
}

function idsNamed(ids: Map<string, string[]>, name: string): string[] {
  const table = Object.entries(TABLE_OF).find(([field]) => field === name)?.[1]
  if (!table) throw new Error(`Say in matrix.ts into which table “${name}” points.`)
  return ids.get(table) ?? []
}

/** What changes something is said last. */
export const inOrder = KINDS.filter(({ kind }) => !NOT_GIVEN.has(kind)).toSorted((a, b) => rank(a.kind) - rank(b.kind))

function rank(kind: CommandKind): number {
  const definition = definitionOf(kind)
  return definition?.by === 'form' && !SAYING.has(kind) ? 2 : definition?.traits.includes('once') ? 1 : 0
}
