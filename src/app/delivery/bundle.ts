import { bundleView } from '../../views/delivery/bundle.ts'
import type { MessageKind } from '../ports/message-kind.ts'
import { type MessageType, messagesAbout } from './message-type.ts'

/** A kind of message that comes by itself. */
export type SingleKind = Exclude<MessageKind, 'bundle'>

/**
 * The message about all that waited because its reader had got enough that day: a line for each, and a button that shows
 * it whole. Null when nothing is left to say.
 *
 * @param kinds what it may hold
 */
export function bundleOf(kinds: { readonly [K in SingleKind]: MessageType }): MessageType {
  const ofBundle = messagesAbout(async (tenant, bundleId) => await tenant.messages.bundled(bundleId), 'news')
  return ofBundle({
    living: true,
    urgent: true,
    says: async (messages, { tenant, now, subjectId }) => {
      const told = []
      for (const { id, kind, memberId, subjectId: about } of messages) {
        if (kind === 'bundle') continue
        const view = await kinds[kind].render({ tenant, subjectId: about, memberId, now })
        if (view) told.push({ id, summary: view.summary })
      }
      return told.length > 0 ? bundleView(subjectId, told, 0) : null
    },
  })
}
