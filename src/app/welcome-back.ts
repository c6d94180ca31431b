import { isAlive } from '../domain/ask.ts'
import { missedView } from '../views/intros.ts'
import type { View } from '../views/view.ts'
import type { Context } from './context.ts'
import { favourRow } from './show-intros.ts'

/** Requests and asks looked through for the notice. */
const FIRST = { limit: 5, offset: 0 }

/** A member speaks whom messages did not reach: they are tried again from now on, and this tells what they missed. */
export async function welcomeBack({ tenant, member, now }: Context): Promise<View> {
  await tenant.setUnreachable(member.id, null)
  const [favours, asks, { timeZone }] = await Promise.all([
    tenant.introductionsFor(member.id, FIRST),
    tenant.asksOf(member.id, FIRST),
    tenant.workingTime(member.id),
  ])
  return missedView(
    favours.map((favour) => favourRow(favour, now, timeZone)),
    asks.filter((ask) => isAlive(ask.status)).length,
  )
}
