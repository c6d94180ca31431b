import { isAlive } from '../domain/ask.ts'
import { missedView } from '../views/intros.ts'
import type { View } from '../views/view.ts'
import type { Context } from './context.ts'
import { showIntroduction } from './shown-introduction.ts'

/** Requests and asks looked through for the notice. */
const FIRST = { limit: 5, offset: 0 }

/** A member speaks whom messages did not reach: they are tried again from now on, and this tells what they missed. */
export async function welcomeBack({ tenant, member, now }: Context): Promise<View> {
  await tenant.setUnreachable(member.id, null)
  const [favours, asks] = await Promise.all([
    tenant.introductionsFor(member.id, FIRST),
    tenant.asksOf(member.id, FIRST),
  ])
  return missedView(
    favours.map((favour) => showIntroduction(favour, 'connector', now)),
    asks.filter((ask) => isAlive(ask.status)).length,
  )
}
