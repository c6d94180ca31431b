import type { Page } from '../views/intros.ts'
import type { Context } from './context.ts'
import { showIntroduction } from './shown-introduction.ts'

/** Rows of a list shown at once. */
const LIST = 10

/** What a member is asked, a page of it. */
export async function favours({ tenant, member, now }: Context, page: number) {
  const found = await tenant.introductionsFor(member.id, { limit: LIST + 1, offset: page * LIST })
  return paged(
    found.map((favour) => showIntroduction(favour, 'connector', now)),
    page,
  )
}

/** What a member asked, a page of it. */
export async function asks({ tenant, member }: Context, page: number) {
  return paged(await tenant.asksOf(member.id, { limit: LIST + 1, offset: page * LIST }), page)
}

/** One more was read than is shown, to know whether another page follows. */
function paged<T>(items: T[], page: number): Page<T> {
  return { items: items.slice(0, LIST), page, more: items.length > LIST }
}
