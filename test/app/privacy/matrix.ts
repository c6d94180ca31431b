import type { MessageKind } from '../../../src/app/ports/message-kind.ts'
import type { Command, CommandKind } from '../../../src/domain/commands/command.ts'
import type { Visibility } from '../../../src/domain/relationships/relationship.ts'

// Who may read what of somebody else's tie: the tables of the visibility matrix. A surface is a kind of Command, a kind of
// message, or a command of the command line: each must have its row here.

/** What is said of a tie, each in a word that stands nowhere else. */
export type Mark = 'company' | 'person' | 'title' | 'how' | 'owner' | 'address'

export const MARKS: Record<Visibility, Record<Mark, string>> = {
  open: {
    company: 'Zorvex',
    person: 'Quilla',
    title: 'Glassblower',
    how: 'Tarnmoor',
    owner: 'Olafur',
    address: 'qrook',
  },
  sealed: {
    company: 'Brimtal',
    person: 'Wystan',
    title: 'Falconer',
    how: 'Eldwick',
    owner: 'Selwyn',
    address: 'whale',
  },
  private: {
    ...{ company: 'Nuvrik', person: 'Ysolde', title: 'Cartographer' },
    ...{ how: 'Pellham', owner: 'Pietra', address: 'yfinch' },
  },
}

/** Who looks: teammates of each part in an ask, a whole channel, whoever reads the log, and another workspace. */
export type Viewer = 'asker' | 'connector' | 'teammate' | 'joined' | 'admin' | 'other workspace' | 'channel' | 'log'

const TEAM: Record<Visibility, readonly Mark[]> = {
  open: ['company', 'person', 'title', 'how', 'owner'],
  sealed: ['company'],
  private: [],
}
const NOTHING: Record<Visibility, readonly Mark[]> = { open: [], sealed: [], private: [] }

/** What may appear, unless the row says more. */
export const MAY_SEE: Record<Viewer, Record<Visibility, readonly Mark[]>> = {
  asker: TEAM,
  connector: TEAM,
  teammate: TEAM,
  joined: TEAM,
  admin: TEAM,
  'other workspace': NOTHING,
  // The asker named the company there.
  channel: { ...NOTHING, open: ['company'], sealed: ['company'] },
  log: NOTHING,
}

/** Kinds that show more: names of teammates as such, whatever they know. */
export const ROWS: Partial<Record<CommandKind, { also: readonly Mark[]; why: string }>> = {
  teammates: { also: ['owner'], why: 'offers teammates for a form, by name' },
}

/** Kinds in which names are said, and that keep nothing of them: the names of the matrix are said in all of them. */
export const SAYING: ReadonlySet<CommandKind> = new Set([
  'whoknows',
  'suggest',
  'unclear',
  'look-up',
  'refine',
  'refine-form',
  'ways-to',
  'people-filter',
  'people-list',
  'merge-with',
  'no-go',
  'mentioned',
  'touch-line',
  'swap',
])

/** Kinds that are not given by a member: what the platform tells. */
export const NOT_GIVEN: ReadonlySet<CommandKind> = new Set(['installed', 'profile', 'removed'])

/** The tables that the ids in Commands point into. */
export const TABLE_OF: Record<IdsOf<Command>, string> = {
  aliasId: 'organization_alias',
  askId: 'ask',
  askerId: 'member',
  auditId: 'audit_event',
  bundleId: 'message_reference',
  changeId: 'people_change',
  draftId: 'form_draft',
  favourId: 'partner_favour',
  handoverId: 'handover',
  importId: 'import',
  introductionId: 'introduction',
  listId: 'target_list',
  messageId: 'bundled_message',
  noticeId: 'watch_notice',
  organizationId: 'organization',
  otherId: 'organization',
  relationshipId: 'relationship',
  requestId: 'posted_request',
  subjectId: 'introduction',
  suggestionId: 'suggested_person',
  wishId: 'join_wish',
}
type IdsOf<C> = C extends unknown ? Extract<keyof C, `${string}Id`> : never

/**
 * Who gets each kind of message. `asker`: whoever asked, or joined the ask: looked at for everything there is a message
 * about. `everybody`: it stands in a channel. The others tell members of their own ties, files and settings alone.
 */
export const READERS: Record<MessageKind, 'asker' | 'everybody' | 'owner of the tie' | 'owner of the file' | 'admin'> =
  {
    ...to('owner of the tie', ['request', 'nudge', 'due', 'reminder', 'said-yes', 'released', 'mail-file', 'told-met']),
    ...to('owner of the tie', [
      'told-no-reply',
      'told-lost',
      'told-won',
      'thanked',
      'watch',
      'keep-warm',
      'still-right',
    ]),
    ...to('owner of the tie', ['hand-raised', 'take-over']),
    ...to('asker', [
      'promise',
      'passed',
      'undelivered',
      'moved-on',
      'unanswered',
      'given-up',
      'redirected',
      'postponed',
    ]),
    ...to('asker', [
      'taken-back',
      'agreed',
      'withdrawn',
      'introduced',
      'undone',
      'confirmed',
      'follow-up',
      'won-offer',
    ]),
    ...to('asker', ['expired', 'connector-gone', 'named', 'joined', 'ask-handed', 'card-lost', 'can-help', 'tipped']),
    ...to('asker', ['way-opened', 'join-wish', 'join-answered', 'bundle']),
    ...to('everybody', ['card']),
    ...to('owner of the file', ['imported', 'import-failed', 'refused-rows', 'coverage', 'coverage-failed']),
    ...to('owner of the file', ['coverage-file', 'coverage-file-failed', 'member-file', 'member-file-failed']),
    ...to('owner of the file', ['swap-sheet', 'swap-sheet-failed']),
    ...to('admin', ['digest-lost', 'digest-hint', 'looks-up-much']),
  }

function to<R extends string, const K extends MessageKind>(reader: R, kinds: K[]): Record<K, R>
function to(reader: string, kinds: string[]): Record<string, string> {
  return Object.fromEntries(kinds.map((kind) => [kind, reader]))
}

/** Commands of the command line: looked at here, or why nobody reads another’s ties by them. */
export const CLI: Record<string, 'looked at' | string> = {
  whoknows: 'looked at',
  coverage: 'looked at',
  asks: 'looked at',
  digest: 'looked at',
  export: 'looked at',
  people: 'looked at',
  swap: 'looked at',
  touch: 'looked at',
  log: 'only what it was told',
  erase: 'only one’s own, in numbers',
  import: 'only counts',
  ...ofOperators(['backup', 'restore', 'migrate', 'migrate-to', 'doctor', 'jobs', 'retry', 'drop', 'rotate-keys']),
  ...ofOperators(['discord', 'register', 'known']),
}

function ofOperators(names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, 'its operator holds the database']))
}
