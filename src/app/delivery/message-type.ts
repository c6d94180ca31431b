import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { MessageKind } from '../ports/message-kind.ts'
import type { MessageRef, Platform, Recipient } from '../ports/platform.ts'
import type { Tenant } from '../ports/store.ts'

/** A message about a subject as its reader has it before them at a moment. */
export type Reading = { tenant: Tenant; subjectId: string; memberId: string; now: Date }

type Traits = {
  /** It always shows the present state; the others say what happened and stay as they are. */
  living?: true
  /** It answers what its reader does at this moment, so it is never held back. */
  answer?: true
  /** What it speaks of: where several of one topic waited, about one subject, only the newest comes. */
  topic?: 'asked' | 'made' | 'follow-up'
  /** While nobody has read it, it comes instead of what followed on its topic. */
  opensTopic?: true
  /** Sends it, where it is more than its view. */
  send?: (
    platform: Platform,
    context: Pick<Context, 'store' | 'tenant' | 'workspace' | 'now'>,
    delivery: { to: Recipient; view: View; deliveryId: string; subjectId: string },
  ) => Promise<MessageRef>
  /** What comes in its place when it could not be sent, however often it was tried. */
  otherwise?: MessageKind
}

/** A kind of message as its feature describes it, about a `Subject` as it is when the message is read. */
export type MessageAbout<Subject> = Traits & {
  /** Whether it still tells something after it waited; left out where it always does. */
  stillTells?: (subject: Subject, reading: Reading) => boolean | Promise<boolean>
  /** What is to be done when it does not, and is dropped before anybody read it. */
  dropped?: (subject: Subject, reading: Reading) => Promise<unknown>
  /** What it says now; null for nothing any more. */
  says: (subject: Subject, reading: Reading) => View | null | Promise<View | null>
}

/** A kind of message as it is delivered. */
export type MessageType = Traits & {
  /** What it says now; null when its subject is gone. */
  render(reading: Reading): Promise<View | null>
  /** Drops a message that waited where it has nothing left to tell; false where it has. */
  dropIfOver(reading: Reading): Promise<boolean>
}

/**
 * Describes kinds of messages about one sort of subject.
 *
 * @param read the subject of that id; null when it is gone
 */
export function messagesAbout<Subject extends object>(
  read: (tenant: Tenant, subjectId: string) => Promise<Subject | null>,
): (message: MessageAbout<Subject>) => MessageType {
  return ({ stillTells, dropped, says, ...traits }) => ({
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
