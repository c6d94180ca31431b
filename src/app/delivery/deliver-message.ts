import { DomainError } from '../../domain/errors.ts'
import { goneView } from '../../views/members/erasure.ts'
import type { View } from '../../views/view.ts'
import type { Message } from '../ports/entities.ts'
import type { Delivery, Job } from '../ports/jobs.ts'
import type { MessageRef, Platform } from '../ports/platform.ts'
import type { Store, Tenant } from '../ports/store.ts'
import { isHeldBack } from './hold-message.ts'
import { MESSAGES } from './messages.ts'

/**
 * Sends one queued message and keeps where it was posted; in its reader's quiet time it is kept for the end of that. A
 * delivery that was recorded is not sent again; it may repeat only where the process dies between the platform's answer
 * and the record.
 *
 * @throws DomainError unreachable when the member cannot be reached for now; where that is known, no try is made
 */
export async function deliverMessage(store: Store, platform: Platform, job: Delivery, now: Date): Promise<void> {
  const tenant = store.in(job.workspaceId)
  const sent = await tenant.messages.get(job.deliveryId)
  // Sent before; but what should have followed may not have come about.
  if (sent) return await refreshMessages(store, platform, { ...job, kind: 'refresh' }, now)
  const [workspace, member] = await Promise.all([store.workspace(job.workspaceId), tenant.members.get(job.memberId)])
  const told = { kind: job.message, subjectId: job.subjectId, memberId: job.memberId }
  const { render, send } = MESSAGES[job.message]
  const view = await render({ tenant, ...told, now })
  // Erased meanwhile: there is nobody to tell, or nothing to tell of.
  if (!workspace || !member || !view) return
  if (member.unreachableSince) throw new DomainError('out-of-reach')
  if (await isHeldBack(store, job, now)) return
  const to = { workspace: workspace.platformId, user: member.user }
  const ref = send
    ? await send(platform, { store, tenant, workspace, now }, { to, view, ...job })
    : await platform.send(to, view, job.deliveryId)
  await tenant.messages.add({ id: job.deliveryId, platform: platform.name, ...told, ...ref }, now)
  // It may have moved on between the reading and the record, where no refresh finds the message yet.
  await showPresent(tenant, platform, workspace.platformId, { ...told, ...ref }, view, now)
}

/**
 * Shows a message as it is now, where that is not what it has `shown`, and looks again afterwards: another job may
 * have shown what is newer than was read here, just before this one took its place.
 */
async function showPresent(
  tenant: Tenant,
  platform: Platform,
  workspace: string,
  message: Rendered & MessageRef,
  shown: View | null,
  now: Date,
): Promise<void> {
  for (let last = shown; ; ) {
    const present = await presentView(tenant, message, now)
    if (!present || JSON.stringify(present) === JSON.stringify(last)) return
    await platform.update(workspace, message, present)
    last = present
  }
}

/**
 * Queues what is to be told in place of a message that could not be sent, however often it was tried. It takes the
 * place of that delivery, so it is said once, and not where the message came after all.
 */
export async function giveUpMessage(store: Store, job: Delivery): Promise<void> {
  const { otherwise } = MESSAGES[job.message]
  if (otherwise) await store.in(job.workspaceId).enqueue({ ...job, message: otherwise })
}

/** Shows the present state in the messages already sent about a subject. */
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
    const { platformId } = workspace
    // One that cannot be shown does not keep the others from it; the job is tried again for it.
    await showPresent(tenant, platform, platformId, message, null, now).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}

/** What a message already sent must say now; null when it stays as it is. What was erased is named in none. */
async function presentView(tenant: Tenant, message: Rendered, now: Date): Promise<View | null> {
  const { living, render } = MESSAGES[message.kind]
  const view = await render({ tenant, ...message, now })
  if (!view) return goneView()
  return living ? view : null
}

type Rendered = Pick<Message, 'kind' | 'subjectId' | 'memberId'>
