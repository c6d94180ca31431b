import type { Candidate } from '../../../domain/finding/ranking.ts'
import type { Consent } from '../../../domain/introductions/consent.ts'
import type { IntroductionState } from '../../../domain/introductions/introduction.ts'
import type { Ask, Slice } from '../entities.ts'

// The part of the Store for introductions.

/** An introduction with everything its messages say. */
export type Introduction = {
  id: string
  state: IntroductionState
  stateBefore: IntroductionState | null
  confirmedById: string | null
  introducedAt: Date | null
  askedAt: Date | null
  /** When the clock looks at it next, and how often it has done so in this state. */
  dueAt: Date | null
  reminders: number
  /** The number of the last reminder the asker answered with "no reply yet". */
  noReplyNoted: number
  /** The teammate its connector named instead. */
  namedId: string | null
  /** How it reaches the person, once accepted. */
  consent: Consent | null
  /** The connector's own words in place of the ready-made draft. */
  draft: string | null
  /** What was won, in the asker's words: for asker and connector only. */
  amount: string | null
  thankedAt: Date | null
  /** Its connector is not told of it, which must not show: it was asked through a sealed tie. */
  untold: boolean
  connectorId: string
  connector: string
  whom: string | null
  ask: Ask
  /** The tie it rests on, as its owner sees it. */
  path: Candidate
}

/** What may change along with a move from one state to the next. */
export type IntroductionChange = {
  state: IntroductionState
  stateBefore?: IntroductionState | null
  confirmedById?: string | null
  introducedAt?: Date | null
  askedAt?: Date
  answeredAt?: Date
  dueAt?: Date | null
  /** Until when it counts against the connector's budget; null when it does not. */
  countsUntil?: Date | null
  reminders?: number
  noReplyNoted?: number
  namedId?: string
  amount?: string | null
  thankedAt?: Date
  passReason?: string
  passWords?: string | null
  consent?: Consent
  draft?: string | null
}

export type Introductions = {
  /**
   * An introduction is to the company of its tie's person, or, through a partner, for the company whose door they open.
   *
   * @param introduction.opensId that company; omitted or null when the person is no partner
   * @param introduction.sealed asked through a sealed tie; `untold`: its connector is not told of it
   * @throws Error when one of this ask rests on the same tie and is not cancelled
   */
  create(
    introduction: {
      id: string
      askId: string
      relationshipId: string
      whom: string | null
      state: IntroductionState
      opensId?: string | null
      sealed?: boolean
      untold?: boolean
    },
    now: Date,
  ): Promise<void>
  get(id: string): Promise<Introduction | null>
  ofAsk(askId: string): Promise<Introduction[]>
  /** All under way at the company of a relationship, whoever asks: about its person, and about others there. */
  approaches(relationshipId: string): Promise<{ same: Introduction[]; others: Introduction[] }>
  /**
   * Until this transaction ends, nobody else decides whom in this workspace to approach. Taken before locking any
   * ask, to avoid deadlocks.
   */
  lockApproaches(): Promise<void>
  /** A member's requests not ended yet that they are told of, newest first; last those of people who left an introduction untold. */
  waitingFor(connectorId: string, part: Slice): Promise<Introduction[]>
  /** Everything a member was ever asked and told of, oldest first. */
  everFor(connectorId: string, part: Slice): Promise<Introduction[]>
  /** Applies only while still in the state it was decided in; false when somebody was faster. */
  change(id: string, from: IntroductionState, change: IntroductionChange, now: Date): Promise<boolean>
  /** Introductions made for a member who was asked how they went and has not said, oldest first. */
  pendingOutcomes(askerId: string): Promise<Introduction[]>
  ofAsks(askIds: string[]): Promise<Introduction[]>
  madeBetween(since: Date, until: Date): Promise<Introduction[]>
}
