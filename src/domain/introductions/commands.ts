import { z } from 'zod'
import { button, command, form, id, opaque, rating } from '../commands/define.ts'
import { Consent } from './consent.ts'

// Commands of connector and asker about an introduction.

/** How many days a connector may put a request off. */
export const POSTPONE_DAYS = [1, 3, 7] as const

/** Outcomes the asker reports with one click; a win opens a form. */
const CLICKED_OUTCOMES = ['met', 'no-reply', 'lost'] as const
export type Outcome = (typeof CLICKED_OUTCOMES)[number] | 'won'

const about = { introductionId: id }

export const INTRODUCTION_COMMANDS = [
  /** Show the whole request again, as it stands. */
  button('favour', about, 'from-overview'),
  button('accept', about, 'once', 'from-overview'),
  button('lend-name', about, 'once', 'from-overview'),
  button('pass', about, 'once', 'from-overview'),
  /** The connector names a teammate to ask instead. */
  form('redirect', about, 'once'),
  button('redirect-form', about, 'opens-form'),
  /** Why the connector passed: never shown. */
  form('reason', about, 'once'),
  button('reason-form', about, 'opens-form'),
  /** Asks how many days to postpone. */
  button('later', about),
  button('postpone', { ...about, days: z.coerce.number().pipe(z.literal([...POSTPONE_DAYS])) }, 'once'),
  /** How well the connector knows the person, said before anything is promised. */
  button('know', { ...about, rating }, 'once'),
  /** The connector's own words instead of the prepared draft. */
  form('edit-draft', about),
  button('draft-form', about, 'opens-after-reading'),
  /** What the connector sends, as a mail in a file. */
  button('mail', about),
  /** How an accepted introduction reaches the person. */
  button('consent', { ...about, consent: Consent }, 'in-place'),
  button('made', about, 'once', 'from-overview'),
  button('undo-made', about, 'once'),
  button('outcome', { ...about, outcome: z.enum(CLICKED_OUTCOMES) }, 'once', 'from-overview'),
  form('won', about, 'once'),
  button('won-form', about, 'opens-form'),
  button('thank', about, 'once'),
  /** The asker takes one request back. */
  button('withdraw', about, 'once', 'from-overview', 'withdrawals'),
  /** The asker has the connector reminded. */
  button('remind', about, 'once', 'from-overview'),
  /** The connector cannot keep a promise. */
  button('take-back', about, 'once', 'from-overview'),
  /** A reaction put on one of the bot's messages; `emoji` is a Unicode emoji or Slack's name for it. */
  command('react', { channel: opaque(200), message: opaque(200), emoji: opaque(100) }, 'unread', 'fleeting'),
] as const
