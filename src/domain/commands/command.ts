import { z } from 'zod'
import { ASK_COMMANDS } from '../asks/commands.ts'
import { COMPANY_COMMANDS } from '../companies/commands.ts'
import { COVERAGE_COMMANDS } from '../coverage/commands.ts'
import { DELIVERY_COMMANDS } from '../delivery/commands.ts'
import { DIGEST_COMMANDS } from '../digest/commands.ts'
import { FINDING_COMMANDS } from '../finding/commands.ts'
import { FORM_COMMANDS } from '../forms/commands.ts'
import { IMPORT_COMMANDS } from '../imports/commands.ts'
import { INTRODUCTION_COMMANDS } from '../introductions/commands.ts'
import { COUNTED, type Counted } from '../limits/limits.ts'
import { MEMBER_COMMANDS } from '../members/commands.ts'
import { OVERVIEW_COMMANDS } from '../overview/commands.ts'
import { PARTNER_COMMANDS } from '../partners/commands.ts'
import { maskAddresses } from '../privacy/addresses.ts'
import { RELATIONSHIP_COMMANDS } from '../relationships/commands.ts'
import { REQUEST_COMMANDS } from '../requests/commands.ts'
import { clip } from '../text.ts'
import { WORD_COMMANDS } from '../words/commands.ts'
import { command, type Definition, MAX_LABEL, type Trait, words } from './define.ts'

// Everything a person can tell the bot, as one union. Slash commands, buttons, forms, reactions and dropped files all
// become Commands, each defined once, in its room.

const ROOMS = distinct([
  ...ASK_COMMANDS,
  ...COMPANY_COMMANDS,
  ...COVERAGE_COMMANDS,
  ...DELIVERY_COMMANDS,
  ...DIGEST_COMMANDS,
  ...FINDING_COMMANDS,
  ...FORM_COMMANDS,
  ...IMPORT_COMMANDS,
  ...INTRODUCTION_COMMANDS,
  ...MEMBER_COMMANDS,
  ...OVERVIEW_COMMANDS,
  ...PARTNER_COMMANDS,
  ...RELATIONSHIP_COMMANDS,
  ...WORD_COMMANDS,
  ...REQUEST_COMMANDS,
])

/** The Commands forms submit, with what was typed. */
export const FormCommand = oneOf(ROOMS.filter((one) => one.by === 'form').map(({ schema }) => schema))
export type FormCommand = z.infer<typeof FormCommand>

/**
 * A form was rejected where it cannot stay open, or requested where none can open, as `asked` says: keep what was
 * typed, and open it later.
 */
const DRAFT = command('draft', {
  form: FormCommand,
  errors: z.record(z.string().max(100), words(500)),
  asked: z.boolean().optional(),
})

const DEFINITIONS = [...ROOMS, DRAFT] as const
type Defined = (typeof DEFINITIONS)[number]

export const Command = oneOf(DEFINITIONS.map(({ schema }) => schema))
export type Command = z.infer<typeof Command>
export type CommandKind = Command['kind']

/** The Command of one kind. */
export type CommandOf<K extends CommandKind> = { [P in K]: Extract<Command, { kind: P }> }[K]

/** The kinds that have one of these traits. */
export type KindWith<T extends Trait> = WithTrait<Defined, T>['kind']
type WithTrait<D, T extends Trait> = D extends { traits: readonly (infer Has)[] }
  ? [T & Has] extends [never]
    ? never
    : D
  : never

/** The kinds a button can carry. */
export type ButtonKind = Extract<Defined, { by: 'button' }>['kind']

const BY_KIND: ReadonlyMap<string, Definition> = new Map(DEFINITIONS.map((one) => [one.kind, one]))

/** The definition of a kind; undefined if there is no such kind. */
export function definitionOf(kind: string): Definition | undefined {
  return BY_KIND.get(kind)
}

/** Whether a Command has a trait. */
export function has<T extends Trait>(one: Command, trait: T): one is CommandOf<KindWith<T>> {
  return BY_KIND.get(one.kind)?.traits.includes(trait) ?? false
}

/** What a Command counts as among what its member does in an hour; null if it is not counted. */
export function countedAs(one: Command): Counted | null {
  return COUNTED.find((counted) => BY_KIND.get(one.kind)?.traits.includes(counted)) ?? null
}

/** Whether a Command's answer takes the place of the answer its button was in, where a platform can edit that one. */
export function replacesAnswer(one: Command): boolean {
  return has(one, 'in-place') || has(one, 'once')
}

/** Cuts text to what a button can carry: one line of at most 60 characters, without addresses. */
export function toLabel(value: string): string {
  const clean = value.toWellFormed().replace(/\s+/g, ' ').trim()
  return maskAddresses(clean.length <= MAX_LABEL ? clean : `${clip(clean, MAX_LABEL - 1)}…`)
}

/** Rejects at compile time definitions that share a kind. */
function distinct<const D extends readonly Definition[]>(
  all: D & ([Twice<D>] extends [never] ? unknown : Twice<D>),
): D {
  return all
}

/** The kinds defined twice. */
type Twice<D extends readonly unknown[], Seen = never, Found = never> = D extends readonly [
  { kind: infer K },
  ...infer Rest,
]
  ? Twice<Rest, Seen | K, Found | (K & Seen)>
  : Found

function oneOf<S extends z.core.$ZodTypeDiscriminable>(schemas: S[]) {
  const [first, ...rest] = schemas
  if (!first) throw new Error('A union of nothing.')
  return z.discriminatedUnion('kind', [first, ...rest])
}
