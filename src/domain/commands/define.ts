import { z } from 'zod'
import { maskAddresses } from '../privacy/addresses.ts'

// How a room defines its Commands, each once: what it holds, what carries it, and what else is true of it. The lists of
// all rooms together are the union in command.ts.

/** What is true of a Command beside what it holds. */
export type Trait =
  /** It opens a form that is a pure function of it, so that it can open before anything is read. */
  | 'opens-form'
  /** It opens such a form where its words leave something to ask. */
  | 'may-open-form'
  /** It opens a form that holds what is kept: that is read before the form opens. */
  | 'opens-after-reading'
  /** It leads on from one answer to the next: its answer takes the place of the one its button stands in. */
  | 'in-place'
  /** It leads into one part of the overview, whose buttons are the way to it: its answer has the way back. */
  | 'from-overview'
  /** A visit begins with it: the place to ask who may set up the workspace for what is not set up yet. */
  | 'landing'
  /** It is answered by nothing to read, which so cannot carry what was missed. */
  | 'unread'
  /** The platform says it by itself: nobody speaks, so nobody is made a member by it. */
  | 'news'
  /** It is typed outside of any workspace too; who gives it is asked there which one they mean. */
  | 'anywhere'

/** One Command. `carries` are its fields that travel in the string of its button or form, in their order there. */
export type Definition = {
  kind: string
  by: 'button' | 'form' | 'other'
  carries: readonly string[]
  schema: z.ZodObject
  traits: readonly Trait[]
}

/**
 * A Command that a button can carry, with all its fields in the order they stand here: codes of posted buttons hold
 * them in that order, so that a field may neither move nor go. Typed `text` never travels on a button: its button
 * carries the Command without words.
 */
export function button<const K extends string, F extends z.ZodRawShape, const T extends readonly Trait[]>(
  kind: K,
  fields: F,
  ...traits: T
) {
  const carries = Object.keys(fields).filter((name) => name !== 'text')
  return { kind, by: 'button' as const, carries, schema: z.object({ kind: z.literal(kind), ...fields }), traits }
}

/** A Command that a form gives, with the ids its string carries in the order they stand here, and what was typed. */
export function form<const K extends string, F extends z.ZodRawShape>(kind: K, ids: F) {
  const schema = z.object({ kind: z.literal(kind), ...ids, values })
  return { kind, by: 'form' as const, carries: Object.keys(ids), schema, traits: [] as const }
}

/** A Command that neither a button nor a form carries: typed, dropped, put on a message, or said by the platform. */
export function command<const K extends string, F extends z.ZodRawShape, const T extends readonly Trait[]>(
  kind: K,
  fields: F,
  ...traits: T
) {
  return {
    kind,
    by: 'other' as const,
    carries: [] as string[],
    schema: z.object({ kind: z.literal(kind), ...fields }),
    traits,
  }
}

/** Longest company or person carried by a button, so that it fits Discord's custom_id of 100 characters. */
export const MAX_LABEL = 60
/** Longest text of a slash command, in characters (Discord allows 6,000; nobody needs them). */
export const MAX_TEXT = 500

export const id = z.uuid()
/**
 * Words of a person, of at most so many characters: whatever a Command holds that is no id, number or word of a list.
 * None leaves here with an e-mail address or a phone number of somebody outside: see maskAddresses.
 */
export const words = (max: number) => z.string().max(max).transform(maskAddresses)
/** What a platform or a list calls something: no words, and so no address either. */
export const opaque = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\s@]*$/u)
export const label = words(MAX_LABEL)
export const text = words(MAX_TEXT)
/** Which part of a long list, from 0. */
export const page = z.coerce.number().int().min(0).max(1000)
/** How well somebody is known. */
export const rating = z.coerce.number().int().min(1).max(5)
/** What a form was filled with; PostgreSQL keeps no NUL in a text, and nobody types one. */
const values = z.record(
  z.string().max(100),
  words(4000).transform((typed) => typed.replaceAll('\0', '')),
)
