import { DomainError } from '../../domain/errors.ts'
import { UNDO_DAYS } from '../../domain/imports/limits.ts'
import { days } from '../../domain/time/elapsed.ts'
import { refusedRowsQueuedView, undoneView } from '../../views/imports/import.ts'
import type { View } from '../../views/view.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { ImportReport } from '../ports/tenant/imports.ts'
import type { Asking } from '../room.ts'

/** Ties taken back in one transaction, so that others get their turn between. */
const CHUNK = 1_000

/**
 * Takes back an import of the last 7 days, chunk by chunk; if stopped, pressing again goes on. Ties their owner
 * confirmed, rated, touched or rewrote since stay, and so do those an introduction is about.
 *
 * @throws DomainError not-found when it is not theirs; too-late
 */
export async function undoImport(context: Asking, importId: string): Promise<View> {
  const { store, workspace, member, origin, clock } = context
  const report = await ownImport(context, importId)
  if (report.status === 'undone') return undoneView({ ...report, removed: 0 })
  if (report.status === 'reading' || report.status === 'merging') throw new DomainError('import-under-way')
  if (report.status !== 'done' && report.status !== 'failed') throw new DomainError('import-gone')
  if (clock().getTime() - report.startedAt.getTime() > days(UNDO_DAYS)) throw new DomainError('import-undo-over')
  let removed = 0
  for (let last = -1; last !== 0; ) {
    last = await store.transaction(workspace.id, async (tx) => {
      const now = clock()
      const undone = await tx.imports.undoNext(importId, CHUNK, now)
      if (undone > 0) return undone
      await tx.audit.record({ memberId: member.id, subject: 'import', subjectId: importId, event: 'undo', origin }, now)
      await tx.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId: importId })
      return 0
    })
    removed += last
  }
  return undoneView({ ...report, removed })
}

/** Queues an import's refused rows as a file. */
export async function askForRefusedRows(context: Context, importId: string): Promise<View> {
  const report = await ownImport(context, importId)
  await context.store.transaction(context.workspace.id, (tx) =>
    queueMessage(tx, { memberId: context.member.id, message: 'refused-rows', subjectId: importId }),
  )
  return refusedRowsQueuedView(report.refused.length)
}

/** @throws DomainError not-found when it is gone, or not this member's */
async function ownImport({ tenant, member }: Context, importId: string): Promise<ImportReport> {
  const report = await tenant.imports.get(importId)
  if (report?.memberId !== member.id) throw new DomainError('import-gone')
  return report
}
