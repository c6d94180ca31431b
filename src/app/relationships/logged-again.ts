import { daysBetween } from '../../domain/time/elapsed.ts'
import type { Tenant } from '../ports/store.ts'
import type { Relationship } from '../ports/tenant/relationships.ts'

/** How long saying the same again counts as the same saying: a form sent twice, a line repeated. In days. */
const AT_ONCE = 10 / (24 * 60)

/**
 * The audit event by which its member logged just this a moment ago; what was written since is taken back, so that the
 * first can still be undone.
 *
 * @returns null when it says something new, or confirms what was said long ago
 */
export async function loggedAgain(
  tenant: Tenant,
  { before, after }: { before: Relationship | null; after: Relationship },
  now: Date,
): Promise<string | null> {
  if (!before?.confirmedAt || daysBetween(before.confirmedAt, now) > AT_ONCE) return null
  if (sayingOf(before) !== sayingOf(after)) return null
  const events = await tenant.overview.history([after.id])
  const last = events.findLast(({ event }) => event === 'logged' || event === 'updated')
  if (!last) return null
  await tenant.relationships.restore(before, now)
  return last.id
}

const sayingOf = (said: Relationship) => JSON.stringify({ ...said, confirmedAt: null })
