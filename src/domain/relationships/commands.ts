import { z } from 'zod'
import { button, command, form, id, opaque, page, rating, text, words } from '../commands/define.ts'
import { PeopleAction } from './people-change.ts'
import { MAX_SAID } from './people-filter.ts'
import { Kind, Visibility } from './relationship.ts'
import { TouchDay, TouchKind } from './touch.ts'

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

/** A filter of the people I know, as buttons carry it: its choices encoded, and its words. */
const filter = { choices: opaque(26), said: words(MAX_SAID) }

export const RELATIONSHIP_COMMANDS = [
  /** Log a relationship in words: becomes log-line if all of them are understood, and otherwise opens the form. */
  button('iknow', { text: text.default('') }, 'may-open-form'),
  command('log-line', { said: Said }),
  form('log', {}),
  /** What was logged, corrected. */
  form('edit', { relationshipId: id }),
  /** Opens its form, filled with what was understood. */
  button('edit-form', { relationshipId: id }, 'opens-after-reading'),
  /** Tells of a touch in words: becomes touch-line, or opens the form when they name nobody. */
  button('touch', { text: text.default('') }, 'may-open-form'),
  command('touch-line', { who: text, how: TouchKind.nullable(), when: TouchDay }),
  form('log-touch', {}),
  /** A touch of one of those I know: today, if no day is given. */
  button(
    'touch-person',
    { relationshipId: id, how: TouchKind, day: z.union([z.literal(''), z.iso.date()]) },
    'in-place',
  ),
  /** A tie that goes cold is left so: for two months, or for good. */
  button('leave-cold', { relationshipId: id, answer: z.enum(['later', 'never']) }),
  /** What I said of a tie is still right: it is confirmed anew. */
  button('still-right', { relationshipId: id }),
  /** Whether I am reminded of such ties. */
  button('keep-warm', { on: z.enum(['yes', 'no']) }, 'in-place'),
  button('undo-touch', { auditId: id }, 'once'),
  button('undo-log', { auditId: id }, 'once'),
  /** Rate afterwards how well one knows a person; confirms an imported relationship. */
  button('rate', { relationshipId: id, rating }, 'in-place', 'from-overview'),
  button('visibility', { relationshipId: id, visibility: Visibility }, 'in-place'),
  /** My imported ties that I have not confirmed yet. */
  button('unconfirmed', {}, 'in-place', 'from-overview'),
  /** Whom I logged or imported, page by page: all of them, or those a filter leaves. */
  button('my-people', { page }, 'in-place', 'from-overview'),
  button('people-list', { page: z.coerce.number().int().min(0).max(99_999), ...filter }, 'in-place', 'from-overview'),
  /** Opens the form of the filter, with what it says. */
  button('people-form', filter, 'opens-after-reading'),
  form('people-filter', {}),
  /** One of them, below the list; and who was shown that tie. */
  button('my-person', { relationshipId: id }, 'from-overview'),
  button('shown-to', { relationshipId: id, page }, 'in-place', 'from-overview'),
  /** Removes one of them; it can be undone for a while. */
  button('remove-person', { relationshipId: id }, 'once'),
  /** What may be done with all that a filter leaves; and one of it, to be confirmed. */
  button('all-people', filter, 'in-place', 'from-overview'),
  button('ask-all', { action: PeopleAction, ...filter }, 'in-place', 'from-overview'),
  /** Does it, if they are as many as its member was told. */
  button(
    'do-all',
    { changeId: id, action: PeopleAction, count: z.coerce.number().int().min(0).max(999_999), ...filter },
    'once',
  ),
  button('undo-all', { changeId: id }, 'once'),
] as const
