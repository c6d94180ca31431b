import { isAlive } from '../../domain/asks/ask.ts'
import { toldOf } from '../../domain/asks/disclosure.ts'
import { readJoining, readRequest } from '../../domain/asks/request.ts'
import type { CommandOf } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { companyKeys } from '../companies/organization.ts'
import { keptForm } from '../forms/form-draft.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { Ask, Draft } from '../ports/entities.ts'
import type { Tenant } from '../ports/store.ts'
import { refreshCards } from '../requests/refresh-cards.ts'
import { type Wish, type Wished, wishToJoin } from './join-wish.ts'

/** The outcome of joining: joined, ended before, or the wish put to its asker. `target` is in the joiner's words. */
export type Joining = { ask: Ask; outcome: 'joined' | 'ended' | Wished; target: string }

/** A form in which somebody gave their reason for seeking a company. */
type Typed = Draft['form'] | CommandOf<'join'>

/**
 * A member joins a teammate's ask with what they had typed for their own: those on it are told, and connectors see
 * both reasons. If the ask tells them only that somebody is after the company, its asker is asked first.
 * Repeating it changes nothing.
 *
 * @throws DomainError stale when what was typed is no longer kept, or was for another company
 */
export async function joinAsk(context: Context, askId: string, draftId: string): Promise<Joining> {
  // Pressed again: on the ask already, and what was typed has served.
  const ask = await context.tenant.asks.get(askId)
  if (ask?.joined.some(({ memberId }) => memberId === context.member.id))
    return { ask, outcome: 'joined', target: ask.target }
  return await join(context, askId, (await keptForm(context, draftId)).form)
}

/** The same with what they typed into the join form; also throws form-invalid. */
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
    // What was typed has served: it cannot be sent as an ask of their own as well.
    await tenant.drafts.drop(member.id, typed)
    return { ask, outcome: 'joined', target }
  })
}

/**
 * Adds a member to a locked ask, with their own words.
 *
 * @param told who is told that they joined
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
 * @throws DomainError stale when they have not joined it
 */
export async function leaveAsk(context: Context, askId: string): Promise<Ask> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const ask = await tenant.asks.lock(askId)
    if (!ask || !(await tenant.sharedAsks.leave(askId, member.id))) throw new DomainError('ask-not-joined')
    // Those who come back need the asker's consent again.
    await tenant.joinWishes.remove(askId, member.id)
    await tenant.audit.record({ memberId: member.id, subject: 'ask', subjectId: askId, event: 'leave', origin }, now)
    await refreshRequests(tenant, askId)
    return ask
  })
}

/** Updates the messages of an ask's introductions, and its cards, to show who is on it. */
export async function refreshRequests(tenant: Tenant, askId: string): Promise<void> {
  await refreshCards(tenant, askId)
  for (const { id, state } of await tenant.introductions.ofAsk(askId))
    if (isUnderWay(state)) await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId: id })
}

/**
 * What was typed, in their own words, if it was for the ask's company: nobody joins, or reads, an ask for what they are
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
  const { target, why, benefit } =
    form.kind === 'keep' ? { ...readRequest(form.values), target: form.target } : readJoining(form.values)
  const company = ask.organizationId && (await tenant.companies.get(ask.organizationId, memberId))
  const names = [ask.target, ...(company ? [company.name] : [])]
  return names.some((name) => isSameName(name, target)) ? { target, why, benefit } : null
}

function isSameName(one: string, other: string): boolean {
  const keys = companyKeys(other)
  return companyKeys(one).some((key) => keys.includes(key))
}
