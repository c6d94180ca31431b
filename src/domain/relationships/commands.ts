import { button, form, id, rating, text } from '../commands/define.ts'
import { Visibility } from './relationship.ts'

// What a member tells of somebody they know.

export const RELATIONSHIP_COMMANDS = [
  /** Log a relationship in words; no text opens the form, and so does one that misses the company. */
  button('iknow', { text: text.default('') }, 'may-open-form'),
  form('log', {}),
  button('undo-log', { auditId: id }, 'in-place'),
  /** How well one knows a person, said later: confirms an imported relationship. */
  button('rate', { relationshipId: id, rating }, 'in-place'),
  button('visibility', { relationshipId: id, visibility: Visibility }, 'in-place'),
  /** My imported ties that I have not spoken for yet. */
  button('unconfirmed', {}, 'in-place', 'from-overview'),
] as const
