import { z } from 'zod'
import { button, command, form, id, page, rating, text } from '../commands/define.ts'
import { Kind, Visibility } from './relationship.ts'

// Commands by which members log whom they know.

/** What a member says of somebody they know. */
export const Said = z.object({
  name: text,
  title: text.nullable(),
  organization: text,
  how: text.nullable(),
  kind: Kind,
  rating: rating.nullable(),
  /** `yyyy-mm-dd` */
  since: z.iso.date().nullable(),
  /** The companies whose doors they can open, as written; an empty list keeps the previous ones. */
  opens: z.array(text),
  /** Who may see it, if they said so; null keeps their earlier choice, or else their default. */
  visibility: Visibility.nullable(),
})
export type Said = z.infer<typeof Said>

export const RELATIONSHIP_COMMANDS = [
  /** Log a relationship in words: becomes log-line if all of them are understood, and otherwise opens the form. */
  button('iknow', { text: text.default('') }, 'may-open-form'),
  command('log-line', { said: Said }),
  form('log', {}),
  /** What was logged, corrected. */
  form('edit', { relationshipId: id }),
  /** Opens its form, filled with what was understood. */
  button('edit-form', { relationshipId: id }, 'opens-after-reading'),
  button('undo-log', { auditId: id }, 'once'),
  /** Rate afterwards how well one knows a person; confirms an imported relationship. */
  button('rate', { relationshipId: id, rating }, 'in-place', 'from-overview'),
  button('visibility', { relationshipId: id, visibility: Visibility }, 'in-place'),
  /** My imported ties that I have not confirmed yet. */
  button('unconfirmed', {}, 'in-place', 'from-overview'),
  /** Whom I logged or imported, page by page; and one of them. */
  button('my-people', { page }, 'in-place', 'from-overview'),
  button('my-person', { relationshipId: id }, 'in-place', 'from-overview'),
] as const
