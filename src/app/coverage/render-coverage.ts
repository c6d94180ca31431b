import { statusAt } from '../../domain/coverage/coverage.ts'
import { coverReportView } from '../../views/coverage/covered-list.ts'
import type { View } from '../../views/view.ts'
import type { Tenant } from '../ports/store.ts'

/** How far a list is, or what it came to; null when it is gone. */
export async function renderCoverage(tenant: Tenant, listId: string, now: Date): Promise<View | null> {
  const list = await tenant.coverage.get(listId)
  if (!list) return null
  return coverReportView({ ...list, status: statusAt(list, now), counts: await tenant.coverage.count(listId) })
}
