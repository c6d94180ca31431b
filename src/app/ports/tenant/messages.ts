import type { AuditEvent, Message } from '../entities.ts'
import type { MessageKind } from '../message-kind.ts'
import type { Actor, MessageRef } from '../platform.ts'

/** A held message; `id` is its delivery's. */
export type HeldMessage = {
  id: string
  memberId: string
  kind: MessageKind
  subjectId: string
  /** It waits because its reader had got enough that day, not because of the hour. */
  surplus: boolean
}

/** A message that came as part of a bundle; `id` is what its own delivery would have had. */
export type BundledMessage = Omit<HeldMessage, 'surplus'> & { bundleId: string }

/** What was posted where, and what waits for the end of its reader's quiet time, or for another day. */
export type Messages = {
  add(message: Message, now: Date): Promise<void>
  get(deliveryId: string): Promise<Message | null>
  at(platform: Actor['platform'], ref: MessageRef): Promise<Message | null>
  /** Those about a subject, and bundles that hold one about it. */
  about(subjectId: string): Promise<Message[]>
  /** What whom was told about a subject, by messages of their own or in a bundle. */
  toldAbout(subjectId: string): Promise<{ kind: MessageKind; memberId: string | null }[]>

  /** Holds a message until `dueAt`; the same one once. */
  hold(message: HeldMessage, dueAt: Date, now: Date): Promise<void>
  /**
   * Removes and returns a member's due messages, or with null all of them, in order of arrival: each goes to one taker
   * only.
   */
  takeHeld(memberId: string, now: Date | null): Promise<HeldMessage[]>

  /**
   * The deliveries that have taken a place among a member's messages since then, and their kinds. Until this transaction ends, a
   * concurrent call for the same member waits here.
   */
  lockPlaces(memberId: string, since: Date): Promise<{ id: string; kind: MessageKind }[]>
  /** Takes a place; the same one once. */
  takePlace(place: { id: string; memberId: string; kind: MessageKind }, now: Date): Promise<void>

  /** Records what a bundle holds; the same ones once. */
  bundle(messages: BundledMessage[], now: Date): Promise<void>
  bundled(bundleId: string): Promise<BundledMessage[]>
  /** One message of a bundle. */
  bundledOne(id: string): Promise<BundledMessage | null>
}

/** Who did what, and when: the record behind undo and history. */
export type Audit = {
  /** @returns the event's id */
  record(event: AuditEvent, now: Date): Promise<string>
  /** Records what can happen once, under an id of its own; false when it did before. */
  recordOnce(id: string, event: AuditEvent, now: Date): Promise<boolean>
  get(id: string): Promise<(AuditEvent & { data: Record<string, unknown> }) | null>
}
