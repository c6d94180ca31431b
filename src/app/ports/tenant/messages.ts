import type { Message } from '../entities.ts'
import type { MessageKind } from '../message-kind.ts'
import type { Actor, MessageRef } from '../platform.ts'

/** A message that waits; `id` is its delivery's. */
export type HeldMessage = { id: string; memberId: string; kind: MessageKind; subjectId: string }

/** What was posted where, and what waits for the end of its reader's quiet time. */
export type Messages = {
  add(message: Message, now: Date): Promise<void>
  get(deliveryId: string): Promise<Message | null>
  at(platform: Actor['platform'], ref: MessageRef): Promise<Message | null>
  about(subjectId: string): Promise<Message[]>

  /** Keeps a message until `dueAt`; the same one once. */
  hold(message: HeldMessage, dueAt: Date, now: Date): Promise<void>
  /**
   * Takes out a member's messages that are due, or all of them by null, in the order in which they came: each is given
   * to one taker only.
   */
  takeHeld(memberId: string, now: Date | null): Promise<HeldMessage[]>
}
