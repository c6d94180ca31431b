import { isAlive } from '../../domain/asks/ask.ts'
import { DomainError } from '../../domain/errors.ts'
import { endLockedAsk } from '../asks/close-ask.ts'
import { move } from '../introductions/move-introduction.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Cause, Context } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { Owned } from '../ports/tenant/own-data.ts'

type Erasing = Omit<Context, 'member'> & { member: { id: string } }

/** What erasing a member removes, and which parts others are told of. */
export type Erasure = Owned & {
  /** Introductions under way for teammates, which end: their askers are told. */
  cancelled: number
  /** Their asks still looking for a way in, which close. */
  closed: number
}

/** What erasing a member now would remove; changes nothing. */
export async function previewErasure({ tenant, member }: Pick<Erasing, 'tenant' | 'member'>): Promise<Erasure> {
  const owned = await tenant.ownData.count(member.id)
  const cancelled = (await tenant.introductions.waitingFor(member.id, ALL)).length
  const asks = await tenant.asks.of(member.id, ALL)
  return { ...owned, cancelled, closed: asks.filter((ask) => ask.askerId === member.id && isAlive(ask.status)).length }
}

/** How long an erasure may take, in milliseconds: 100,000 relationships on a slow machine. */
const TIMEOUT = 10 * 60_000
/** More than anybody has under way. */
const ALL = { limit: 100_000, offset: 0 }

/**
 * Erases a member for good, in one transaction. First, what they take part in ends as if by their own hand: teammates'
 * asks return to open and their askers are told, their own asks close. Then all their rows are deleted, with people
 * nobody else knows and companies nothing else names. Messages in others' inboxes about what is gone are rewritten to
 * say so; those in the member's own inbox are out of reach. What teammates logged of the same people stays.
 *
 * On a server it may, rarely, collide with a click at the same moment: one of the two then fails entirely, and can be
 * repeated.
 *
 * @returns what was removed
 * @throws DomainError not-found when they are gone, as after a first run
 */
export async function eraseMember(erasing: Erasing): Promise<Erasure> {
  const { store, workspace, member, now, origin } = erasing
  return await store.transaction(
    workspace.id,
    async (tenant) => {
      if (!(await tenant.erasure.lock(member.id))) throw new DomainError('member-gone')
      const erasure = await previewErasure({ tenant, member })
      const cause = { member, now, origin }
      await endFavours(tenant, cause)
      await closeAsks(tenant, cause)
      for (const subjectId of await tenant.erasure.subjectsToldOthers(member.id))
        await tenant.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId })
      const { people } = await tenant.erasure.removeMember(member.id)
      await tenant.enqueue({ kind: 'forget-deleted', workspaceId: workspace.id })
      const subject = { memberId: null, subject: 'workspace', subjectId: workspace.id } as const
      // Whoever says it again was made a member only by saying so.
      const hadAny = Object.values(erasure).some((count) => count > 0)
      if (hadAny) await tenant.audit.record({ ...subject, event: 'member-erased', data: erasure, origin }, now)
      return { ...erasure, people }
    },
    TIMEOUT,
  )
}

/** Ends what they are asked for; each asker is told once per ask. */
async function endFavours(tenant: Tenant, cause: Cause & { member: { id: string } }): Promise<void> {
  const told = new Set<string>()
  for (const favour of await tenant.introductions.waitingFor(cause.member.id, ALL)) {
    const { before, move: decided } = await move(tenant, cause, favour, 'cancel')
    if (!decided.moved || before.state === 'suggested' || told.has(before.ask.id)) continue
    told.add(before.ask.id)
    for (const memberId of [before.ask.askerId, ...before.ask.joined.map((one) => one.memberId)])
      await queueMessage(tenant, { memberId, message: 'connector-gone', subjectId: before.ask.id })
  }
}

async function closeAsks(tenant: Tenant, cause: Cause & { member: { id: string } }): Promise<void> {
  for (const { id, status } of await tenant.asks.of(cause.member.id, ALL)) {
    const ask = isAlive(status) ? await tenant.asks.lock(id) : null
    if (ask?.askerId === cause.member.id) await endLockedAsk(tenant, cause, ask)
  }
}
