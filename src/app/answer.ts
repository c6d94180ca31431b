import type { CommandOf } from '../domain/commands/command.ts'
import { ASK_HANDLERS } from './asks/commands.ts'
import { COMPANY_HANDLERS } from './companies/commands.ts'
import { COVERAGE_HANDLERS } from './coverage/commands.ts'
import { DELIVERY_HANDLERS } from './delivery/commands.ts'
import { DIGEST_HANDLERS } from './digest/commands.ts'
import { FINDING_HANDLERS } from './finding/commands.ts'
import { FORM_HANDLERS } from './forms/commands.ts'
import { IMPORT_HANDLERS } from './imports/commands.ts'
import { INTRODUCTION_HANDLERS } from './introductions/commands.ts'
import { MEMBER_HANDLERS } from './members/commands.ts'
import { OVERVIEW_HANDLERS } from './overview/commands.ts'
import { PARTNER_HANDLERS } from './partners/commands.ts'
import type { Reply } from './ports/platform.ts'
import { RELATIONSHIP_HANDLERS } from './relationships/commands.ts'
import { REQUEST_HANDLERS } from './requests/commands.ts'
import type { AnsweredKind, Asking, Handler } from './room.ts'
import { WORD_HANDLERS } from './words/commands.ts'

/** The handlers of every room: a Command without one does not compile. */
const HANDLERS: { readonly [K in AnsweredKind]: Handler<K> } = {
  ...ASK_HANDLERS,
  ...COMPANY_HANDLERS,
  ...COVERAGE_HANDLERS,
  ...DELIVERY_HANDLERS,
  ...DIGEST_HANDLERS,
  ...FINDING_HANDLERS,
  ...FORM_HANDLERS,
  ...IMPORT_HANDLERS,
  ...INTRODUCTION_HANDLERS,
  ...MEMBER_HANDLERS,
  ...OVERVIEW_HANDLERS,
  ...PARTNER_HANDLERS,
  ...RELATIONSHIP_HANDLERS,
  ...WORD_HANDLERS,
  ...REQUEST_HANDLERS,
}

/** Carries out a Command and answers it. @throws DomainError what its use case refuses */
export async function answer(context: Asking, command: CommandOf<AnsweredKind>): Promise<Reply> {
  return await by(context, command.kind, command)
}

async function by<K extends AnsweredKind>(context: Asking, kind: K, command: CommandOf<K>): Promise<Reply> {
  return await HANDLERS[kind](context, command)
}
