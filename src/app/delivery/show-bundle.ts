import { DomainError } from '../../domain/errors.ts'
import { bundleView } from '../../views/delivery/bundle.ts'
import { goneView } from '../../views/members/erasure.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { BundledMessage } from '../ports/tenant/messages.ts'
import { MESSAGES } from './messages.ts'

/** One message of a bundle, as it reads now. @throws DomainError message-not-there when it is not one's own */
export async function showMessage(context: Context, id: string): Promise<View> {
  const message = await context.tenant.messages.bundledOne(id)
  if (message?.memberId !== context.member.id) throw new DomainError('message-not-there')
  return (await viewOf(context, message)) ?? goneView()
}

/** A page of a bundle; throws like showMessage. */
export async function showBundle(context: Context, bundleId: string, page: number): Promise<View> {
  const messages = await context.tenant.messages.bundled(bundleId)
  if (messages[0]?.memberId !== context.member.id) throw new DomainError('message-not-there')
  const told = []
  for (const message of messages) {
    const view = await viewOf(context, message)
    if (view) told.push({ id: message.id, summary: view.summary })
  }
  return told.length > 0 ? bundleView(bundleId, told, page) : goneView()
}

async function viewOf({ tenant, now }: Context, { kind, subjectId, memberId }: BundledMessage): Promise<View | null> {
  return await MESSAGES[kind].render({ tenant, subjectId, memberId, now })
}
