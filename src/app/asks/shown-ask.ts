import { daysOpen } from '../../domain/digest/digest.ts'
import { namedView, type ShownAsk } from '../../views/digest/digest.ts'
import type { View } from '../../views/view.ts'
import type { Ask } from '../ports/entities.ts'
import type { Tenant } from '../ports/store.ts'

/** An open ask as everybody in the workspace may see it. */
export function showAsk(ask: Ask, now: Date): ShownAsk {
  const { id, asker, target, whom, why, createdAt } = ask
  return { id, asker, target, whom, why, days: daysOpen(createdAt, now) }
}

/** What a named teammate is told; null when the ask, or who named them, is gone. */
export async function renderNamed(tenant: Tenant, auditId: string): Promise<View | null> {
  const event = await tenant.audit.get(auditId)
  const ask = event && (await tenant.asks.get(event.subjectId))
  const by = event?.memberId && (await tenant.members.get(event.memberId))
  return ask && by ? namedView(ask, by.name) : null
}
