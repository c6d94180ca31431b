import { DomainError } from '../domain/errors.ts'
import { rekeyCompanies } from './companies/rekey.ts'
import { coverList, giveUpList } from './coverage/cover-list.ts'
import { deliverMessage, giveUpMessage, refreshMessages } from './delivery/deliver-message.ts'
import { deliverDigest } from './digest/send-digest.ts'
import { giveUpImport, mergeImport } from './imports/import-connections.ts'
import { endUndelivered } from './introductions/end-undelivered.ts'
import { retryReaction } from './introductions/follow-reaction.ts'
import { eraseLeaver } from './members/leaving.ts'
import type { Job, RunJob } from './ports/jobs.ts'
import type { Platform } from './ports/platform.ts'
import type { Store } from './ports/store.ts'
import { deliverCard } from './requests/post-card.ts'

/** Runs queued jobs; a message is sent through its workspace's own platform. */
export function createRunJob(store: Store, platforms: Platform[], clock: () => Date): RunJob {
  const platformOf = async (workspaceId: string) => {
    const workspace = await store.workspace(workspaceId)
    const platform = platforms.find((one) => one.name === workspace?.platform)
    // Retried once it is connected again: throwing means "try again later".
    if (workspace && !platform) throw new Error(`This process is not connected to ${workspace.platform}.`)
    // The app was removed there: nobody can be told.
    return workspace?.removedAt ? null : platform
  }
  return async (job, again = false) => {
    switch (job.kind) {
      case 'merge-import':
        // Erased with its owner in the meantime: there is nothing to merge.
        if (await store.in(job.workspaceId).imports.get(job.importId))
          await mergeImport(store, job.workspaceId, job.importId, clock)
        return
      case 'cover-list':
        await coverList(store, job.workspaceId, job.listId, clock)
        return
      case 'rekey':
        await rekeyCompanies(store, job.workspaceId, clock)
        return
      case 'forget-deleted':
        await store.forgetDeleted()
        return
      case 'react':
        await retryReaction(store, job, clock())
        return
      default: {
        const platform = await platformOf(job.workspaceId)
        if (!platform) return
        if (job.kind === 'erase-leaver') await eraseLeaver(store, platform, job, clock())
        else await post(store, platform, job, { now: clock(), again })
      }
    }
  }
}

/** A job that shows people something. */
type Posting = Extract<Job, { kind: 'digest' | 'card' | 'refresh' | 'deliver' }>

async function post(
  store: Store,
  platform: Platform,
  job: Posting,
  { now, again }: { now: Date; again: boolean },
): Promise<void> {
  if (job.kind === 'digest') return await deliverDigest(store, platform, job, now)
  if (job.kind === 'card') return await deliverCard(store, platform, job, now)
  if (job.kind === 'refresh') return await refreshMessages(store, platform, job, now)
  try {
    await deliverMessage(store, platform, job, { now, again })
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'unreachable')) throw error
    await endUndelivered(store, job, now)
  }
}

/** Cleans up after a job that failed its last try: whoever waits for it is told. */
export function createGiveUp(store: Store, clock: () => Date): RunJob {
  return async (job) => {
    if (job.kind === 'merge-import') await giveUpImport(store, job.workspaceId, job.importId, clock())
    if (job.kind === 'cover-list') await giveUpList(store, job.workspaceId, job.listId, clock())
    if (job.kind === 'deliver') await giveUpMessage(store, job)
  }
}
