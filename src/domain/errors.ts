import type { CommandWord, IntrosWord } from './commands/words.ts'
import type { FieldRefusal } from './field-refusal.ts'
import type { FileRefusal } from './imports/refusal.ts'
import type { Refusing } from './limits/limits.ts'
import { type SettingFault, START_CODES, type StartDetails } from './start-faults.ts'

// Every refusal a person can meet: its reason and the details its message needs. Messages are in src/views/refusals.

/** All reasons, each with its code: programs go by the code, messages by the reason. */
const CODES = {
  'data-dir-taken': 'data-dir-in-use',
  'settings-to-mend': 'settings-invalid',
  'port-taken': 'settings-invalid',
  'port-forbidden': 'settings-invalid',
  'host-not-here': 'settings-invalid',
  ...START_CODES,
  'text-too-long': 'not-understood',
  'command-unknown': 'not-understood',
  'intros-word-unknown': 'not-understood',
  'team-unsaid': 'not-understood',
  'request-unreadable': 'not-understood',
  'asker-unsaid': 'not-understood',
  'called-alike': 'not-understood',
  'erasure-unconfirmed': 'not-understood',
  'ask-not-yours': 'not-found',
  'introduction-not-yours': 'not-found',
  'relationship-not-yours': 'not-found',
  'company-gone': 'not-found',
  'member-gone': 'not-found',
  'no-such-member': 'not-found',
  'member-not-found': 'not-found',
  'no-one-partner': 'not-found',
  'workspace-not-found': 'not-found',
  'job-not-there': 'not-found',
  'not-met-yet': 'not-found',
  'import-gone': 'not-found',
  'message-gone': 'not-found',
  'download-gone': 'not-found',
  'eyes-gone': 'not-found',
  'companies-not-yours': 'not-allowed',
  'not-who-logged': 'not-allowed',
  'not-who-withdraws': 'not-allowed',
  'not-who-reminds': 'not-allowed',
  'not-who-sends': 'not-allowed',
  'not-who-promised': 'not-allowed',
  'not-who-passed': 'not-allowed',
  'not-who-thanks': 'not-allowed',
  'not-your-side': 'not-allowed',
  'own-ask': 'not-allowed',
  'digest-for-admins': 'not-allowed',
  'card-channels-for-admins': 'not-allowed',
  'team-for-admins': 'not-allowed',
  'cards-nowhere': 'not-allowed',
  'no-cards-there': 'not-allowed',
  'time-zone-for-admins': 'not-allowed',
  'left-team': 'not-allowed',
  'members-only': 'not-allowed',
  'nobody-of-that-id': 'not-allowed',
  'undo-over': 'too-late',
  'change-settled': 'too-late',
  'import-undo-over': 'too-late',
  'import-under-way': 'too-late',
  'still-looking-up': 'too-late',
  'reminded-later': 'too-late',
  'reminded-of-promise': 'too-late',
  'reminded-before': 'too-late',
  'reminded-too-soon': 'too-late',
  'nobody-to-remind': 'too-late',
  'company-not-there': 'stale',
  'alias-forgotten': 'stale',
  'one-company-already': 'stale',
  'companies-changed': 'stale',
  'log-undone': 'stale',
  'relationship-changed': 'stale',
  'nothing-to-send': 'stale',
  'nothing-promised': 'stale',
  'nothing-to-thank': 'stale',
  'moved-on': 'stale',
  'not-passed': 'stale',
  'ask-ended': 'stale',
  'ask-not-there': 'stale',
  'ask-not-joined': 'stale',
  'ask-not-open': 'stale',
  'match-over': 'stale',
  'card-over': 'stale',
  'wish-over': 'stale',
  'handover-over': 'stale',
  'form-not-kept': 'stale',
  'form-not-sendable': 'stale',
  'form-too-old': 'stale',
  'button-too-old': 'stale',
  'question-too-old': 'stale',
  'message-not-there': 'stale',
  'subject-gone': 'stale',
  'list-forgotten': 'stale',
  'file-gone': 'stale',
  'form-to-mend': 'form-invalid',
  'file-not-taken': 'file-refused',
  'reading-given-up': 'file-refused',
  'lists-under-way': 'file-refused',
  'list-expired': 'file-refused',
  'export-too-large': 'file-refused',
  'list-too-large': 'file-refused',
  'no-such-file': 'file-refused',
  'own-addresses-unknown': 'file-refused',
  'file-unreadable': 'file-refused',
  'slack-file-withheld': 'file-refused',
  'slack-file-foreign': 'file-refused',
  'slack-file-lost': 'file-refused',
  'slack-scope-missing': 'file-refused',
  'slack-files-off': 'file-refused',
  'slack-pictures-only': 'file-refused',
  'slack-file-too-large': 'file-refused',
  'discord-file-foreign': 'file-refused',
  'discord-file-lost': 'file-refused',
  'discord-file-too-big': 'file-refused',
  'discord-file-too-large': 'file-refused',
  'playground-file-too-big': 'file-refused',
  'way-in-gone': 'no-path',
  'way-to-ask-gone': 'no-path',
  'asked-before': 'no-path',
  'tie-gone': 'no-path',
  'asked-you-before': 'no-path',
  'relationship-used': 'in-use',
  'promised-already': 'in-use',
  'promised-by-another': 'in-use',
  'asked-by-another': 'in-use',
  'bot-not-ready': 'in-use',
  'bot-busy': 'in-use',
  'answer-overdue': 'in-use',
  'limit-reached': 'in-use',
  'card-stands': 'in-use',
  'member-unconfirmed': 'in-use',
  'out-of-reach': 'unreachable',
  'not-in-team': 'unreachable',
  'messages-closed': 'unreachable',
  'channel-gone': 'unreachable',
  'channel-closed': 'unreachable',
  'channel-shared': 'unreachable',
  'one-channel-only': 'unreachable',
} as const

export type Reason = keyof typeof CODES
export type ErrorCode = (typeof CODES)[Reason]

/** When the bot will get back to something, for a reader in `timeZone`; null for "some day soon". */
type Moment = { at: Date | null; now: Date; timeZone: string }
type Reminder = { connector: string } & Moment

/** Details that the messages of some reasons need: numbers, names, days and codes, never sentences. */
type Details = StartDetails & {
  'data-dir-taken': { dataDir: string; holder: { pid: number; host: string } | null }
  'settings-to-mend': { faults: readonly SettingFault[] }
  'port-taken': { port: number }
  'port-forbidden': { port: number }
  'host-not-here': { host: string }
  /** What the platform said, in its own words. */
  'discord-commands-refused': { said: string }
  /** The code Discord gave when it closed the connection for good. */
  'discord-closed': { code: number }
  'slack-app-token-refused': { said: string }
  'slack-bot-token-refused': { said: string }
  'text-too-long': { max: number }
  /** What was typed, and the command probably meant. */
  'command-unknown': { name: string; rest: string; meant: CommandWord | null }
  'intros-word-unknown': { typed: string; meant: IntrosWord | null }
  /** The ids of everybody with that name. */
  'called-alike': { name: string; users: readonly string[] }
  'member-not-found': { name: string; workspace: string }
  'no-one-partner': { name: string }
  'workspace-not-found': { name: string }
  'job-not-there': { id: string }
  'reminded-later': Reminder
  'reminded-of-promise': { connector: string }
  'reminded-before': Reminder
  'reminded-too-soon': Reminder
  'one-company-already': { company: string }
  'relationship-changed': { person: string }
  'ask-ended': { target: string }
  'form-to-mend': { fields: Readonly<Record<string, FieldRefusal>> }
  /** Why the file readers rejected it. */
  'file-not-taken': { refusal: FileRefusal }
  'lists-under-way': { count: number }
  'no-such-file': { path: string }
  /** `errno` as Node names it. */
  'file-unreadable': { path: string; errno: string }
  /** `asked` is what was looked for at that company. */
  'asked-before': { connector: string; organizationId: string; asked: string }
  'asked-you-before': { asker: string }
  'relationship-used': { person: string }
  'promised-already': { connector: string; person: string }
  'promised-by-another': { person: string }
  'asked-by-another': { organization: string }
  'limit-reached': { limit: Refusing }
  'card-stands': { target: string }
}

type Because = { cause?: unknown }

/** What comes with each reason: its details, if any, and the error that caused it. */
type Data = { [R in Reason]: R extends keyof Details ? [details: Details[R] & Because] : [because?: Because] }

/** The message for each refusal: a missing one does not compile. */
export type Sentences<T> = { [R in Reason]: (...data: Data[R]) => T }

/** The messages for some codes. */
export type SentencesOf<C extends ErrorCode> = {
  [R in Reason as (typeof CODES)[R] extends C ? R : never]: Sentences<string>[R]
}

/**
 * An expected refusal, not a bug. Its `message` is for logs and names nobody; `tell` gives what a person reads.
 */
export class DomainError<R extends Reason = Reason> extends Error {
  readonly reason: Reason
  readonly code: ErrorCode
  readonly #fields: Readonly<Record<string, FieldRefusal>>
  readonly #tell: <T>(sentences: Sentences<T>) => T
  readonly #tellSome: <T>(sentences: Partial<Sentences<T>>) => T | undefined

  constructor(reason: R, ...data: Data[R]) {
    const [details] = data
    const code = CODES[reason]
    super(`${code}: ${reason}`, details && 'cause' in details ? { cause: details.cause } : {})
    this.name = 'DomainError'
    this.reason = reason
    this.code = code
    this.#fields = details && 'fields' in details ? details.fields : {}
    this.#tell = (sentences) => sentences[reason](...data)
    this.#tellSome = (sentences) => sentences[reason]?.(...data)
  }

  /** What to fix, by form field; empty unless the code is form-invalid. */
  get fields(): Readonly<Record<string, FieldRefusal>> {
    return this.#fields
  }

  /** Like `tell`, for callers that handle only some refusals; undefined for the others. */
  tellSome<T>(sentences: Partial<Sentences<T>>): T | undefined {
    return this.#tellSome(sentences)
  }

  /** The message for this refusal. */
  tell<T>(sentences: Sentences<T>): T {
    return this.#tell(sentences)
  }
}
