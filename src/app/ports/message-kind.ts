import { z } from 'zod'

// The kinds of messages to members. Each kind's behaviour and text are in its feature's `messages.ts`.

/** Every kind of message, listed once, under the subject its id refers to. */
export const KINDS = {
  introduction: [
    // To the connector: the request, and reminders after silence, "later" or a promise (the last to the asker too).
    'request',
    'nudge',
    'due',
    'reminder',
    // To the connector who said yes by a reaction: noted, and whether it had been made already.
    'said-yes',
    // To the connector: they no longer need to do anything.
    'released',
    // To the asker: the first answer, or that the request could not be delivered.
    'promise',
    'passed',
    'undelivered',
    // To the asker: another connector was asked, nobody is left, a promise was not kept, somebody else was named.
    'moved-on',
    'unanswered',
    'given-up',
    'redirected',
    // To the asker: the connector will come back to it later, or cannot keep their promise.
    'postponed',
    'taken-back',
    // To the asker: the person was asked and agreed.
    'agreed',
    // To those who joined the ask: its asker withdrew the request.
    'withdrawn',
    // To the others: it was made, or was not after all; to whoever said so by a reaction: noted, with an undo.
    'introduced',
    'undone',
    'confirmed',
    // To the asker: how did it go; the button that opens the won form.
    'follow-up',
    'won-offer',
    // To the connector: what they send, as a mail to open.
    'mail-file',
    // To the connector: what the asker said, and thanks.
    'told-met',
    'told-no-reply',
    'told-lost',
    'told-won',
    'thanked',
  ],
  // To the asker: its time is up, somebody they asked is gone.
  ask: ['expired', 'connector-gone'],
  // An audited event of an ask. To whoever was named for it, those on it when a teammate joins, whoever has it now.
  'ask-event': ['named', 'joined', 'ask-handed'],
  // A posted request. Its card in the channel; to its asker: it could not be posted, or is gone; to whoever raised their
  // hand on it with a reaction: the button that goes on from there.
  posted: ['card', 'card-lost', 'hand-raised'],
  // An audited event of an ask, by a reader of its card, to its asker alone: they can help, they know who may.
  'card-answer': ['can-help', 'tipped'],
  // A member's notice for one day: asks their ties may answer, and ways in that others' ties opened for their asks.
  notice: ['watch'],
  'way-notice': ['way-opened'],
  // Ties of a member that go cold while teammates look for a way to them: once a week at most; whether what they said of
  // those that matter most is still right: once a month.
  'warm-note': ['keep-warm', 'still-right'],
  // A wish to join an ask: to its asker; and the answer, to whoever made the wish.
  wish: ['join-wish', 'join-answered'],
  // One of a member's partners: what each can open for the other, to print.
  partner: ['swap-sheet', 'swap-sheet-failed'],
  import: ['imported', 'import-failed', 'refused-rows'],
  // A list of target companies.
  list: ['coverage', 'coverage-failed', 'coverage-file', 'coverage-file-failed'],
  // To admins: the digest's channel is lost; to whoever set the bot up: how to choose one.
  workspace: ['digest-lost', 'digest-hint'],
  // A member: to themselves, everything that is kept of them.
  member: ['member-file', 'member-file-failed'],
  // Whom somebody who left lets a teammate take over: to that teammate.
  handover: ['take-over'],
  // To admins: somebody goes through the network; the subject is an audited event.
  'much-used': ['looks-up-much'],
  // What a member was not told the day before, because they had got enough messages.
  bundle: ['bundle'],
} as const

type Subject = keyof typeof KINDS
type Named<S extends Subject> = (typeof KINDS)[S][number]

/** Kinds of message. */
export const MessageKind = z.enum(Object.values(KINDS).flat())
export type MessageKind = z.infer<typeof MessageKind>

/** The kinds about a subject. A kind listed under two subjects belongs to neither, so nobody can describe it. */
export type KindAbout<S extends Subject> = S extends Subject ? Exclude<Named<S>, Named<Exclude<Subject, S>>> : never
