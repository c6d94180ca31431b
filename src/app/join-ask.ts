import { isAlive } from '../domain/ask.ts'
import { DomainError } from '../domain/errors.ts'
import { isUnderWay } from '../domain/introduction.ts'
import { readOpenRequest, readRequest } from '../domain/request.ts'
import type { Context } from './context.ts'
import { queueMessage } from './deliver-message.ts'
import { keptForm } from './form-draft.ts'
import { companyKeys } from './organization.ts'
import type { Ask, Draft, Tenant } from './store.ts'

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
    const ask = await tenant.lockAsk(askId)
    if (!ask || !(await isFor(tenant, ask, draft, member.id)))
      throw new DomainError('stale', 'That ask is not there any more. Ask /whoknows again.')
    if (ask.askerId === member.id) return { ask, ended: false }
    const introductions = await tenant.introductionsOfAsk(askId)
    if (!isAlive(ask.status) && !introductions.some((one) => isUnderWay(one.state))) return { ask, ended: true }
    if (!(await tenant.joinAsk(askId, { memberId: member.id, why, benefit }, now))) return { ask, ended: false }
    const subjectId = await tenant.record(
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
    const ask = await tenant.lockAsk(askId)
    if (!ask || !(await tenant.leaveAsk(askId, member.id)))
      throw new DomainError('stale', 'You are not on that ask (any more).')
    await tenant.record({ memberId: member.id, subject: 'ask', subjectId: askId, event: 'leave', origin }, now)
    await refreshRequests(tenant, askId)
    return ask
  })
}

/** The messages of an ask's introductions show who is on it. */
export async function refreshRequests(tenant: Tenant, askId: string): Promise<void> {
  for (const { id, state } of await tenant.introductionsOfAsk(askId))
    if (isUnderWay(state)) await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: id })
}

function wordsOf({ form }: Draft): { why: string; benefit: string } {
  if (form.kind === 'ask') return readRequest(form.values)
  if (form.kind === 'keep') return readOpenRequest(form.values)
  throw new DomainError('stale', 'This form is not kept any more. Please start it again.')
}

/** Whether what was typed was for the company of an ask: nobody joins, and reads, what they are not after. */
async function isFor(tenant: Tenant, ask: Ask, { form }: Draft, memberId: string): Promise<boolean> {
  if (form.kind === 'ask') {
    const tie = await tenant.candidate(form.relationshipId, memberId)
    if (!tie) return false
    return tie.organizationId === ask.organizationId || isSameName(ask.target, tie.organization)
  }
  return form.kind === 'keep' && isSameName(ask.target, form.values['target'] ?? '')
}

function isSameName(one: string, other: string): boolean {
  const keys = companyKeys(other)
  return companyKeys(one).some((key) => keys.includes(key))
}
