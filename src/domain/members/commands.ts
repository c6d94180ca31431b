import { z } from 'zod'
import { id, values } from '../commands/command-fields.ts'
import { Hour } from '../digest/digest.ts'
import { Visibility } from '../relationships/relationship.ts'
import { Budget } from './budget.ts'

// The Commands of one's own settings, a part of Command.

/** How long one may choose not to be asked, in days, by one click. */
const SNOOZE_DAYS = [7, 30] as const

export const SETTINGS_FORMS = [
  /** How often I am asked, when messages wait, and who sees what I log. */
  z.object({ kind: z.literal('settings-change'), values }),
  /** Until which day I am not asked. */
  z.object({ kind: z.literal('snooze-until'), values }),
  /** A company or a teammate I am never asked about, or by. */
  z.object({ kind: z.literal('no-go'), values }),
] as const

export const SETTINGS_COMMANDS = [
  z.object({ kind: z.literal('settings') }),
  /** Their form with what they are now. */
  z.object({
    kind: z.literal('settings-form'),
    budget: Budget,
    quietFrom: Hour,
    quietUntil: Hour,
    visibility: Visibility,
  }),
  /** Yes, that many asks a month: the second click. */
  z.object({ kind: z.literal('budget'), budget: Budget }),
  z.object({ kind: z.literal('snooze'), days: z.coerce.number().pipe(z.literal([...SNOOZE_DAYS])) }),
  z.object({ kind: z.literal('snooze-form') }),
  z.object({ kind: z.literal('wake') }),
  z.object({ kind: z.literal('no-go-form') }),
  z.object({ kind: z.literal('allow-organization'), organizationId: id }),
  z.object({ kind: z.literal('allow-asker'), askerId: id }),
] as const

/** Their buttons, with their arguments in the order they have on the wire. */
export const SETTINGS_BUTTONS = {
  settings: [],
  'settings-form': ['budget', 'quietFrom', 'quietUntil', 'visibility'],
  budget: ['budget'],
  snooze: ['days'],
  'snooze-form': [],
  wake: [],
  'no-go-form': [],
  'allow-organization': ['organizationId'],
  'allow-asker': ['askerId'],
} as const
