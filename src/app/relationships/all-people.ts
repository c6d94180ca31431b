import type { PeopleFilter } from '../../domain/relationships/people-filter.ts'
import type { ListedPerson } from '../../views/relationships/people.ts'
import type { Context } from '../ports/context.ts'
import type { Listed } from '../ports/tenant/relationships.ts'
import { listedPerson } from './show-people.ts'

/** People read, and held in memory, at a time. */
const PART = 1000

/** Everybody a member knows and a filter leaves, newest first. */
export async function* allPeople(
  { tenant, member, now }: Pick<Context, 'tenant' | 'member' | 'now'>,
  filter: PeopleFilter,
): AsyncGenerator<Listed & ListedPerson> {
  for (let offset = 0; ; offset += PART) {
    const { people } = await tenant.people.list(member.id, filter, { limit: PART, offset }, now)
    for (const one of people) yield { ...one, ...listedPerson(one, now) }
    if (people.length < PART) return
  }
}
