import { ASK_MESSAGES } from '../asks/messages.ts'
import { COVERAGE_MESSAGES } from '../coverage/messages.ts'
import { DIGEST_MESSAGES } from '../digest/messages.ts'
import { IMPORT_MESSAGES } from '../imports/messages.ts'
import { INTRODUCTION_MESSAGES } from '../introductions/messages.ts'
import { LIMIT_MESSAGES } from '../limits/messages.ts'
import { MEMBER_MESSAGES } from '../members/messages.ts'
import { PARTNER_MESSAGES } from '../partners/messages.ts'
import type { MessageKind } from '../ports/message-kind.ts'
import { RELATIONSHIP_MESSAGES } from '../relationships/messages.ts'
import { REQUEST_MESSAGES } from '../requests/messages.ts'
import { bundleOf, type SingleKind } from './bundle.ts'
import type { MessageType } from './message-type.ts'

/** Kinds that come by themselves, each described in its feature. A kind without a description does not compile. */
const OF_FEATURES: { readonly [K in SingleKind]: MessageType } = {
  ...ASK_MESSAGES,
  ...COVERAGE_MESSAGES,
  ...DIGEST_MESSAGES,
  ...IMPORT_MESSAGES,
  ...INTRODUCTION_MESSAGES,
  ...LIMIT_MESSAGES,
  ...MEMBER_MESSAGES,
  ...PARTNER_MESSAGES,
  ...RELATIONSHIP_MESSAGES,
  ...REQUEST_MESSAGES,
}

/** Every kind of message. */
export const MESSAGES: { readonly [K in MessageKind]: MessageType } = { ...OF_FEATURES, bundle: bundleOf(OF_FEATURES) }
