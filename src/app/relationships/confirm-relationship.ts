import type { Command } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { isUnconfirmed } from '../../domain/relationships/relationship.ts'
import { ratedView, unconfirmedView, visibilityView } from '../../views/relationships/relationship.ts'
import type { View } from '../../views/view.ts'
import { refreshNotices } from '../asks/watch-asks.ts'
import type { Context } from '../ports/context.ts'

/** Ties shown at once. */
const LIST = 10

/** A relationship of the speaker's own. @throws DomainError not-found when it is not theirs */
export async function own(context: Context, relationshipId: string) {
  const relationship = await context.tenant.relationships.get(relationshipId)
  if (relationship?.memberId !== context.member.id) throw new DomainError('relationship-not-yours')
  return relationship
}

/**
 * Rates how well one knows a person. Confirms an imported relationship, and then shows the next ones.
 *
 * @throws DomainError not-found when it is not theirs
 */
export async function rateRelationship(context: Context, relationshipId: string, rating: number): Promise<View> {
  const relationship = await own(context, relationshipId)
  await context.tenant.relationships.rate(relationshipId, rating, context.now)
  return isUnconfirmed(relationship)
    ? await showUnconfirmed(context)
    : ratedView(relationshipId, relationship.name, rating)
}

/** Changes who may see a relationship; throws like rateRelationship. */
export async function setVisibility(
  context: Context,
  command: Extract<Command, { kind: 'visibility' }>,
): Promise<View> {
  const { relationshipId, visibility } = command
  const { name } = await own(context, relationshipId)
  await context.store.transaction(context.workspace.id, async (tenant) => {
    await tenant.relationships.setVisibility(relationshipId, visibility, context.now)
    await refreshNotices(tenant, relationshipId)
  })
  return visibilityView(command.relationshipId, name, command.visibility)
}

/** A member's imported ties not confirmed yet. */
export async function showUnconfirmed(context: Context): Promise<View> {
  const { relationships, total, wanted } = await context.tenant.relationships.unconfirmed(context.member.id, LIST)
  const ties = relationships.map(({ id, name, title, spelling }) => ({
    id,
    name,
    where: [title, spelling].filter(Boolean).join(', '),
  }))
  return unconfirmedView(ties, total, wanted)
}
