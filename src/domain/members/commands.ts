import { z } from 'zod'
import { button, command, form, id, page } from '../commands/define.ts'
import { Hour } from '../digest/digest.ts'
import { Visibility } from '../relationships/relationship.ts'
import { Budget } from './budget.ts'
import { LeaverDays } from './leaving.ts'

// Commands for a member's settings and the team's time zone, and platform news about both.

/** One-click snoozes, in days. */
const SNOOZE_DAYS = [7, 30] as const

export const MEMBER_COMMANDS = [
  /** What is kept of me, and who may see it. */
  button('privacy', {}, 'in-place', 'from-overview'),
  /** Everything that is kept of me, as a file in a direct message. */
  button('own-file', {}, 'exports'),
  /** What erasing me would remove; then the form that does it, and what it submits. */
  button('erasure', {}, 'in-place', 'from-overview'),
  button('erase-form', {}, 'opens-form'),
  form('erase-me', {}, 'once'),
  button('settings', {}, 'in-place', 'from-overview', 'anywhere'),
  /** How often I am asked, when messages wait, and who sees what I log. */
  form('settings-change', {}),
  /** Their form with current values. */
  button('settings-form', { budget: Budget, quietFrom: Hour, quietUntil: Hour, visibility: Visibility }, 'opens-form'),
  /** Who I am, in one line, as the notes I ask to have forwarded say it. */
  form('about-me', {}),
  button('about-me-form', {}, 'opens-after-reading'),
  /** Confirms that many asks a month: the second click. */
  button('budget', { budget: Budget }, 'in-place', 'from-overview'),
  button('snooze', { days: z.coerce.number().pipe(z.literal([...SNOOZE_DAYS])) }, 'in-place', 'from-overview'),
  /** Until which day I am not asked. */
  form('snooze-until', {}),
  button('snooze-form', {}, 'opens-form'),
  button('wake', {}, 'in-place', 'from-overview'),
  /** A company I am never asked about, or a teammate I am never asked by. */
  form('no-go', {}),
  button('no-go-form', {}, 'opens-form'),
  button('allow-organization', { organizationId: id }, 'in-place', 'from-overview'),
  button('allow-asker', { askerId: id }, 'in-place', 'from-overview'),
  /** A text for people outside, on what is kept of them. */
  button('outside-text', {}, 'in-place', 'from-overview'),
  /** Who was shown which of my ties. */
  button('shown-ties', { page }, 'in-place', 'from-overview'),
  /** How far the team has come, and what becomes of those who leave; for admins. */
  button('team', {}, 'in-place', 'from-overview'),
  /** After how many days everything of those who left is erased. */
  button('leaver-days', { days: LeaverDays }, 'in-place', 'from-overview'),
  /** Which teammate is asked to take over whom I know if I leave; taken back. */
  form('hand-over', {}),
  button('hand-over-form', {}, 'opens-form'),
  button('keep-mine', {}, 'in-place', 'from-overview'),
  /** Whether I take over whom somebody who left knew. */
  button('answer-hand-over', { handoverId: id, answer: z.enum(['yes', 'no']) }, 'once'),
  form('time-zone', {}),
  /** Opens the form for the team's time zone, on platforms that do not know it. */
  button('time-zone-form', {}, 'opens-form'),
  /** Whom of the team a form can offer where a platform's own picker would not. */
  command('teammates', {}, 'unread'),
  /** The platform updates a profile: name, zone, whether they are still in the team. */
  command('profile', {}, 'news'),
  /** The app was added to the workspace, or added back; it was removed. About the workspace itself. */
  command('installed', {}, 'news'),
  command('removed', {}, 'news'),
] as const
