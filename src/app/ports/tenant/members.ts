import type { WorkingTime } from '../../../domain/time/working-days.ts'
import type { Member } from '../entities.ts'
import type { MessageKind } from '../message-kind.ts'
import type { Actor } from '../platform.ts'

/** What is remembered of the workspace's members. */
export type Members = {
  /** Sets the workspace's own zone, an IANA name. */
  setTimeZone(timeZone: string): Promise<void>
  get(id: string): Promise<Member | null>
  all(): Promise<Member[]>
  /** A member's zone and the workspace's working days; without a zone of their own the workspace's, else UTC. */
  workingTime(memberId: string): Promise<WorkingTime>
  /** Remembers that messages do not reach a member (since the first one), and which kind of message did not. */
  addMissed(memberId: string, kind: MessageKind, at: Date): Promise<void>
  /** Messages may reach a member again: forgets, and returns, which kinds did not meanwhile, each once. */
  takeMissed(memberId: string): Promise<MessageKind[]>
  setThankedByName(memberId: string, named: boolean): Promise<void>
  /** Finds somebody who speaks, or makes the member; a changed name or zone is kept. */
  enter(actor: Actor, now: Date): Promise<{ member: Member; isNew: boolean }>
}
