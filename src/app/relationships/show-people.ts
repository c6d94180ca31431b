import { DomainError } from '../../domain/errors.ts'
import { peopleView, personView } from '../../views/relationships/people.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'

/** People on a page: with a button each they fit into one message on every platform. */
const PAGE = 10

/** One page, from 0, of whom the member logged or imported, newest first. */
export async function showPeople({ tenant, member }: Context, page: number): Promise<View> {
  const { relationships: items, total } = await tenant.relationships.of(member.id, { limit: PAGE, offset: page * PAGE })
  return peopleView({ items, total, page, size: PAGE })
}

/**
 * One of them, with what may be changed.
 *
 * @throws DomainError not-found when it is not theirs, or was undone
 */
export async function showPerson({ tenant, member }: Context, relationshipId: string): Promise<View> {
  const tie = await tenant.relationships.get(relationshipId)
  if (tie?.memberId !== member.id) throw new DomainError('relationship-not-yours')
  const opens = await tenant.partners.openedBy(relationshipId)
  return personView({
    ...tie,
    relationshipId,
    auditId: await tenant.relationships.lastLogged(relationshipId),
    organization: tie.organizationId ? tie.spelling : null,
    opens: opens.map(({ spelling }) => spelling),
    isNew: false,
  })
}
