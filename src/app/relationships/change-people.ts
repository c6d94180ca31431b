import { DomainError } from '../../domain/errors.ts'
import { type PeopleAction, undoneUntil } from '../../domain/relationships/people-change.ts'
import { decodeFilter, type PeopleFilter } from '../../domain/relationships/people-filter.ts'
import {
  changedView,
  confirmView,
  offeredView,
  removedView,
  undoneChangeView,
} from '../../views/relationships/change-people.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import { newId } from '../ports/new-id.ts'
import type { Store, Tenant } from '../ports/store.ts'
import type { Chosen } from '../ports/tenant/relationships.ts'
import { own } from './confirm-relationship.ts'
import { carriedFilter } from './show-people.ts'

// Many ties changed at once, or one removed: with a count, a confirmation, and an undo of ten minutes.

/** How long a change may take, in milliseconds: 100,000 ties on a slow machine. */
const TIMEOUT = 60_000

type Carried = { choices: string; said: string }

/** What may be done with all that a filter leaves. */
export async function offerChanges({ tenant, member, now }: Context, { choices, said }: Carried): Promise<View> {
  const filter = decodeFilter(choices, said)
  const { total } = await tenant.people.list(member.id, filter, { limit: 1, offset: 0 }, now)
  return offeredView(total, filter, carriedFilter(filter))
}

/** Asks to confirm one of it, with how many there are. */
export async function confirmChange(
  context: Context,
  { action, choices, said }: Carried & { action: PeopleAction },
): Promise<View> {
  return await askToConfirm(context, action, decodeFilter(choices, said))
}

async function askToConfirm({ tenant, member, now }: Context, action: PeopleAction, filter: PeopleFilter) {
  const count = await tenant.people.count(member.id, action, { filter }, now)
  return confirmView({ ...count, action, changeId: newId() }, filter, carriedFilter(filter))
}

/**
 * Does it to those a filter leaves, if they are as many as their owner confirmed; else asks again. Done twice, it does
 * nothing more.
 */
export async function changePeople(
  context: Context,
  command: Carried & { changeId: string; action: PeopleAction; count: number },
): Promise<View> {
  const { changeId, action, count, choices, said } = command
  const filter = decodeFilter(choices, said)
  const known = await context.tenant.people.getChange(changeId)
  if (
    !known &&
    (await context.tenant.people.count(context.member.id, action, { filter }, context.now)).people !== count
  )
    return await askToConfirm(context, action, filter)
  return changedView(await change(context, changeId, action, { filter }))
}

/**
 * Removes one tie.
 *
 * @throws DomainError not-found when it is not theirs, in-use when an introduction rests on it
 */
export async function removePerson(context: Context, relationshipId: string): Promise<View> {
  const { name } = await own(context, relationshipId)
  const chosen = { relationshipId }
  const { kept } = await context.tenant.people.count(context.member.id, 'remove', chosen, context.now)
  if (kept > 0) throw new DomainError('relationship-used', { person: name })
  const { id } = await change(context, newId(), 'remove', chosen)
  return removedView(name, id)
}

/** Changes the ties chosen; of a change made before, says what it came to. */
async function change(context: Context, id: string, action: PeopleAction, chosen: Chosen) {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(
    workspace.id,
    async (tenant) => {
      const leavesAt = action === 'remove' ? undoneUntil(now) : null
      const people = await tenant.people.change({ id, memberId: member.id, action, chosen, leavesAt }, now)
      const made = await tenant.people.getChange(id)
      if (made?.memberId !== member.id) throw new DomainError('relationship-not-yours')
      if (people === null) return made
      await refreshChanged(tenant, id)
      const event = action === 'remove' ? 'removed' : `made-${action}`
      const of = { memberId: member.id, subject: 'people', subjectId: id } as const
      await tenant.audit.record({ ...of, event, data: { people }, origin }, now)
      return made
    },
    TIMEOUT,
  )
}

/**
 * Takes a change back, within ten minutes.
 *
 * @throws DomainError not-found when it is not theirs, too-late, stale when it was taken back before
 */
export async function undoChange(context: Context, changeId: string): Promise<View> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(
    workspace.id,
    async (tenant) => {
      const made = await tenant.people.getChange(changeId)
      if (made?.memberId !== member.id) throw new DomainError('relationship-not-yours')
      if (now >= undoneUntil(made.at)) throw new DomainError('change-settled')
      // Those messages are known by the marks that undoing removes.
      const notices = await tenant.people.noticesOf(changeId)
      if (!(await tenant.people.undo(changeId, now))) throw new DomainError('log-undone')
      for (const subjectId of notices) await tenant.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId })
      const of = { memberId: member.id, subject: 'people', subjectId: changeId } as const
      await tenant.audit.record({ ...of, event: 'undone', origin }, now)
      return undoneChangeView(made)
    },
    TIMEOUT,
  )
}

/** Shows in messages that tell of what the changed ties may answer who may see them now. */
async function refreshChanged(tenant: Tenant, changeId: string): Promise<void> {
  for (const subjectId of await tenant.people.noticesOf(changeId))
    await tenant.enqueue({ kind: 'refresh', workspaceId: tenant.workspaceId, subjectId })
}

/** Removes for good what its owners removed more than ten minutes ago. */
export async function removeLeftPeople(store: Store, now: Date): Promise<void> {
  for (const workspaceId of await store.workspacesLeft(now))
    while ((await store.transaction(workspaceId, (tenant) => tenant.people.removeLeft(now), TIMEOUT)) > 0);
}
