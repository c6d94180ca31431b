import { z } from 'zod'
import { id, label, page, values } from '../commands/command-fields.ts'
import { Channel, Day, Hour } from './digest.ts'

// The Commands of the weekly digest, a part of Command.

export const DIGEST_FORMS = [
  /** Settings of the weekly digest. */
  z.object({ kind: z.literal('digest'), values }),
  /** Log somebody for an ask that stands in the digest; name a teammate who may know somebody. */
  z.object({ kind: z.literal('log-for'), askId: id, values }),
  z.object({ kind: z.literal('name'), askId: id, values }),
] as const

export const DIGEST_COMMANDS = [
  /** The weekly digest: its settings, their form with what they are now, what it would say, and a pause. */
  z.object({ kind: z.literal('digest-settings') }),
  z.object({
    kind: z.literal('digest-form'),
    channel: z.union([Channel, z.literal('')]),
    day: Day,
    hour: Hour,
    zone: z.string().max(40),
  }),
  z.object({ kind: z.literal('digest-preview') }),
  z.object({ kind: z.literal('digest-pause'), paused: z.enum(['yes', 'no']) }),
  /** Whether the digest may thank me by name. */
  z.object({ kind: z.literal('thanks'), named: z.enum(['yes', 'no']) }),
  /** Teammates' asks that look for a way in. */
  z.object({ kind: z.literal('open-asks'), page }),
  /** "I know someone" and "I know who knows": their forms; `target` is what the ask looks for. */
  z.object({ kind: z.literal('log-form'), askId: id, target: label }),
  z.object({ kind: z.literal('know-who'), askId: id, target: label }),
  /** I offer an introduction to who asked, by a tie of mine. */
  z.object({ kind: z.literal('offer'), askId: id, relationshipId: id }),
] as const

/** The arguments its buttons carry, in their order. */
export const DIGEST_BUTTONS = {
  'digest-settings': [],
  'digest-form': ['channel', 'day', 'hour', 'zone'],
  'digest-preview': [],
  'digest-pause': ['paused'],
  thanks: ['named'],
  'open-asks': ['page'],
  'log-form': ['askId', 'target'],
  'know-who': ['askId', 'target'],
  offer: ['askId', 'relationshipId'],
} as const
