import { z } from 'zod'
import { id } from './command-fields.ts'

// What can be told of which names are one company: a part of the union in command.ts.

export const ORGANIZATION_COMMANDS = [
  /** How a company is spelled here. */
  z.object({ kind: z.literal('spellings'), organizationId: id }),
  /** The company as this tie spells it is another one: all that is spelled so goes apart. */
  z.object({ kind: z.literal('split'), relationshipId: id }),
  /** A company split off is the same after all. */
  z.object({ kind: z.literal('rejoin'), organizationId: id }),
] as const

/** Their buttons, with their arguments in the order they have on the wire. */
export const ORGANIZATION_BUTTONS = {
  spellings: ['organizationId'],
  split: ['relationshipId'],
  rejoin: ['organizationId'],
} as const
