import { isAlive } from '../../domain/asks/ask.ts'
import { toldOf } from '../../domain/asks/disclosure.ts'
import { readOpenRequest, readRequest } from '../../domain/asks/request.ts'
import type { CommandOf } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { companyKeys } from '../companies/organization.ts'
import { keptForm } from '../forms/form-draft.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { Ask, Draft } from '../ports/entities.ts'
import type { Tenant } from '../ports/store.ts'
import { type Wish, type Wished, wishToJoin } from './join-wish.ts'

/** What became of joining an ask: on it, ended before, or what its asker was asked. `target` is in the joiner's words. */
export type Joining = { ask: Ask; outcome: 'joined' | 'ended' | Wished; target: string }

/** A form in which somebody said why they are after a company. */
type Typed = Draft['form'] | CommandOf<'join'>

/**
 * A member joins a teammate's ask with what they had typed for their own: who is on it hears so, and connectors see
 * both reasons. Where the ask tells them no more than that somebody is after the company, its asker is asked first.
 * Joined or wished twice it is once.
 *
 * @throws DomainError stale when what was typed is not kept any more, or was for another company
 */
export async function joinAsk(context: Context, askId: string, draftId: string): Promise<Joining> {
  return await join(context, askId, (await keptForm(context, draftId)).form)
}

/** The same with what they typed into the form of joining; throws form-invalid too. */
export async function joinByForm(context: Context, command: CommandOf<'join'>): Promise<Joining> {
  return await join(context, command.askId, command)
}

async function join(context: Context, askId: string, typed: Typed): Promise<Joining> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const ask = await tenant.asks.lock(askId)
    const wish = ask && (await wishFor(tenant, ask, typed, member.id))
    if (!wish) throw new DomainError('ask-not-there')
    const { target } = wish
    if (ask.askerId === member.id || ask.joined.some(({ memberId }) => memberId === member.id))
      return { ask, outcome: 'joined', target }
    if (toldOf(ask, 'fellow') !== 'all') {
      if (!isAlive(ask.status)) return { ask, outcome: 'ended', target }
      return { ask, outcome: await wishToJoin(tenant, { member, now, origin }, ask, wish), target }
    }
    const introductions = await tenant.introductions.ofAsk(askId)
    if (!isAlive(ask.status) && !introductions.some((one) => isUnderWay(one.state)))
      return { ask, outcome: 'ended', target }
    const others = [ask.askerId, ...ask.joined.map((one) => one.memberId)]
    await putOnAsk(tenant, ask, { memberId: member.id, ...wish }, others, { now, origin })
    return { ask, outcome: 'joined', target }
  })
}

/**
 * Puts a member on an ask that is locked, with their own words.
 *
 * @param told who hears that they joined
 */
export async function putOnAsk(
  tenant: Tenant,
  { id: askId }: Ask,
  { memberId, why, benefit }: { memberId: string; why: string; benefit: string },
  told: string[],
  { now, origin }: { now: Date; origin: string },
): Promise<void> {
  if (!(await tenant.sharedAsks.join(askId, { memberId, why, benefit }, now))) return
  const subjectId = await tenant.audit.record(
    { memberId, subject: 'ask', subjectId: askId, event: 'join', origin },
    now,
  )
  for (const reader of told) await queueMessage(tenant, { memberId: reader, message: 'joined', subjectId })
  await refreshRequests(tenant, askId)
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
    // Whoever comes back is asked about anew.
    await tenant.joinWishes.remove(askId, member.id)
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

/**
 * What was typed, in their own words, where it was for the company of an ask: nobody joins, and reads, what they are
 * not after.
 */
async function wishFor(tenant: Tenant, ask: Ask, form: Typed, memberId: string): Promise<Wish | null> {
  if (form.kind === 'ask') {
    const { why, benefit } = readRequest(form.values)
    const tie = await tenant.waysIn.get(form.relationshipId, memberId)
    const isSame = tie && (tie.organizationId === ask.organizationId || isSameName(ask.target, tie.organization))
    return isSame ? { target: tie.organization, why, benefit } : null
  }
  if (form.kind !== 'keep' && form.kind !== 'join') throw new DomainError('form-not-kept')
  const { target, why, benefit } = readOpenRequest(form.values)
  const company = ask.organizationId && (await tenant.companies.get(ask.organizationId, memberId))
  const names = [ask.target, ...(company ? [company.name] : [])]
  return names.some((name) => isSameName(name, target)) ? { target, why, benefit } : null
}

function isSameName(one: string, other: string): boolean {
  const keys = companyKeys(other)
  return companyKeys(one).some((key) => keys.includes(key))
}
