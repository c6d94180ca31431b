import { z } from 'zod'
import type { Counted } from '../limits/limits.ts'
import { maskAddresses } from '../privacy/addresses.ts'
import { withoutEntities } from './html-entities.ts'

// How a room defines each of its Commands: its fields, what carries it, and its traits. command.ts unites the lists of
// all rooms.

/** Properties of a Command other than its fields. */
export type Trait =
  /** Opens a form that is a pure function of the Command, so it can open before anything is read. */
  | 'opens-form'
  /** Opens such a form if its words leave something to ask; otherwise becomes the Command that they say. */
  | 'may-open-form'
  /** Opens a form with stored data, which is read before the form opens. */
  | 'opens-after-reading'
  /** Leads from one answer to the next: its answer replaces the one with its button. */
  | 'in-place'
  /**
   * Can be done once: its answer replaces the answer with its button, so that neither it nor the choices beside it stay
   * to be pressed. A form sent a second time, changed or not, changes nothing and tells nobody.
   */
  | 'once'
  /** Opens a part of the overview, reached by its buttons: the answer includes the way back. */
  | 'from-overview'
  /** Starts a visit: the place to ask whoever may set up the workspace for missing settings. */
  | 'landing'
  /** Has no answer that its giver alone reads, so cannot deliver what was missed. */
  | 'unread'
  /** Not kept until it is answered: a stream ends with its process, and most reactions mean nothing. */
  | 'fleeting'
  /** Sent by the platform itself: nobody speaks, so nobody becomes a member by it. */
  | 'news'
  /** Also works outside any workspace; whoever sends it there is asked which one they mean. */
  | 'anywhere'
  /** Counted among what its member does in an hour (src/domain/limits). */
  | Counted

/** One Command. `carries` lists the fields in the string of its button or form, in their order there. */
export type Definition = {
  kind: string
  by: 'button' | 'form' | 'other'
  carries: readonly string[]
  schema: z.ZodObject
  traits: readonly Trait[]
}

/**
 * Defines a Command that a button can carry, with all its fields in this order: codes of posted buttons rely on it, so
 * fields must not be moved or removed. Typed `text` never travels on a button: its button carries the Command
 * without words.
 */
export function button<const K extends string, F extends z.ZodRawShape, const T extends readonly Trait[]>(
  kind: K,
  fields: F,
  ...traits: T
) {
  const carries = Object.keys(fields).filter((name) => name !== 'text')
  return { kind, by: 'button' as const, carries, schema: z.object({ kind: z.literal(kind), ...fields }), traits }
}

/** Defines a Command that a form submits: the fields its string carries, in this order, and what was typed. */
export function form<const K extends string, F extends z.ZodRawShape, const T extends readonly (Counted | 'once')[]>(
  kind: K,
  fields: F,
  ...traits: T
) {
  const schema = z.object({ kind: z.literal(kind), ...fields, values })
  return { kind, by: 'form' as const, carries: Object.keys(fields), schema, traits }
}

/** Defines a Command without button or form: typed, dropped, put on a message, or sent by the platform. */
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

/** Longest company or person on a button, so that it fits Discord's custom_id of 100 characters. */
export const MAX_LABEL = 60
/** Longest text of a slash command, in characters (Discord allows 6,000; nobody needs them). */
export const MAX_TEXT = 500
/** Longest message that is read though it may not have been written to the bot, in characters; Discord takes no longer one. */
export const MAX_MESSAGE = 4000

export const id = z.uuid()
/**
 * A person's words, at most `max` characters: any field of a Command that is not an id, number or enum value. None
 * leaves here with an outsider's e-mail address or phone number: see maskAddresses.
 */
export const words = (max: number) => z.string().max(max).transform(maskAddresses)
/** An identifier from a platform or a list: not words, so no address either. */
export const opaque = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\s@]*$/u)
export const label = words(MAX_LABEL)
export const text = words(MAX_TEXT)
/** Page of a long list, from 0. */
export const page = z.coerce.number().int().min(0).max(1000)
/** How well somebody is known. */
export const rating = z.coerce.number().int().min(1).max(5)
/**
 * A form's values, with the entities that come along when text is copied from a page's source decoded, before addresses
 * are looked for; PostgreSQL cannot store NUL in text, and nobody types one.
 */
const values = z.record(z.string().max(100), z.string().max(4000)).transform((typed) =>
  Object.fromEntries(
    Object.entries(typed).map(([name, value]) => {
      const text = withoutEntities(value.replaceAll('\0', ''))
      return [name, name === OWN_ADDRESSES ? text : maskAddresses(text)]
    }),
  ),
)

/** The field in which members say their own addresses, which are hashed at once: no outside person's, so not masked. */
export const OWN_ADDRESSES = 'ownAddresses'
