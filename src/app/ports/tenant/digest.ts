import type { DigestChoice, DigestDue } from '../../../domain/digest/digest.ts'
import type { MessageRef } from '../platform.ts'

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

export type Digests = {
  settings(): Promise<DigestSettings>
  /** Where and when, from `now` on. */
  choose(choice: DigestChoice, now: Date): Promise<void>
  pause(paused: boolean, now: Date): Promise<void>
  /** Remembers that the channel is lost, or by null that it is not; true when that is news. */
  setLost(at: Date | null): Promise<boolean>
  /** Remembers that somebody is told how to choose a channel; true for the first. */
  setTold(now: Date): Promise<boolean>
  /** Keeps the digest of a week; false when the week has one. */
  add(digest: Pick<Digest, 'id' | 'due'>, now: Date): Promise<boolean>
  get(id: string): Promise<Digest | null>
  setPosted(id: string, ref: MessageRef): Promise<void>
}
