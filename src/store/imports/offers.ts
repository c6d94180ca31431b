import { z } from 'zod'
import { IMPORT_KINDS } from '../../domain/imports/origin.ts'
import type { Visibility } from '../../domain/relationships/relationship.ts'
import type { Client } from '../sql/client.ts'

const ImportKind = z.enum(IMPORT_KINDS)

/** Queries on files that wait for their senders' yes. */
export function createOffers(db: Client, workspaceId: string) {
  return {
    async take(importId: string, member: { id: string }, visibility: Visibility, now: Date) {
      const where = { workspaceId, id: importId, memberId: member.id, status: 'offered' }
      const offered = await db.import.findFirst({ where, select: { fileName: true, reference: true, kind: true } })
      if (!offered?.reference) return null
      const data = { status: 'reading', visibility, reference: null, createdAt: now, updatedAt: now }
      const { count } = await db.import.updateMany({ where, data })
      return count === 1
        ? { name: offered.fileName, reference: offered.reference, kind: ImportKind.parse(offered.kind) }
        : null
    },
    async offered(importId: string, memberId: string) {
      const where = { workspaceId, id: importId, memberId, status: 'offered' }
      const offered = await db.import.findFirst({ where, select: { fileName: true, reference: true } })
      return offered?.reference ? { name: offered.fileName, reference: offered.reference } : null
    },
    async forget(importId: string, memberId: string): Promise<boolean> {
      const { count } = await db.import.deleteMany({
        where: { workspaceId, id: importId, memberId, status: 'offered' },
      })
      return count === 1
    },
  }
}

/** Forgets, across workspaces, what `before` says is over. */
export async function forgetImports(
  db: Client,
  before: { offered: Date; undoable: Date; suggested: Date },
): Promise<void> {
  await db.import.deleteMany({ where: { status: 'offered', createdAt: { lt: before.offered } } })
  await db.suggestedPerson.deleteMany({ where: { leftOutAt: null, createdAt: { lt: before.suggested } } })
  await db.importBefore.deleteMany({ where: { import: { createdAt: { lt: before.undoable } } } })
}
