import { z } from 'zod'
import { daysAfter } from '../time/elapsed.ts'
import { VISIBILITIES } from './relationship.ts'

// What may be done to many of the people one knows at once.

/** Who may see them from now on, or that they are removed. */
export const PeopleAction = z.enum([...VISIBILITIES, 'remove'])
export type PeopleAction = z.infer<typeof PeopleAction>

/** Minutes within which a change of many at once can be undone. */
export const UNDO_MINUTES = 10

/** When a change made now can no longer be undone. */
export function undoneUntil(at: Date): Date {
  return daysAfter(at, UNDO_MINUTES / (24 * 60))
}
