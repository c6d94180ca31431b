import { button, form, id } from '../commands/define.ts'

// What can be told of which names are one company.

export const COMPANY_COMMANDS = [
  /** A name learned from an asker's choice stands for that company no more. */
  button('forget-alias', { aliasId: id }),
  /** How a company is spelled here. */
  button('spellings', { organizationId: id }),
  /** The company as this tie spells it is another one: all that is spelled so goes apart. */
  button('split', { relationshipId: id }),
  /** A company split off is the same after all. */
  button('rejoin', { organizationId: id }),
  /** A company is the same as another one, which the form names. */
  form('merge-with', { organizationId: id }),
  /** Which other company is the same: the form of it. */
  button('merge-form', { organizationId: id }, 'opens-form'),
  /** These two may be one: what that would mean. */
  button('merge-preview', { organizationId: id, otherId: id }),
  /** They are one: the other becomes part of the first. */
  button('merge', { organizationId: id, otherId: id }),
  /** A company that was merged is one of its own again; `otherId` is the one it is part of. */
  button('unmerge', { organizationId: id, otherId: id }),
] as const
