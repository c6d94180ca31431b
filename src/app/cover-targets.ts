import { type Answer, askWhoKnows } from './ask-who-knows.ts'
import type { Tenant } from './store.ts'

/** One target of a list, as it is written there, and who can open it. */
export type Covered = { text: string; found: Answer }

/** Targets looked up at once: more wait for the same database. */
const AT_ONCE = 4

/**
 * Looks every target of a list up, several at once, and gives them in the order of the list. No more than those looked
 * up are held in memory; whoever stops listening stops the rest.
 *
 * @param viewerId the asker; null for what any teammate may see
 */
export async function* coverTargets(
  tenant: Tenant,
  targets: AsyncIterable<string> | Iterable<string>,
  viewerId: string | null,
  now: Date,
): AsyncGenerator<Covered> {
  const underWay: Promise<Covered>[] = []
  try {
    for await (const text of targets) {
      const looking = askWhoKnows(tenant, text, viewerId, now).then((found) => ({ text, found }))
      looking.catch(() => {}) // thrown where it is waited for
      underWay.push(looking)
      const first = underWay.length === AT_ONCE ? underWay.shift() : undefined
      if (first) yield await first
    }
    for (const one of underWay.splice(0)) yield await one
  } finally {
    // Nothing is asked of a database that is about to be closed.
    await Promise.allSettled(underWay)
  }
}
