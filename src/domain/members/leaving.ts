import { z } from 'zod'

// What becomes of those who leave a team: nobody asks them any more, and after a while everything of theirs is erased.

/**
 * After how many days a team may have those who left erased. A month by default: an account that was suspended by
 * mistake, or a leave, is over by then.
 */
export const LEAVER_DAYS = [7, 30, 90] as const

export const LeaverDays = z.coerce.number().pipe(z.literal([...LEAVER_DAYS]))
