import { z } from 'zod'
import { button, command, form, id } from '../commands/define.ts'
import { Hour } from '../digest/digest.ts'
import { Visibility } from '../relationships/relationship.ts'
import { Budget } from './budget.ts'

// A member's own settings, the team's time zone, and what the platform says of both.

/** How long one may choose not to be asked, in days, by one click. */
const SNOOZE_DAYS = [7, 30] as const

export const MEMBER_COMMANDS = [
  button('settings', {}, 'in-place', 'from-overview', 'anywhere'),
  /** How often I am asked, when messages wait, and who sees what I log. */
  form('settings-change', {}),
  /** Their form with what they are now. */
  button('settings-form', { budget: Budget, quietFrom: Hour, quietUntil: Hour, visibility: Visibility }, 'opens-form'),
  /** Yes, that many asks a month: the second click. */
  button('budget', { budget: Budget }, 'in-place'),
  button('snooze', { days: z.coerce.number().pipe(z.literal([...SNOOZE_DAYS])) }, 'in-place'),
  /** Until which day I am not asked. */
  form('snooze-until', {}),
  button('snooze-form', {}, 'opens-form'),
  button('wake', {}, 'in-place'),
  /** A company or a teammate I am never asked about, or by. */
  form('no-go', {}),
  button('no-go-form', {}, 'opens-form'),
  button('allow-organization', { organizationId: id }, 'in-place'),
  button('allow-asker', { askerId: id }, 'in-place'),
  form('time-zone', {}),
  /** Say where the team lives, for platforms that do not know: the form of it. */
  button('time-zone-form', {}, 'opens-form'),
  /** The platform says who somebody is now: name, zone, whether they are still in the team. */
  command('profile', {}, 'news'),
  /** The app came into the workspace, or back; it was removed from it. The workspace itself is meant. */
  command('installed', {}, 'news'),
  command('removed', {}, 'news'),
] as const
