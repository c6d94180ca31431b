import { DomainError } from '../../domain/errors.ts'
import { goneView } from '../../views/members/erasure.ts'
import { inTeamView } from '../../views/members/team.ts'
import type { View } from '../../views/view.ts'
import { recordShown } from '../finding/record-shown.ts'
import type { Member, Message, Workspace } from '../ports/entities.ts'
import type { Delivery, Job } from '../ports/jobs.ts'
import type { MessageRef, Platform } from '../ports/platform.ts'
import type { Store, Tenant } from '../ports/store.ts'
import { isHeldBack } from './hold-message.ts'
import { MESSAGES } from './messages.ts'

/**
 * Sends one queued message and records where it was posted; in its reader's quiet time it is held until that ends. A
 * recorded delivery is not sent again; one that may have been, by a process that died before the record, is looked for.
 *
 * @param options.again whether it was begun before
 * @throws DomainError unreachable when the member cannot be reached for now; if that is known already, nothing is tried
 */
export async function deliverMessage(
  store: Store,
  platform: Platform,
  job: Delivery,
  { now, again = false }: { now: Date; again?: boolean },
): Promise<void> {
  const tenant = store.in(job.workspaceId)
  const sent = await tenant.messages.get(job.deliveryId)
  // Already sent; but what should have followed may not have happened.
  if (sent) return await refreshMessages(store, platform, { ...job, kind: 'refresh' }, now)
  const [workspace, member] = await Promise.all([store.workspace(job.workspaceId), tenant.members.get(job.memberId)])
  const told = { kind: job.message, subjectId: job.subjectId, memberId: job.memberId }
  const { render, send } = MESSAGES[job.message]
  const rendered = await render({ tenant, ...told, now })
  // Erased in the meantime: there is nobody to tell, or nothing to tell of.
  if (!workspace || !member || !rendered) return
  if (member.unreachableSince) throw new DomainError('out-of-reach')
  if (await isHeldBack(store, job, now)) return
  const view = await withTeam({ store, platform, workspace, now }, member, rendered)
  const to = { workspace: workspace.platformId, user: member.user }
  const ref = send
    ? await send(platform, { store, tenant, workspace, now }, { to, view, ...job })
    : await platform.send(to, view, job.deliveryId, { again })
  await tenant.messages.add({ id: job.deliveryId, platform: platform.name, ...told, ...ref }, now)
  await recordShown(tenant, { viewerId: member.id, asked: '', view }, now)
  // It may have changed between the read and the record, when no refresh finds the message yet.
  // Nor does one that was posted before show what is so now.
  await showPresent({ store, platform, workspace, now }, { ...told, ...ref }, again ? null : view)
}

/**
 * Adds the workspace's name to a message if its reader is in several that share one inbox: nothing else tells which one
 * it is about.
 */
async function withTeam({ store, platform, workspace }: Showing, { user }: Member, view: View): Promise<View> {
  if (!platform.oneInbox || workspace.name === '') return view
  const all = await store.workspacesOf({ platform: platform.name, user }, null)
  return all.length > 1 ? inTeamView(view, workspace.name) : view
}

type Showing = { store: Store; platform: Platform; workspace: Workspace; now: Date }

/**
 * Updates a message to its current state unless that is what it has `shown`, then checks again: another job may
 * have shown something newer than was read here, just before this update replaced it.
 */
async function showPresent(showing: Showing, message: Rendered & MessageRef, shown: View | null): Promise<void> {
  const { store, platform, workspace, now } = showing
  const tenant = store.in(workspace.id)
  const reader = message.memberId === null ? null : await tenant.members.get(message.memberId)
  for (let last = shown; ; ) {
    const found = await presentView(tenant, message, now)
    const present = found && reader ? await withTeam(showing, reader, found) : found
    if (!present || JSON.stringify(present) === JSON.stringify(last)) return
    if (!(await platform.update(workspace.platformId, message, present))) {
      const { vanished } = MESSAGES[message.kind]
      if (vanished) await store.transaction(workspace.id, (within) => vanished(within, message.subjectId))
      return
    }
    last = present
  }
}

/**
 * Queues the replacement for a message that could not be sent after all tries. It takes that delivery's place, so it is
 * sent once, and not if the message arrived after all.
 */
export async function giveUpMessage(store: Store, job: Delivery): Promise<void> {
  const { otherwise } = MESSAGES[job.message]
  if (otherwise) await store.in(job.workspaceId).enqueue({ ...job, message: otherwise })
}

/** Shows the current state in the messages already sent about a subject. */
export async function refreshMessages(
  store: Store,
  platform: Platform,
  job: Extract<Job, { kind: 'refresh' }>,
  now: Date,
): Promise<void> {
  const tenant = store.in(job.workspaceId)
  const workspace = await store.workspace(job.workspaceId)
  if (!workspace) return
  const failures: unknown[] = []
  for (const message of await tenant.messages.about(job.subjectId)) {
    if (message.platform !== platform.name) continue
    // One that cannot be shown does not block the others; the job is retried for it.
    await showPresent({ store, platform, workspace, now }, message, null).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}

/** What a message already sent must say now; null when it stays as it is. Nothing erased is named in any. */
async function presentView(tenant: Tenant, message: Rendered, now: Date): Promise<View | null> {
  const { living, render } = MESSAGES[message.kind]
  const view = await render({ tenant, ...message, now })
  if (!view) return goneView()
  return living ? view : null
}

type Rendered = Pick<Message, 'kind' | 'subjectId' | 'memberId'>
