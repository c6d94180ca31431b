import { DomainError } from '../../domain/errors.ts'
import { readHandOver } from '../../domain/members/handover.ts'
import { watchAsks } from '../asks/watch-asks.ts'
import { findTeammate } from '../introductions/redirect-introduction.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import { newId } from '../ports/new-id.ts'
import type { Store } from '../ports/store.ts'

// Whom a member knows is handed over by their consent given before, and on the yes of whoever receives it.

/**
 * Records to which teammate a member agrees to hand over whom they know if they leave.
 *
 * @throws DomainError form-invalid unless it is exactly one active teammate
 */
export async function agreeToHandOver(context: Context, values: Record<string, string>): Promise<void> {
  const { store, tenant, workspace, member, now, origin } = context
  const receiver = findTeammate(await tenant.members.all(), readHandOver(values))
  if (receiver.id === member.id)
    throw new DomainError('form-to-mend', { fields: { teammate: { reason: 'own-network' } } })
  await store.transaction(workspace.id, async (within) => {
    if ((await within.handovers.of(member.id))?.receiverId === receiver.id) return
    await within.handovers.agree({ id: newId(), memberId: member.id, receiverId: receiver.id }, now)
    await within.audit.record({ ...eventOf(context), event: 'hand-over-agreed', origin }, now)
  })
}

/** Nothing of a member is handed over any more. */
export async function takeBackHandOver(context: Context): Promise<void> {
  const { store, workspace, member, now, origin } = context
  await store.transaction(workspace.id, async (within) => {
    if (!(await within.handovers.takeBack(member.id))) return
    await within.audit.record({ ...eventOf(context), event: 'hand-over-taken-back', origin }, now)
  })
}

const eventOf = ({ member, workspace }: Pick<Context, 'member' | 'workspace'>) =>
  ({ memberId: member.id, subject: 'workspace', subjectId: workspace.id }) as const

/** Asks those whom somebody who left lets take over, each once; whoever is back hands nothing over. */
export async function askToTakeOver(store: Store, now: Date): Promise<void> {
  for (const { workspaceId, handoverId, due } of await store.handoversDue())
    await store.transaction(workspaceId, async (tenant) => {
      const { handovers } = tenant
      if (due === 'toAsk') {
        const handover = await handovers.get(handoverId)
        const { open, sealed } = handover ? await handovers.count(handover.memberId) : { open: 0, sealed: 0 }
        if (!handover || open + sealed === 0 || !(await handovers.ask(handoverId, now))) return
        await queueMessage(tenant, { memberId: handover.receiverId, message: 'take-over', subjectId: handoverId })
      } else if (await handovers.rest(handoverId))
        await tenant.enqueue({ kind: 'refresh', workspaceId, subjectId: handoverId })
    })
}

/**
 * Whoever was asked takes over, or does not; of two answers the first stands. Living asks are matched with what is theirs now.
 *
 * @returns whose it was, what counts as their answer, and how many became theirs by it
 * @throws DomainError stale when the giver is back or erased, or it is not theirs
 */
export async function answerHandOver(
  context: Context,
  handoverId: string,
  agreed: boolean,
): Promise<{ giver: string; agreed: boolean; people: number }> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const people = (await isTheirs(tenant, context, handoverId))
      ? await tenant.handovers.answer(handoverId, agreed, now)
      : null
    const handover = await tenant.handovers.get(handoverId)
    if (!handover || handover.receiverId !== member.id || handover.agreed === null)
      throw new DomainError('handover-over')
    if (people === null) return { giver: handover.giver, agreed: handover.agreed, people: 0 }
    const event = agreed ? 'hand-over-taken' : 'hand-over-declined'
    await tenant.audit.record({ ...eventOf(context), event, origin }, now)
    if (people > 0) await watchAsks(tenant, member.id, { handoverId }, now)
    await tenant.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId: handoverId })
    return { giver: handover.giver, agreed, people }
  })
}

const isTheirs = async ({ handovers }: Pick<Context['tenant'], 'handovers'>, { member }: Context, id: string) =>
  (await handovers.get(id))?.receiverId === member.id
