import type { Candidate } from '../../domain/finding/ranking.ts'
import type { Answer } from '../finding/ask-who-knows.ts'
import { askWhoKnows, type Ways } from '../finding/ask-who-knows.ts'
import type { Tenant } from '../ports/store.ts'
import type { ListedTarget } from '../ports/tenant/coverage.ts'
import type { WaysIn } from '../ports/tenant/ways-in.ts'

/** A target as written in its list, and who can open it. */
export type Covered = { text: string; found: Answer }

/** Targets looked up together. */
const TOGETHER = 100

/**
 * Looks up every target of a list, a hundred at a time, and yields them in list order. No more than those are
 * held in memory. The viewer's own contacts there are looked up only when there is no other way in.
 *
 * @param viewerId the asker; null for what any teammate may see
 */
export async function* coverTargets(
  tenant: Tenant,
  targets: AsyncIterable<string> | Iterable<string>,
  viewerId: string | null,
  now: Date,
): AsyncGenerator<Covered> {
  const lookUp = async (texts: string[]) => {
    const { ways, leave } = together(tenant, texts.length)
    const looking = texts.map(async (text) => {
      const found = await askWhoKnows(ways, text, viewerId, now).finally(leave)
      const [organization] = found.organizations
      // The viewer's own contacts only matter when nobody else can be asked.
      if (viewerId === null || found.answer !== 'found' || found.paths.length > 0 || !organization)
        return { text, found }
      const own = await tenant.waysIn.ownPeople(organization.id, viewerId)
      return { text, found: { ...found, own } }
    })
    // Once one of them has failed, the database gets no more queries.
    await Promise.allSettled(looking)
    return await Promise.all(looking)
  }
  const texts: string[] = []
  for await (const text of targets) {
    texts.push(text)
    if (texts.length === TOGETHER) yield* await lookUp(texts.splice(0))
  }
  yield* await lookUp(texts)
}

/** Targets of a stored list, each with its number and current result, as its owner may see it. */
export async function coverListed(
  tenant: Tenant,
  targets: ListedTarget[],
  viewerId: string,
  now: Date,
): Promise<(ListedTarget & Pick<Covered, 'found'>)[]> {
  const left = targets.values()
  const covered = []
  for await (const { found } of coverTargets(
    tenant,
    targets.map(({ text }) => text),
    viewerId,
    now,
  )) {
    const next = left.next()
    if (!next.done) covered.push({ ...next.value, found })
  }
  return covered
}

/**
 * The ways for several answers read at once: those asking for the ways into a company wait for each other and share one
 * statement.
 *
 * @param count how many there are
 * @returns the ways; and a function each calls once it has its answer, so that nobody waits for it
 */
function together(tenant: Tenant, count: number): { ways: Ways; leave(): void } {
  type Found = Map<string, Candidate[]>
  type Waiting = { ids: string[]; resolve(found: Found): void; reject(error: unknown): void }
  let waiting: Waiting[] = []
  let others = count
  let send = async () => {}
  const step = () => {
    others -= 1
    if (others === 0 && waiting.length > 0) void send()
  }
  const toEach: WaysIn['toEach'] = (ids, viewerId, now) => {
    send = async () => {
      const asked = waiting
      waiting = []
      others = asked.length
      try {
        const every = asked.flatMap((one) => one.ids)
        const found = await tenant.waysIn.toEach(every, viewerId, now)
        for (const one of asked) one.resolve(new Map(one.ids.map((id) => [id, found.get(id) ?? []])))
      } catch (error) {
        for (const { reject } of asked) reject(error)
      }
    }
    return new Promise((resolve, reject) => {
      waiting.push({ ids, resolve, reject })
      step()
    })
  }
  const to: WaysIn['to'] = async (organizationId, viewerId, words, now) => {
    if (words.length > 0) return await tenant.waysIn.to(organizationId, viewerId, words, now)
    return (await toEach([organizationId], viewerId, now)).get(organizationId) ?? []
  }
  const ways: Ways = {
    companies: tenant.companies,
    waysIn: { to, toEach, ownPeople: async () => [] },
    partners: { own: async () => [] },
    protection: { hasWaysIn: async () => false },
  }
  return { ways, leave: step }
}
