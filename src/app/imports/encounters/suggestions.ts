import { DomainError } from '../../../domain/errors.ts'
import { suggestedView } from '../../../views/imports/suggested.ts'
import type { View } from '../../../views/view.ts'
import type { Context } from '../../ports/context.ts'
import { log } from '../../relationships/log-relationship.ts'

// People met, by a calendar or mailbox: their member says of each how well they know them, or that they do not.

/** People shown at once. */
const LIST = 8

/** @param done what was just answered, said first */
export async function showSuggested({ tenant, member }: Context, done: string | null = null): Promise<View> {
  return suggestedView(await tenant.suggestions.list(member.id, { limit: LIST, offset: 0 }), done)
}

/** Logs one of them, with what the file said; then shows the next. */
export async function logSuggested(context: Context, id: string, rating: number): Promise<View> {
  const { store, tenant, workspace, member, now } = context
  const one = await tenant.suggestions.get(id, member.id)
  if (!one) return await showSuggested(context)
  const organization = one.company ?? one.domain
  if (organization === null) throw new DomainError('question-too-old')
  const { name, title, visibility } = one
  const said = { name, title, organization, how: null, kind: 'acquaintance' as const, rating, since: null, opens: [] }
  const { after } = await log(context, { ...said, visibility })
  await store.transaction(workspace.id, (tx) => tx.suggestions.settle(id, member.id, after.id, now))
  return await showSuggested(context, name)
}

/** Leaves one out for good; then shows the next. */
export async function leaveSuggested(context: Context, id: string): Promise<View> {
  await context.tenant.suggestions.leaveOut(id, context.member.id, context.now)
  return await showSuggested(context)
}
