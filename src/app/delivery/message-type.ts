import type { Missed } from '../../views/overview/missed.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { MessageKind } from '../ports/message-kind.ts'
import type { MessageRef, Platform, Recipient } from '../ports/platform.ts'
import type { Tenant } from '../ports/store.ts'

/** A reader's view of a message about a subject at a given moment; no member where a whole channel reads it. */
export type Reading = { tenant: Tenant; subjectId: string; memberId: string | null; now: Date }

type Traits = {
  /** What its reader misses when it cannot reach them; by default as all about its subject. */
  missed?: Missed
  /** Always shows the current state; other messages say what happened and stay as they are. */
  living?: true
  /** After the first of a day, more of its kind wait, and come as one. */
  onceADay?: true
  /** Answers what its reader is doing right now, so it is never held back. */
  answer?: true
  /** Comes at once, however many messages its reader has got that day; it counts as one of them. */
  urgent?: true
  /** Its topic: of several held on one topic, about one subject, only the newest is sent. */
  topic?: 'asked' | 'made' | 'follow-up' | 'agreed'
  /** While nobody has read it, it is sent instead of what followed on its topic. */
  opensTopic?: true
  /** Sends it, if there is more to it than its view. */
  send?: (
    platform: Platform,
    context: Pick<Context, 'store' | 'tenant' | 'workspace' | 'now'>,
    delivery: { to: Recipient; view: View; deliveryId: string; subjectId: string },
  ) => Promise<MessageRef>
  /** What follows when it turns out that somebody deleted it, or its channel is gone. */
  vanished?: (tenant: Tenant, subjectId: string) => Promise<void>
  /** What is sent instead when it could not be sent after all tries. */
  otherwise?: MessageKind
}

/** A kind of message as its feature describes it, about a `Subject` in its state when the message is read. */
export type MessageAbout<Subject> = Traits & {
  /** Whether it is still news after being held; omitted when it always is. */
  stillTells?: (subject: Subject, reading: Reading) => boolean | Promise<boolean>
  /** What to do when it is not, and is dropped before anybody read it. */
  dropped?: (subject: Subject, reading: Reading) => Promise<unknown>
  /** What it says now; null when there is nothing left to say. */
  says: (subject: Subject, reading: Reading) => View | null | Promise<View | null>
}

/** A kind of message as it is delivered. */
export type MessageType = Traits & {
  missed: Missed
  /** What it says now; null when its subject is gone. */
  render(reading: Reading): Promise<View | null>
  /** Drops a held message that has nothing left to tell; false when it still has. */
  dropIfOver(reading: Reading): Promise<boolean>
}

/**
 * Describes kinds of messages about one type of subject.
 *
 * @param read the subject with that id; null when it is gone
 * @param missed what readers miss when such messages cannot reach them
 */
export function messagesAbout<Subject extends object>(
  read: (tenant: Tenant, subjectId: string) => Promise<Subject | null>,
  missed: Missed,
): (message: MessageAbout<Subject>) => MessageType {
  return ({ stillTells, dropped, says, ...traits }) => ({
    missed,
    ...traits,
    async render(reading) {
      const subject = await read(reading.tenant, reading.subjectId)
      return subject && (await says(subject, reading))
    },
    async dropIfOver(reading) {
      if (!stillTells) return false
      const subject = await read(reading.tenant, reading.subjectId)
      if (subject && (await stillTells(subject, reading))) return false
      if (subject) await dropped?.(subject, reading)
      return true
    },
  })
}
