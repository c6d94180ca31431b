import type { Answer } from '../finding/ask-who-knows.ts'
import { askWhoKnows } from '../finding/ask-who-knows.ts'
import type { Tenant } from '../ports/store.ts'
import type { ListedTarget } from '../ports/tenant/coverage.ts'

/** A target as written in its list, and who can open it. */
export type Covered = { text: string; found: Answer }

/** Targets looked up together. */
const TOGETHER = 100

/**
 * Looks up every target of a list, a hundred at a time, and yields them in list order. No more than those are
 * held in memory.
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
    const looking = texts.map(async (text) => ({ text, found: await askWhoKnows(tenant, text, viewerId, now) }))
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
