import type { WorkingTime } from '../../../domain/time/working-days.ts'
import type { Member } from '../entities.ts'
import type { MessageKind } from '../message-kind.ts'
import type { Actor } from '../platform.ts'

type Progress = {
  /** Members in the team who ever spoke to the bot, and those among them who logged or imported somebody. */
  members: number
  logged: number
  /** Members who left and are not erased yet. */
  left: number
}

/** Stored data of the workspace's members. */
export type Members = {
  /** Sets the workspace's own zone, an IANA name. */
  setTimeZone(timeZone: string): Promise<void>
  get(id: string): Promise<Member | null>
  all(): Promise<Member[]>
  /** A member's zone and the workspace's working days; the zone falls back to the workspace's, then UTC. */
  workingTime(memberId: string): Promise<WorkingTime>
  /** Records since when messages do not reach a member, and which kind of message was missed. */
  addMissed(memberId: string, kind: MessageKind, at: Date): Promise<void>
  /** Messages may reach a member again: clears and returns the kinds they missed, each once. */
  takeMissed(memberId: string): Promise<MessageKind[]>
  /** How many of those in the team logged somebody, and how many are waiting to be erased since they left. */
  progress(): Promise<Progress>
  /** After how many days everything of those who left is erased. */
  leaverDays(): Promise<number>
  setLeaverDays(days: number): Promise<void>
  setThankedByName(memberId: string, named: boolean): Promise<void>
  /** Finds or creates the speaker's member; a changed name or zone is kept. */
  enter(actor: Actor, now: Date): Promise<{ member: Member; isNew: boolean }>
}
