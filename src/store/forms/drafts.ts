import { z } from 'zod'
import type { Draft } from '../../app/ports/entities.ts'
import { FormCommand } from '../../domain/commands/command.ts'
import { encodeForm } from '../../domain/commands/command-code.ts'
import type { Client } from '../sql/client.ts'

const DraftRow = z.object({
  id: z.string(),
  memberId: z.string(),
  form: FormCommand,
  errors: z.record(z.string(), z.string()),
})

/** Whether two filled forms are about the same: the same ids, and the same company where that is typed. */
function isSameForm(one: FormCommand, other: FormCommand): boolean {
  return encodeForm(one) === encodeForm(other) && one.values['target'] === other.values['target']
}

/** Queries on the rejected forms of one workspace's members. */
export function createDrafts(db: Client, workspaceId: string) {
  return {
    async keep(draft: Draft, expiresAt: Date): Promise<void> {
      await db.formDraft.create({ data: { ...draft, workspaceId, expiresAt } })
    },
    async get(id: string, now: Date): Promise<Draft | null> {
      const row = await db.formDraft.findFirst({ where: { workspaceId, id, expiresAt: { gt: now } } })
      return row && DraftRow.parse(row)
    },
    async drop(memberId: string, sent: Draft['form']): Promise<void> {
      const rows = await db.formDraft.findMany({ where: { workspaceId, memberId } })
      const same = rows.map((row) => DraftRow.parse(row)).filter(({ form }) => isSameForm(form, sent))
      if (same.length === 0) return
      await db.formDraft.deleteMany({ where: { workspaceId, id: { in: same.map(({ id }) => id) } } })
    },
  }
}
