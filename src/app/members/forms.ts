import { readAbout } from '../../domain/asks/request.ts'
import { readNoGo, readSettings, readSnooze } from '../../domain/members/budget.ts'
import type { MEMBER_COMMANDS } from '../../domain/members/commands.ts'
import { readErasing } from '../../domain/members/erasing.ts'
import { readHandOver } from '../../domain/members/handover.ts'
import { readTimeZone } from '../../domain/time/time-zone.ts'
import { eraseForm } from '../../views/members/erasure.ts'
import { handOverForm } from '../../views/members/handover.ts'
import { aboutForm, noGoForm, settingsForm, snoozeForm } from '../../views/members/settings.ts'
import { timeZoneForm } from '../../views/members/time-zone.ts'
import type { Opened, Sent } from '../room.ts'

export const MEMBER_OPENED: Opened<typeof MEMBER_COMMANDS> = {
  'settings-form': ({ budget, quietFrom, quietUntil, visibility }) =>
    settingsForm({
      budget: String(budget),
      quietFrom: String(quietFrom),
      quietUntil: String(quietUntil),
      visibility,
    }),
  'snooze-form': () => snoozeForm(),
  'no-go-form': () => noGoForm(),
  'hand-over-form': () => handOverForm(),
  'erase-form': () => eraseForm(),
  'time-zone-form': () => timeZoneForm(),
}

export const MEMBER_SENT: Sent<typeof MEMBER_COMMANDS> = {
  'settings-change': { read: readSettings, filled: ({ values }, errors) => settingsForm(values, errors) },
  'about-me': { read: readAbout, filled: ({ values }, errors) => aboutForm(values, errors) },
  'snooze-until': { read: readSnooze, filled: ({ values }, errors) => snoozeForm(values, errors) },
  'no-go': { read: readNoGo, filled: ({ values }, errors) => noGoForm(values, errors) },
  'hand-over': { read: readHandOver, filled: ({ values }, errors) => handOverForm(values, errors) },
  'erase-me': { read: readErasing, filled: ({ values }, errors) => eraseForm(values, errors) },
  'time-zone': { read: readTimeZone, filled: ({ values }, errors) => timeZoneForm(values, errors) },
}
