import { z } from 'zod'

// What members are told. How each kind behaves and what it says stands with its feature, in its `messages.ts`.

/** Every kind of message, once, by what it is about: what its subject's id names. */
export const KINDS = {
  introduction: [
    // To the connector: the request, and once more after silence, after "later", after a promise (there to the asker too).
    'request',
    'nudge',
    'due',
    'reminder',
    // To the connector who said yes by a reaction: noted, and whether it was made already.
    'said-yes',
    // To the connector: it is off their plate.
    'released',
    // To the asker: the first answer, or that the request could not be delivered.
    'promise',
    'passed',
    'undelivered',
    // To the asker: another connector is asked, nobody is left, a promise was not kept, somebody else was named.
    'moved-on',
    'unanswered',
    'given-up',
    'redirected',
    // To the asker: the connector comes back to it later, cannot keep their promise.
    'postponed',
    'taken-back',
    // To the asker: the person was asked and agreed.
    'agreed',
    // To those who joined the ask: its asker withdrew the request.
    'withdrawn',
    // To the others: it was made, or was not after all; to who said so by a reaction: noted, with the way back.
    'introduced',
    'undone',
    'confirmed',
    // To the asker: how did it go; the button of the won form.
    'follow-up',
    'won-offer',
    // To the connector: what the asker said, and thanks.
    'told-met',
    'told-no-reply',
    'told-lost',
    'told-won',
    'thanked',
  ],
  // To the asker: its time is up, somebody they asked is gone.
  ask: ['expired', 'connector-gone'],
  // An event of an ask, in the audit. To who was named for it, to who is on it when a teammate joins, to who has it now.
  'ask-event': ['named', 'joined', 'ask-handed'],
  // A member's notice of one day: asks that what they logged may answer; and ways that others' ties opened for their asks.
  notice: ['watch'],
  'way-notice': ['way-opened'],
  // A wish to join an ask: to its asker, and what they said to who wished it.
  wish: ['join-wish', 'join-answered'],
  import: ['imported', 'import-failed'],
  // A list of target companies.
  list: ['coverage', 'coverage-failed', 'coverage-file', 'coverage-file-failed'],
  // To admins: the channel of the digest is lost; to who set the bot up: how to choose one.
  workspace: ['digest-lost', 'digest-hint'],
} as const

type Subject = keyof typeof KINDS
type Named<S extends Subject> = (typeof KINDS)[S][number]

/** What a message tells of. */
export const MessageKind = z.enum(Object.values(KINDS).flat())
export type MessageKind = z.infer<typeof MessageKind>

/** The kinds about a subject. One that is listed for two is of neither, so that nobody can describe it. */
export type KindAbout<S extends Subject> = S extends Subject ? Exclude<Named<S>, Named<Exclude<Subject, S>>> : never
