import { DomainError } from '../../domain/errors.ts'
import { undoableUntil } from '../../domain/introductions/introduction.ts'
import { withdrawnView } from '../../views/asks/joined-ask.ts'
import { coverageFailedView, coverageFileFailedView } from '../../views/coverage/coverage-note.ts'
import { coverageFileView } from '../../views/coverage/covered-list.ts'
import { digestHintView, digestLostView } from '../../views/digest/digest-settings.ts'
import { importedView } from '../../views/imports/import.ts'
import {
  confirmedView,
  expiredView,
  introducedView,
  passedView,
  promiseView,
  requestView,
  undeliveredView,
  undoneView,
} from '../../views/introductions/introduction.ts'
import type { ShownIntroduction } from '../../views/introductions/shown.ts'
import { connectorGoneView, goneView } from '../../views/members/erasure.ts'
import type { View } from '../../views/view.ts'
import { renderForJoined, renderHanded, renderJoined, renderWatch } from '../asks/render-shared.ts'
import { renderNamed } from '../asks/shown-ask.ts'
import { sendCoverageFile } from '../coverage/coverage-file.ts'
import { renderCoverage } from '../coverage/render-coverage.ts'
import { renderFavour } from '../introductions/render-favour.ts'
import { readerOf, showIntroduction } from '../introductions/shown-introduction.ts'
import type { Message } from '../ports/entities.ts'
import type { Job, MessageKind } from '../ports/jobs.ts'
import type { MessageRef, Platform } from '../ports/platform.ts'
import type { Store, Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { isHeldBack } from './hold-message.ts'

/** Messages that always show the present state; the others say what happened and stay as they are. */
const LIVING: readonly MessageKind[] = [
  'request',
  'promise',
  'imported',
  'coverage',
  'nudge',
  'due',
  'reminder',
  'follow-up',
  'watch',
]

/**
 * Sends one queued message and keeps where it was posted; in its reader's quiet time it is kept for the end of that. A delivery that was recorded is not sent again; it may
 * repeat only where the process dies between the platform's answer and the record.
 *
 * @throws DomainError unreachable when the member cannot be reached for now; where that is known, no try is made
 */
export async function deliverMessage(
  store: Store,
  platform: Platform,
  job: Extract<Job, { kind: 'deliver' }>,
  now: Date,
): Promise<void> {
  const tenant = store.in(job.workspaceId)
  const sent = await tenant.messages.get(job.deliveryId)
  // Sent before; but what should have followed may not have come about.
  if (sent) return await refreshMessages(store, platform, { ...job, kind: 'refresh' }, now)
  const [workspace, member] = await Promise.all([store.workspace(job.workspaceId), tenant.members.get(job.memberId)])
  const told = { kind: job.message, subjectId: job.subjectId, memberId: job.memberId }
  const view = await render(tenant, told, now)
  // Erased meanwhile: there is nobody to tell, or nothing to tell of.
  if (!workspace || !member || !view) return
  if (member.unreachableSince) throw new DomainError('out-of-reach')
  if (await isHeldBack(store, job, now)) return
  const to = { workspace: workspace.platformId, user: member.user }
  const ref =
    job.message === 'coverage-file'
      ? await sendCoverageFile(platform, { store, tenant, workspace, now }, { to, view, ...job })
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
 * Tells whoever asked for a file that it could not be brought, however often it was tried. It takes the place of the
 * file's delivery, so it is said once, and not where the file came after all.
 */
export async function giveUpFile(store: Store, job: Extract<Job, { kind: 'deliver' }>): Promise<void> {
  await store.in(job.workspaceId).enqueue({ ...job, message: 'coverage-file-failed' })
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
  const view = await render(tenant, message, now)
  if (!view) return goneView()
  return LIVING.includes(message.kind) ? view : null
}

type Rendered = Pick<Message, 'kind' | 'subjectId' | 'memberId'>

/** What a message says now; null when its subject is gone. */
async function render(tenant: Tenant, message: Rendered, now: Date): Promise<View | null> {
  if (message.kind === 'imported' || message.kind === 'import-failed') {
    const report = await tenant.imports.get(message.subjectId)
    return report && importedView(report)
  }
  if (message.kind === 'coverage') return await renderCoverage(tenant, message.subjectId, now)
  if (message.kind === 'coverage-failed') {
    const list = await tenant.coverage.get(message.subjectId)
    return list && coverageFailedView(list)
  }
  if (message.kind === 'coverage-file') {
    const list = await tenant.coverage.get(message.subjectId)
    return list && coverageFileView(list)
  }
  if (message.kind === 'coverage-file-failed') {
    const list = await tenant.coverage.get(message.subjectId)
    return list && coverageFileFailedView(list)
  }
  if (message.kind === 'expired') {
    const ask = await tenant.asks.get(message.subjectId)
    return ask && expiredView(ask.target)
  }
  if (message.kind === 'connector-gone') {
    const ask = await tenant.asks.get(message.subjectId)
    return ask && connectorGoneView(ask)
  }
  if (message.kind === 'digest-hint') return digestHintView()
  if (message.kind === 'digest-lost') return digestLostView()
  if (message.kind === 'named') return await renderNamed(tenant, message.subjectId)
  if (message.kind === 'watch') return await renderWatch(tenant, message.subjectId)
  if (message.kind === 'joined') return await renderJoined(tenant, message.subjectId, message.memberId)
  if (message.kind === 'ask-handed') return await renderHanded(tenant, message.subjectId)
  const introduction = await tenant.introductions.get(message.subjectId)
  if (!introduction) return null
  const reader = readerOf(introduction, message.memberId)
  const shown = showIntroduction(introduction, reader, now)
  const view = await renderIntroduction(tenant, message.kind, introduction, shown, now)
  return reader === 'joined' ? renderForJoined(message.kind, shown, view) : view
}

type IntroductionKind = Exclude<
  MessageKind,
  | 'imported'
  | 'import-failed'
  | 'coverage'
  | 'coverage-failed'
  | 'coverage-file'
  | 'coverage-file-failed'
  | 'expired'
  | 'connector-gone'
  | 'digest-hint'
  | 'digest-lost'
  | 'named'
  | 'watch'
  | 'joined'
  | 'ask-handed'
>

/** What a message of an introduction says to its connector or its asker. */
async function renderIntroduction(
  tenant: Tenant,
  kind: IntroductionKind,
  introduction: Introduction,
  shown: ShownIntroduction,
  now: Date,
): Promise<View> {
  switch (kind) {
    case 'withdrawn':
      return withdrawnView(shown)
    case 'request':
      return requestView(shown)
    case 'promise':
      return promiseView(shown)
    case 'passed':
      return passedView(shown, introduction.ask.status === 'open')
    case 'undelivered':
      return undeliveredView(shown, introduction.path.organizationId)
    case 'introduced':
      return introducedView(shown)
    case 'confirmed':
      return confirmedView(shown, undoableUntil(introduction))
    case 'undone':
      return undoneView(shown)
    default:
      return await renderFavour(tenant, kind, introduction, shown, now)
  }
}
