import { DomainError } from '../../domain/errors.ts'
import { decodeFilter, EVERYBODY, encodeChoices, type PeopleFilter } from '../../domain/relationships/people-filter.ts'
import { bandOf, isGoingCold, isUnconfirmed, strength } from '../../domain/relationships/relationship.ts'
import { shownTiesView } from '../../views/members/shown-ties.ts'
import { type FilterButton, type ListedPerson, peopleView, personView } from '../../views/relationships/people.ts'
import { peopleForm } from '../../views/relationships/people-form.ts'
import type { Form, View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { Listed } from '../ports/tenant/relationships.ts'
import { own } from './confirm-relationship.ts'

/** People on a page: with a button each they fit into one message on every platform. */
const PAGE = 10
/** Imported files offered in the filter's form: a list of choices holds 25 on Discord. */
const FILES = 15

/** A filter as a button carries it. */
type Carried = { choices: string; said: string }

export const carriedFilter = (filter: PeopleFilter): FilterButton => ({
  choices: encodeChoices(filter),
  said: filter.said,
})

/** One page, from 0, of the people a member knows and a filter leaves, newest first. */
export async function showPeople(
  context: Pick<Context, 'tenant' | 'member' | 'now'>,
  page: number,
  filter: PeopleFilter = EVERYBODY,
): Promise<View> {
  const { tenant, member, now } = context
  const part = { limit: PAGE, offset: page * PAGE }
  const { people, total } = await tenant.people.list(member.id, filter, part, now)
  // The last of a page may have been removed since.
  if (people.length === 0 && page > 0) return await showPeople(context, 0, filter)
  const items = people.map((one) => listedPerson(one, now))
  return peopleView({ items, total, page, size: PAGE }, filter, carriedFilter(filter))
}

/** The same for a filter that a button carries. */
export async function showPeopleOf(context: Context, page: number, { choices, said }: Carried): Promise<View> {
  return await showPeople(context, page, decodeFilter(choices, said))
}

/** A tie as its owner's list shows it. */
export function listedPerson(tie: Listed, now: Date): ListedPerson {
  const weight = strength(tie, now)
  return { ...tie, band: bandOf(weight), goingCold: isGoingCold(tie, now) }
}

/** The form of a filter, with the files that people came from. */
export async function peopleFormOf({ tenant, member }: Context, { choices, said }: Carried): Promise<Form> {
  return peopleForm(decodeFilter(choices, said), await tenant.people.files(member.id, FILES))
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
  const handedOver = isUnconfirmed(tie) ? await tenant.handovers.giverOf(relationshipId) : null
  return personView({
    ...tie,
    relationshipId,
    auditId: await tenant.relationships.lastLogged(relationshipId),
    organization: tie.organizationId ? tie.spelling : null,
    opens: opens.map(({ spelling }) => spelling),
    isNew: false,
    handedOver,
  })
}

/** Who was shown one tie, latest first. @throws DomainError not-found when it is not theirs */
export async function showShownTo(context: Context, relationshipId: string, page: number): Promise<View> {
  const { tenant, member } = context
  const { name } = await own(context, relationshipId)
  const part = { limit: PAGE + 1, offset: page * PAGE }
  const [found, { timeZone }] = await Promise.all([
    tenant.shownTies.ofTie(member.id, relationshipId, part),
    tenant.members.workingTime(member.id),
  ])
  const rows = { items: found.slice(0, PAGE), page, more: found.length > PAGE }
  return shownTiesView(rows, timeZone, { relationshipId, name })
}
