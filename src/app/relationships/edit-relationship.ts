import { DomainError } from '../../domain/errors.ts'
import { editForm } from '../../views/relationships/relationship.ts'
import type { Form } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import { own } from './confirm-relationship.ts'
import { type Logged, log, readLogForm } from './log-relationship.ts'

/**
 * The form of what was logged, filled with it.
 *
 * @throws DomainError not-found when it is not theirs
 */
export async function editFormOf(context: Context, relationshipId: string): Promise<Form> {
  const { name, title, spelling, how, rating } = await own(context, relationshipId)
  return editForm(relationshipId, {
    name,
    title: title ?? '',
    organization: spelling ?? '',
    how: how ?? '',
    rating: rating === null ? '' : String(rating),
  })
}

/**
 * Corrects what was logged. Another name or company is somebody else: they are logged instead, and the one logged
 * before is removed unless an introduction rests on it. Sent twice, it changes nothing more.
 *
 * @throws DomainError form-invalid with the errors to fix, not-found when it is not theirs
 */
export async function editLog(
  context: Context,
  relationshipId: string,
  values: Record<string, string>,
): Promise<Logged> {
  const { store, tenant, workspace, member, now } = context
  const said = readLogForm(values)
  const before = await tenant.relationships.get(relationshipId)
  if (before && before.memberId !== member.id) throw new DomainError('relationship-not-yours')
  const logged = await log(context, { ...said, visibility: said.visibility ?? before?.visibility ?? null })
  const { title, how, kind, since } = said
  const after = { ...logged.after, title, how, kind, since }
  await store.transaction(workspace.id, async (tx) => {
    // A log keeps what it does not mention; whoever empties a field of the form takes it back.
    await tx.relationships.restore(after, now)
    if (before && before.id !== after.id) await tx.relationships.remove(before.id)
  })
  return { ...logged, after }
}
