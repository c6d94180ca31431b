import { isAlive } from '../../domain/asks/ask.ts'
import { readOpenRequest, readRequest } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { companyKeys } from '../companies/organization.ts'
import { keptForm } from '../forms/form-draft.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { Ask, Draft } from '../ports/entities.ts'
import type { Tenant } from '../ports/store.ts'

/**
 * A member joins a teammate's ask with what they had typed for their own: who is on it hears so, and connectors see
 * both reasons. Joined twice it is once.
 *
 * @returns the ask, and whether it had ended before: then nothing is changed
 * @throws DomainError stale when what was typed is not kept any more, or was for another company
 */
export async function joinAsk(context: Context, askId: string, draftId: string): Promise<{ ask: Ask; ended: boolean }> {
  const { store, workspace, member, now, origin } = context
  const draft = await keptForm(context, draftId)
  const { why, benefit } = wordsOf(draft)
  return await store.transaction(workspace.id, async (tenant) => {
    const ask = await tenant.asks.lock(askId)
    if (!ask || !(await isFor(tenant, ask, draft, member.id))) throw new DomainError('ask-not-there')
    if (ask.askerId === member.id) return { ask, ended: false }
    const introductions = await tenant.introductions.ofAsk(askId)
    if (!isAlive(ask.status) && !introductions.some((one) => isUnderWay(one.state))) return { ask, ended: true }
    if (!(await tenant.sharedAsks.join(askId, { memberId: member.id, why, benefit }, now))) return { ask, ended: false }
    const subjectId = await tenant.audit.record(
      { memberId: member.id, subject: 'ask', subjectId: askId, event: 'join', origin },
      now,
    )
    for (const memberId of [ask.askerId, ...ask.joined.map((one) => one.memberId)])
      await queueMessage(tenant, { memberId, message: 'joined', subjectId })
    await refreshRequests(tenant, askId)
    return { ask, ended: false }
  })
}

/**
 * A member leaves a teammate's ask they had joined.
 *
 * @throws DomainError stale when they are not on it
 */
export async function leaveAsk(context: Context, askId: string): Promise<Ask> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const ask = await tenant.asks.lock(askId)
    if (!ask || !(await tenant.sharedAsks.leave(askId, member.id))) throw new DomainError('ask-not-joined')
    await tenant.audit.record({ memberId: member.id, subject: 'ask', subjectId: askId, event: 'leave', origin }, now)
    await refreshRequests(tenant, askId)
    return ask
  })
}

/** The messages of an ask's introductions show who is on it. */
export async function refreshRequests(tenant: Tenant, askId: string): Promise<void> {
  for (const { id, state } of await tenant.introductions.ofAsk(askId))
    if (isUnderWay(state)) await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: id })
}

function wordsOf({ form }: Draft): { why: string; benefit: string } {
  if (form.kind === 'ask') return readRequest(form.values)
  if (form.kind === 'keep') return readOpenRequest(form.values)
  throw new DomainError('form-not-kept')
}

/** Whether what was typed was for the company of an ask: nobody joins, and reads, what they are not after. */
async function isFor(tenant: Tenant, ask: Ask, { form }: Draft, memberId: string): Promise<boolean> {
  if (form.kind === 'ask') {
    const tie = await tenant.waysIn.get(form.relationshipId, memberId)
    if (!tie) return false
    return tie.organizationId === ask.organizationId || isSameName(ask.target, tie.organization)
  }
  return form.kind === 'keep' && isSameName(ask.target, form.values['target'] ?? '')
}

function isSameName(one: string, other: string): boolean {
  const keys = companyKeys(other)
  return companyKeys(one).some((key) => keys.includes(key))
}
