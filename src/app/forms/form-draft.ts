import type { FormCommand } from '../../domain/commands/command.ts'
import { OWN_ADDRESSES } from '../../domain/commands/define.ts'
import { DomainError } from '../../domain/errors.ts'
import { days } from '../../domain/time/elapsed.ts'
import type { Context } from '../ports/context.ts'
import type { Draft } from '../ports/entities.ts'
import { newId } from '../ports/new-id.ts'

/** How long a rejected form is kept for its member, in milliseconds: a day. */
const LIFETIME = days(1)

/**
 * Keeps what was typed into a form, but for the member's own addresses, which are kept hashed alone.
 *
 * @returns the draft's id
 */
export async function keepForm(
  { tenant, member, now }: Pick<Context, 'tenant' | 'member' | 'now'>,
  form: FormCommand,
  errors: Record<string, string>,
): Promise<string> {
  const id = newId()
  const { [OWN_ADDRESSES]: _, ...values } = form.values
  await tenant.drafts.keep(
    { id, memberId: member.id, form: { ...form, values }, errors },
    new Date(now.getTime() + LIFETIME),
  )
  return id
}

/** Keeps what is known of somebody to be logged, for a button that opens its form; returns the draft's id. */
export async function keepLog(
  context: Pick<Context, 'tenant' | 'member' | 'now'>,
  values: Record<string, string>,
  errors: Record<string, string> = {},
): Promise<string> {
  return await keepForm(context, { kind: 'log', values }, errors)
}

/**
 * What a member typed into a form, with the errors to fix.
 *
 * @throws DomainError stale when it is not theirs, or older than a day
 */
export async function keptForm({ tenant, member, now }: Context, draftId: string): Promise<Draft> {
  const draft = await tenant.drafts.get(draftId, now)
  if (draft?.memberId !== member.id) throw new DomainError('form-not-kept')
  return draft
}
