import { z } from 'zod'
import { id, values } from '../commands/command-fields.ts'

// What can be told of which names are one company: a part of the union in command.ts.

export const ORGANIZATION_FORMS = [
  /** A company is the same as another one, which the form names. */
  z.object({ kind: z.literal('merge-with'), organizationId: id, values }),
] as const

export const ORGANIZATION_COMMANDS = [
  /** How a company is spelled here. */
  z.object({ kind: z.literal('spellings'), organizationId: id }),
  /** The company as this tie spells it is another one: all that is spelled so goes apart. */
  z.object({ kind: z.literal('split'), relationshipId: id }),
  /** A company split off is the same after all. */
  z.object({ kind: z.literal('rejoin'), organizationId: id }),
  /** Which other company is the same: the form of it. */
  z.object({ kind: z.literal('merge-form'), organizationId: id }),
  /** These two may be one: what that would mean. */
  z.object({ kind: z.literal('merge-preview'), organizationId: id, otherId: id }),
  /** They are one: the other becomes part of the first. */
  z.object({ kind: z.literal('merge'), organizationId: id, otherId: id }),
  /** A company that was merged is one of its own again; `otherId` is the one it is part of. */
  z.object({ kind: z.literal('unmerge'), organizationId: id, otherId: id }),
] as const

/** Their buttons, with their arguments in the order they have on the wire. */
export const ORGANIZATION_BUTTONS = {
  spellings: ['organizationId'],
  split: ['relationshipId'],
  rejoin: ['organizationId'],
  'merge-form': ['organizationId'],
  'merge-preview': ['organizationId', 'otherId'],
  merge: ['organizationId', 'otherId'],
  unmerge: ['organizationId', 'otherId'],
} as const
