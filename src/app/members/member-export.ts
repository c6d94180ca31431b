import { z } from 'zod'
import { AskStatus, SeenIn } from '../../domain/asks/ask.ts'
import { LIST_STATUSES } from '../../domain/coverage/coverage.ts'
import { IntroductionState } from '../../domain/introductions/introduction.ts'
import { Kind, Source, Visibility } from '../../domain/relationships/relationship.ts'

// A member's export: the one description of its JSON (docs/operations.md documents it for readers).
// Moments are ISO 8601, days `yyyy-mm-dd`. Fields may be added; none changes its meaning.

const text = z.string()
const said = z.string().nullable()
const moment = z.iso.datetime()
const never = moment.nullable()
const day = z.iso.date().nullable()

const Favour = z.strictObject({ way: text, company: text, on: z.iso.date() })
const Touch = z.strictObject({ kind: text, on: z.iso.date(), note: said })

export const ExportedRelationship = z.strictObject({
  name: text,
  title: said,
  company: said,
  domain: said,
  kind: Kind,
  rating: z.number().nullable(),
  how: said,
  since: day,
  lastTouch: day,
  notBefore: day,
  visibility: Visibility,
  source: Source,
  /** The file it came from. */
  file: said,
  /** Who handed it over to me: empty where they are erased since. */
  handedOver: said,
  confirmedAt: never,
  createdAt: moment,
  updatedAt: moment,
  touches: z.array(Touch),
  /** Companies whose doors this person can open, if they are a partner. */
  opens: z.array(text),
  /** Companies they look for, and what was noted as given to and received from them. */
  seeks: z.array(text),
  favours: z.array(Favour),
})

const Introduction = {
  person: text,
  organization: text,
  whom: said,
  state: IntroductionState,
  askedAt: never,
  introducedAt: never,
  /** What was won: for asker and connector only. */
  amount: said,
}

/** A request I posted: where, and for how long. */
const ExportedCard = z.strictObject({ channel: text, until: moment, postedAt: never, ended: said })

export const ExportedAsk = z.strictObject({
  target: text,
  whom: said,
  why: text,
  benefit: text,
  /** Why, in a line for the team. */
  teamWhy: said,
  /** What the note ends with, where that is not the usual question. */
  question: said,
  seenIn: SeenIn,
  status: AskStatus,
  createdAt: moment,
  expiresAt: moment,
  /** As the asker may see them: a sealed tie shows only that it is one. */
  introductions: z.array(z.strictObject({ connector: text, ...Introduction })),
  cards: z.array(ExportedCard),
})

/** An introduction somebody asked of me. */
export const ExportedFavour = z.strictObject({
  asker: text,
  ...Introduction,
  why: text,
  benefit: text,
  /** Why I passed. */
  passReason: said,
  /** How it reaches the person, as I said, and the draft in my own words. */
  consent: said,
  draft: said,
})

/** A teammate's ask I joined, in my words. */
export const ExportedJoined = z.strictObject({ asker: text, target: text, why: text, benefit: text })

/** A wish of mine to join a teammate's ask, in my words; whose ask it is appears among those I joined. */
export const ExportedWish = z.strictObject({
  target: text,
  why: text,
  benefit: text,
  /** The asker's answer; null until they give it. */
  agreed: z.boolean().nullable(),
  createdAt: moment,
})

/** A company I am never asked about, or a teammate who never asks me. */
export const ExportedNoGo = z.strictObject({ company: said, teammate: said })

/** Whom I let take over whom I know if I leave, or was asked to take over; `agreed` is the answer. */
export const ExportedHandover = z.strictObject({
  from: text,
  to: text,
  consentedAt: moment,
  askedAt: never,
  agreed: z.boolean().nullable(),
})

export const ExportedImport = z.strictObject({
  file: text,
  status: z.enum(['offered', 'reading', 'merging', 'done', 'refused', 'failed', 'undone']),
  rows: z.number(),
  new: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.array(z.strictObject({ line: z.number(), reason: text })),
  createdAt: moment,
})

/** Somebody I met, by a calendar or mailbox of mine, of whom I have not said whether I know them. */
export const ExportedSuggestion = z.strictObject({
  name: text,
  company: said,
  domain: said,
  title: said,
  days: z.number(),
  first: z.iso.date(),
  last: z.iso.date(),
})

/** A list of target companies I dropped, with its targets until they are deleted. */
export const ExportedList = z.strictObject({
  file: text,
  status: z.enum(LIST_STATUSES),
  createdAt: moment,
  expiresAt: moment,
  targets: z.array(text),
})

/** Another name of a company I chose; no organization when I can no longer see it. */
export const ExportedName = z.strictObject({ name: text, organization: said, chosenAt: moment, stands: z.boolean() })

/** A form I have not finished. */
export const ExportedDraft = z.strictObject({ form: text, values: z.record(text, text), expiresAt: moment })

/** Something I did; `before` is a relationship of mine as it was until then. */
export const ExportedEvent = z.strictObject({
  at: moment,
  subject: text,
  event: text,
  origin: text,
  before: z.record(text, z.unknown()).nullable(),
})

/** A teammate's posted request on which I said that I know somebody. */
export const ExportedHelp = z.strictObject({ asker: text, target: text, at: moment })

/** Somebody who was shown a tie of mine; `asked` is what they asked for. */
export const ExportedShown = z.strictObject({ person: text, viewer: text, asked: text, at: moment })

export const MemberExport = z.strictObject({
  format: z.literal(1),
  exportedAt: moment,
  workspace: z.strictObject({ platform: text, name: text }),
  member: z.strictObject({
    user: text,
    name: text,
    timeZone: said,
    active: z.boolean(),
    admin: z.boolean(),
    budget: z.number(),
    quietFrom: z.number(),
    quietUntil: z.number(),
    snoozedUntil: never,
    defaultVisibility: Visibility,
    about: said,
    thankedByName: z.boolean(),
    keepWarm: z.boolean(),
    unreachableSince: never,
    createdAt: moment,
  }),
  relationships: z.array(ExportedRelationship),
  asks: z.array(ExportedAsk),
  favours: z.array(ExportedFavour),
  joined: z.array(ExportedJoined),
  wishes: z.array(ExportedWish),
  noGos: z.array(ExportedNoGo),
  handovers: z.array(ExportedHandover),
  imports: z.array(ExportedImport),
  suggestions: z.array(ExportedSuggestion),
  /** The domains of my company, as my own addresses say; of these only hashes are kept. */
  ownDomains: z.array(text),
  lists: z.array(ExportedList),
  names: z.array(ExportedName),
  drafts: z.array(ExportedDraft),
  /** Who was shown my ties. */
  shown: z.array(ExportedShown),
  helped: z.array(ExportedHelp),
  history: z.array(ExportedEvent),
})
