import type { CardLimit } from '../../../domain/limits/limits.ts'
import type { CardChannels, Ended } from '../../../domain/requests/posted-request.ts'
import type { Ask, Slice } from '../entities.ts'

// Stored posted requests: asks shown as cards in channels.

export type PostedRequest = {
  /** Also the id of the delivery that posts its card. */
  id: string
  ask: Ask
  /** The platform's own name of the channel. */
  channel: string
  until: Date
  /** Whether every member may read the channel; false while it is not known. */
  open: boolean
  /** Where it can be read, as a web address; null if the platform has none. */
  link: string | null
  postedAt: Date | null
  ended: Ended | null
  createdAt: Date
  /** How many members said on it that they know somebody. */
  helpers: number
}

export type Requests = {
  add(request: Pick<PostedRequest, 'id' | 'channel' | 'until'> & { askId: string }, now: Date): Promise<void>
  get(id: string): Promise<PostedRequest | null>
  /** All cards an ask ever had, oldest first. */
  ofAsk(askId: string): Promise<PostedRequest[]>
  /** The card of an ask that has not ended; null if there is none. */
  standing(askId: string): Promise<PostedRequest | null>
  /** Cards that stand where everybody may read them, of open asks; oldest first. */
  openToAll(limit: number): Promise<PostedRequest[]>
  /** Records that a card was posted. */
  setPosted(id: string, where: Pick<PostedRequest, 'open' | 'link'>, now: Date): Promise<void>
  /** False when it had ended before. */
  end(id: string, why: Ended): Promise<boolean>
  /** Counts a member as one who can help; false when they had been counted. */
  addHelper(id: string, memberId: string, now: Date): Promise<boolean>
  /** Teammates' cards on which a member said that they know somebody, oldest first. */
  helpedBy(memberId: string, part: Slice): Promise<{ asker: string; target: string; at: Date }[]>
  /**
   * What an asker has posted, and what was posted in a channel, until now. Until this transaction ends a concurrent
   * call for the same asker or channel waits here: the second counts the first.
   */
  lockUsed(askerId: string, channel: string, now: Date): Promise<Record<CardLimit, number>>
  /** How many cards of an asker stand. */
  countStanding(askerId: string): Promise<number>
  channels(): Promise<CardChannels>
  setChannels(channels: CardChannels): Promise<void>
}

/** Who was shown a tie: recorded for its owner alone. */
export type ShownTie = {
  /** Whom the tie is with. */
  person: string
  viewer: string
  /** What they asked for, in their words. */
  asked: string
  at: Date
}

export type ShownTies = {
  /**
   * Records that a viewer was shown these ways in, each once a day.
   *
   * @param wayIds relationships, and partners' ties
   */
  add(shown: { wayIds: string[]; viewerId: string; asked: string }, now: Date): Promise<void>
  /** Who was shown a member's ties, latest first. */
  of(ownerId: string, part: Slice): Promise<ShownTie[]>
  /** The same of one of them. */
  ofTie(ownerId: string, relationshipId: string, part: Slice): Promise<ShownTie[]>
}
