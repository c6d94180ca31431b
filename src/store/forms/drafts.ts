import { z } from 'zod'
import type { Draft } from '../../app/ports/entities.ts'
import { FormCommand } from '../../domain/commands/command.ts'
import type { Client } from '../sql/client.ts'

const DraftRow = z.object({
  id: z.string(),
  memberId: z.string(),
  form: FormCommand,
  errors: z.record(z.string(), z.string()),
})

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
  }
}
