import { outcomeOf } from '../domain/coverage.ts'
import { type CoveredTarget, coverReportView } from '../views/covered-list.ts'
import type { View } from '../views/view.ts'
import { coverTargets } from './cover-targets.ts'
import type { Tenant } from './store.ts'
import type { ListedTarget } from './target-list-store.ts'

/** The best ways in that a report names. */
const BEST = 3

/** How far a list is, or what it came to, with the best ways in as they are now; null when it is gone. */
export async function renderCoverage(tenant: Tenant, listId: string, now: Date): Promise<View | null> {
  const list = await tenant.targetList(listId)
  if (!list) return null
  const counts = await tenant.countTargets(listId)
  const ended = list.status === 'done' || list.status === 'failed'
  const best = ended ? await tenant.targetsThat(listId, 'opened', { limit: BEST, offset: 0 }) : []
  return coverReportView({ ...list, counts }, await lookAt(tenant, best, list.memberId, now))
}

/** Looks some targets of a list up anew: what is shown is what its owner may see at this moment. */
export async function lookAt(
  tenant: Tenant,
  targets: ListedTarget[],
  memberId: string,
  now: Date,
): Promise<CoveredTarget[]> {
  const looked: CoveredTarget[] = []
  const texts = targets.map(({ text }) => text)
  for await (const { text, found } of coverTargets(tenant, texts, memberId, now)) {
    const number = targets[looked.length]?.number ?? 0
    looked.push({ number, text, outcome: outcomeOf(found), found })
  }
  return looked
}
