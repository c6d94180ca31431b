import { isAlive } from '../../domain/asks/ask.ts'
import { DomainError } from '../../domain/errors.ts'
import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { monthOf } from '../../domain/members/budget.ts'
import { hours } from '../../domain/time/elapsed.ts'
import { deliveryIdOf } from '../outbox/delivery-id.ts'
import type { Context } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { refusal } from './answer-introduction.ts'
import { move } from './move-introduction.ts'
import { tellJoined } from './tell-askers.ts'

/**
 * The asker withdraws one request; the message that asked shows it, and the ask lives on.
 *
 * @throws DomainError stale when it was made or has ended; not-allowed when it is not theirs
 */
export async function withdrawIntroduction(context: Context, introductionId: string): Promise<Introduction> {
  return await context.store.transaction(context.workspace.id, async (tenant) => {
    const introduction = await tenant.introductions.get(introductionId)
    if (introduction?.ask.askerId !== context.member.id) throw new DomainError('not-who-withdraws')
    const told = (await givesBack(tenant, context, introduction)) ? { countsUntil: null } : {}
    const { before, move: decided } = await move(tenant, context, introduction, 'cancel', told)
    if (decided.moved) await tellJoined(tenant, before, 'withdrawn', before.id)
    else if (decided.why !== 'repeated' || !isAlive(before.ask.status)) throw refusal(decided)
    return before
  })
}

/** How long after it was asked a request can be taken back as if it had not been. */
const FORGIVEN = hours(1)

/**
 * Whether a request that is withdrawn does not count against its connector's budget: within the hour, and once a month
 * for an asker and a connector, so that nobody is asked over and over.
 */
async function givesBack(tenant: Tenant, context: Context, { id, askedAt, connectorId, state }: Introduction) {
  const { member, now, origin } = context
  if (!isUnderWay(state) || !askedAt || now.getTime() - askedAt.getTime() > FORGIVEN) return false
  const month = monthOf(now, (await tenant.members.workingTime(connectorId)).timeZone).start.toISOString()
  const event = { memberId: member.id, subject: 'introduction', subjectId: id, event: 'forgiven', origin } as const
  return await tenant.audit.recordOnce(deliveryIdOf('forgiven', member.id, connectorId, month), event, now)
}
