import type { DigestChoice, DigestDue } from '../domain/digest.ts'
import type { Introduction } from './introduction-store.ts'
import type { MessageRef } from './platform.ts'
import type { Ask, Part } from './store.ts'

// What the weekly digest needs remembered.

export type DigestSettings = {
  /** Where it is posted; null until somebody chose. */
  channel: string | null
  /** ISO weekday, 1 is Monday. */
  day: number
  hour: number
  /** IANA name; null until somebody said, and then UTC counts. */
  timeZone: string | null
  paused: boolean
  /** When these settings were made: no digest is due before. */
  since: Date | null
  /** Since when the channel is gone or closed to the bot, and its admins know. */
  lostAt: Date | null
  /** When somebody was told how to choose a channel. */
  toldAt: Date | null
}

export type Digest = { id: string; due: DigestDue; posted: MessageRef | null }

export type DigestVerbs = {
  digestSettings(): Promise<DigestSettings>
  /** Where and when, from `now` on. */
  chooseDigest(choice: DigestChoice, now: Date): Promise<void>
  pauseDigest(paused: boolean, now: Date): Promise<void>
  /** Remembers that the channel is lost, or by null that it is not; true when that is news. */
  setDigestLost(at: Date | null): Promise<boolean>
  /** Remembers that somebody is told how to choose a channel; true for the first. */
  setDigestTold(now: Date): Promise<boolean>
  /** Keeps the digest of a week; false when the week has one. */
  addDigest(digest: Pick<Digest, 'id' | 'due'>, now: Date): Promise<boolean>
  digest(id: string): Promise<Digest | null>
  setDigestPosted(id: string, ref: MessageRef): Promise<void>
  setThankedByName(memberId: string, named: boolean): Promise<void>
  /** Open asks whose asker allows everybody to see them, those that run out first first; last those of
   * people who left an introduction untold. */
  asksInDigest(part: Part): Promise<Ask[]>
  /** Such asks that ran out in a time. */
  unfilledAsks(since: Date, until: Date): Promise<Ask[]>
  introducedBetween(since: Date, until: Date): Promise<Introduction[]>
}
