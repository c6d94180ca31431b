import type { WorkingTime } from '../../../domain/time/working-days.ts'
import type { Member } from '../entities.ts'
import type { MessageKind } from '../message-kind.ts'
import type { Actor } from '../platform.ts'

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
  setThankedByName(memberId: string, named: boolean): Promise<void>
  /** Finds or creates the speaker's member; a changed name or zone is kept. */
  enter(actor: Actor, now: Date): Promise<{ member: Member; isNew: boolean }>
}
