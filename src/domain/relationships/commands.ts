import { button, form, id, page, rating, text } from '../commands/define.ts'
import { Visibility } from './relationship.ts'

// Commands by which members log whom they know.

export const RELATIONSHIP_COMMANDS = [
  /** Log a relationship in words; opens the form when there is no text or no company in it. */
  button('iknow', { text: text.default('') }, 'may-open-form'),
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
