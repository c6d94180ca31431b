import { isAlive } from '../../domain/asks/ask.ts'
import { missedView } from '../../views/overview/intros.ts'
import type { View } from '../../views/view.ts'
import { favourRow } from '../overview/show-intros.ts'
import type { Context } from '../ports/context.ts'

/** Requests and asks looked through for the notice. */
const FIRST = { limit: 5, offset: 0 }

/** A member speaks whom messages did not reach: they are tried again from now on, and this tells what they missed. */
export async function welcomeBack({ tenant, member, now }: Context): Promise<View> {
  await tenant.members.setUnreachable(member.id, null)
  const [favours, asks, { timeZone }] = await Promise.all([
    tenant.introductions.waitingFor(member.id, FIRST),
    tenant.asks.of(member.id, FIRST),
    tenant.members.workingTime(member.id),
  ])
  return missedView(
    favours.map((favour) => favourRow(favour, now, timeZone)),
    asks.filter((ask) => isAlive(ask.status)).length,
  )
}
