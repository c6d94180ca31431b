import { daysOpen } from '../../domain/digest/digest.ts'
import type { ShownAsk } from '../../views/digest/shown-ask.ts'
import type { Ask } from '../ports/entities.ts'

/** An open ask as everybody in the workspace may see it. */
export function showAsk(ask: Ask, now: Date): ShownAsk {
  const { id, asker, target, whom, teamWhy, why, createdAt } = ask
  return { id, asker, target, whom, teamWhy, why, days: daysOpen(createdAt, now) }
}
