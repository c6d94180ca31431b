import { DomainError } from '../../../domain/errors.ts'
import type { Said } from '../../../domain/relationships/commands.ts'
import { suggestedForm, suggestedView } from '../../../views/imports/suggested.ts'
import type { Form, View } from '../../../views/view.ts'
import type { Context } from '../../ports/context.ts'
import type { Suggestion } from '../../ports/tenant/imports.ts'
import { log, readLogForm } from '../../relationships/log-relationship.ts'

// People met, by a calendar or mailbox: their member says of each how well they know them, or that they do not.

/** People shown at once. */
const LIST = 8

/** @param done what was just answered, said first */
export async function showSuggested({ tenant, member }: Context, done: string | null = null): Promise<View> {
  return suggestedView(await tenant.suggestions.list(member.id, { limit: LIST, offset: 0 }), done)
}

/** Logs one of them, with what the file said; then shows the next. */
export async function logSuggested(context: Context, id: string, rating: number): Promise<View> {
  const one = await context.tenant.suggestions.get(id, context.member.id)
  if (!one) return await showSuggested(context)
  const organization = one.company ?? one.domain
  if (organization === null) throw new DomainError('question-too-old')
  const { name, title } = one
  const said = { name, title, organization, how: null, kind: 'acquaintance' as const, rating, since: null, opens: [] }
  return await logAs(context, one, said)
}

/** @throws DomainError stale when it was answered before */
export async function suggestedFormOf({ tenant, member }: Context, id: string): Promise<Form> {
  const one = await tenant.suggestions.get(id, member.id)
  if (!one) throw new DomainError('question-too-old')
  const { name, title, company, domain } = one
  return suggestedForm(id, { name, title: title ?? '', organization: company ?? domain ?? '' })
}

/** Logs one of them from the form's values; throws form-invalid with the errors to fix. */
export async function logMet(context: Context, id: string, values: Record<string, string>): Promise<View> {
  const said = readLogForm(values)
  const one = await context.tenant.suggestions.get(id, context.member.id)
  return one ? await logAs(context, one, said) : await showSuggested(context)
}

/** Who may see it is what its owner says in the form, or else what they chose for the file. */
async function logAs(
  context: Context,
  { id, visibility }: Suggestion,
  said: Omit<Said, 'visibility'> & Partial<Said>,
): Promise<View> {
  const { store, workspace, member, now } = context
  const { after } = await log(context, { ...said, visibility: said.visibility ?? visibility })
  await store.transaction(workspace.id, (tx) => tx.suggestions.settle(id, member.id, after.id, now))
  return await showSuggested(context, after.name)
}

/** Leaves one out for good; then shows the next. */
export async function leaveSuggested(context: Context, id: string): Promise<View> {
  await context.tenant.suggestions.leaveOut(id, context.member.id, context.now)
  return await showSuggested(context)
}
