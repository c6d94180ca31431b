import type { DigestChoice, DigestDue } from '../../../domain/digest/digest.ts'
import type { MessageRef } from '../platform.ts'

// Stored state of the weekly digest.

export type DigestSettings = {
  /** Where it is posted; null until chosen. */
  channel: string | null
  /** ISO weekday, 1 is Monday. */
  day: number
  hour: number
  /** IANA name; null until set, which means UTC. */
  timeZone: string | null
  paused: boolean
  /** When these settings were made: no digest is due before then. */
  since: Date | null
  /** Since when the channel has been gone or closed to the bot, with its admins told. */
  lostAt: Date | null
  /** When somebody was told how to choose a channel. */
  toldAt: Date | null
}

export type Digest = { id: string; due: DigestDue; posted: MessageRef | null }

export type Digests = {
  settings(): Promise<DigestSettings>
  /** Sets where and when, from `now` on. */
  choose(choice: DigestChoice, now: Date): Promise<void>
  pause(paused: boolean, now: Date): Promise<void>
  /** Records that the channel is lost, or (null) that it is not; true when that is news. */
  setLost(at: Date | null): Promise<boolean>
  /** Records that somebody was told how to choose a channel; true for the first. */
  setTold(now: Date): Promise<boolean>
  /** Stores a week's digest; false when the week already has one. */
  add(digest: Pick<Digest, 'id' | 'due'>, now: Date): Promise<boolean>
  get(id: string): Promise<Digest | null>
  setPosted(id: string, ref: MessageRef): Promise<void>
}
