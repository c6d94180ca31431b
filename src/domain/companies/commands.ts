import { button, form, id } from '../commands/define.ts'

// Commands that say which names belong to the same company.

export const COMPANY_COMMANDS = [
  /** Forget a name learned from an asker's choice. */
  button('forget-alias', { aliasId: id }, 'once'),
  /** Show how a company is spelled here. */
  button('spellings', { organizationId: id }),
  /** Split off this tie's spelling, and everything spelled that way, as another company. */
  button('split', { relationshipId: id }, 'once'),
  /** Undo a split: it is the same company after all. */
  button('rejoin', { organizationId: id }, 'once'),
  /** Merge with another company, named in the form. */
  form('merge-with', { organizationId: id }),
  /** Open the form that names the other company. */
  button('merge-form', { organizationId: id }, 'opens-form'),
  /** Preview what merging these two would do. */
  button('merge-preview', { organizationId: id, otherId: id }),
  /** Merge them: the other becomes part of the first. */
  button('merge', { organizationId: id, otherId: id }, 'once'),
  /** Undo a merge; `otherId` is the company it is part of. */
  button('unmerge', { organizationId: id, otherId: id }, 'once'),
  /** Show which companies are shown with this one because their names share a head. */
  button('family', { organizationId: id }),
  /** Take another company out of its family. */
  button('part-family', { organizationId: id, otherId: id }, 'once'),
  /** Put it back. */
  button('join-family', { organizationId: id, otherId: id }, 'once'),
] as const
