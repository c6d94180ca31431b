import { missedView } from '../../views/overview/missed.ts'
import type { View } from '../../views/view.ts'
import { MESSAGES } from '../delivery/messages.ts'
import { favourRow } from '../overview/show-intros.ts'
import type { Context } from '../ports/context.ts'

/** How many requests are looked through for the notice. */
const FIRST = { limit: 5, offset: 0 }

/**
 * Handles a member speaking again after messages did not reach them: sending resumes, and this tells what they missed.
 * Null when nothing is known to have been missed.
 */
export async function welcomeBack({ tenant, member, now }: Context): Promise<View | null> {
  const missed = await tenant.members.takeMissed(member.id)
  if (missed.length === 0) return null
  const [favours, { timeZone }] = await Promise.all([
    tenant.introductions.waitingFor(member.id, FIRST),
    tenant.members.workingTime(member.id),
  ])
  return missedView(
    [...new Set(missed.map((kind) => MESSAGES[kind].missed))],
    favours.map((favour) => favourRow(favour, now, timeZone)),
  )
}
