import type { AuditEvent, Message } from '../entities.ts'
import type { MessageKind } from '../message-kind.ts'
import type { Actor, MessageRef } from '../platform.ts'

/** A held message; `id` is its delivery's. */
export type HeldMessage = { id: string; memberId: string; kind: MessageKind; subjectId: string }

/** What was posted where, and what is held until the end of its reader's quiet time. */
export type Messages = {
  add(message: Message, now: Date): Promise<void>
  get(deliveryId: string): Promise<Message | null>
  at(platform: Actor['platform'], ref: MessageRef): Promise<Message | null>
  about(subjectId: string): Promise<Message[]>

  /** Holds a message until `dueAt`; the same one once. */
  hold(message: HeldMessage, dueAt: Date, now: Date): Promise<void>
  /**
   * Removes and returns a member's due messages, or with null all of them, in order of arrival: each goes to one taker
   * only.
   */
  takeHeld(memberId: string, now: Date | null): Promise<HeldMessage[]>
}

/** Who did what, and when: the record behind undo and history. */
export type Audit = {
  /** @returns the event's id */
  record(event: AuditEvent, now: Date): Promise<string>
  get(id: string): Promise<(AuditEvent & { data: Record<string, unknown> }) | null>
}
