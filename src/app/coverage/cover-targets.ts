import type { Candidate } from '../../domain/finding/ranking.ts'
import type { Answer } from '../finding/ask-who-knows.ts'
import { askWhoKnows, type Ways } from '../finding/ask-who-knows.ts'
import type { Tenant } from '../ports/store.ts'
import type { ListedTarget } from '../ports/tenant/coverage.ts'
import type { WaysIn } from '../ports/tenant/ways-in.ts'

/** One target of a list, as it is written there, and who can open it. */
export type Covered = { text: string; found: Answer }

/** Targets looked up together. */
const TOGETHER = 100

/**
 * Looks every target of a list up, a hundred at a time, and gives them in the order of the list. No more than those are
 * held in memory. Whom the viewer knows there themselves is looked for only where there is no other way in.
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
      // Only where nobody else can be asked does it matter whom the viewer knows there.
      if (viewerId === null || found.answer !== 'found' || found.paths.length > 0 || !organization)
        return { text, found }
      const own = await tenant.waysIn.ownPeople(organization.id, viewerId)
      return { text, found: { ...found, own } }
    })
    // Nothing is asked of the database any more once one of them has failed.
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

/** Targets of a kept list, each with its number and what is found for it now, as its owner may see it. */
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
 * The ways answers are read from by several at once, where those who ask for the ways into a company wait for each
 * other and share one statement.
 *
 * @param count how many there are
 * @returns the ways; and what everyone who has their answer calls, so that nobody waits for them
 */
function together(tenant: Tenant, count: number): { ways: Ways; leave(): void } {
  type Waiting = { organizationId: string; resolve(ways: Candidate[]): void; reject(error: unknown): void }
  let waiting: Waiting[] = []
  let others = count
  let send = async () => {}
  const step = () => {
    others -= 1
    if (others === 0 && waiting.length > 0) void send()
  }
  const to: WaysIn['to'] = (organizationId, viewerId, words, now) => {
    if (words.length > 0) return tenant.waysIn.to(organizationId, viewerId, words, now)
    send = async () => {
      const asked = waiting
      waiting = []
      others = asked.length
      try {
        const ids = asked.map((one) => one.organizationId)
        const found = await tenant.waysIn.toEach(ids, viewerId, now)
        for (const one of asked) one.resolve(found.get(one.organizationId) ?? [])
      } catch (error) {
        for (const { reject } of asked) reject(error)
      }
    }
    return new Promise((resolve, reject) => {
      waiting.push({ organizationId, resolve, reject })
      step()
    })
  }
  const ways: Ways = {
    companies: tenant.companies,
    waysIn: { to, ownPeople: async () => [] },
    partners: { own: async () => [] },
    protection: { hasWaysIn: async () => false },
  }
  return { ways, leave: step }
}
