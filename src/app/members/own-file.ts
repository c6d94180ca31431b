import { LARGEST_FILE } from '../../domain/coverage/coverage.ts'
import { DomainError } from '../../domain/errors.ts'
import type { View } from '../../views/view.ts'
import { refusalView } from '../door-words.ts'
import { deliveryIdOf } from '../outbox/delivery-id.ts'
import type { Context } from '../ports/context.ts'
import type { MessageRef, Platform, Recipient } from '../ports/platform.ts'
import { exportMember } from './export-member.ts'

/** Queues everything kept of a member as a file; requests within one minute send it once. */
export async function askForOwnFile({ store, workspace, member, now, origin }: Context): Promise<void> {
  const deliveryId = deliveryIdOf('member-file', member.id, now.toISOString().slice(0, 16))
  const event = {
    memberId: member.id,
    subject: 'workspace',
    subjectId: workspace.id,
    event: 'exported',
    origin,
  } as const
  await store.transaction(workspace.id, async (tenant) => {
    if (!(await tenant.audit.recordOnce(deliveryIdOf('exported', deliveryId), event, now))) return
    const to = { workspaceId: workspace.id, deliveryId, memberId: member.id, own: true } as const
    await tenant.enqueue({ kind: 'deliver', ...to, message: 'member-file', subjectId: member.id })
  })
}

/** Sends it; if it is too large for the platforms, the sentence that says so. */
export async function sendOwnFile(
  platform: Platform,
  { tenant, workspace, now }: Pick<Context, 'tenant' | 'workspace' | 'now'>,
  { to, view, deliveryId, subjectId }: { to: Recipient; view: View; deliveryId: string; subjectId: string },
): Promise<MessageRef> {
  try {
    const bytes = await collected(exportMember({ tenant, workspace, member: { id: subjectId }, now }))
    const file = { name: `foothold-${now.toISOString().slice(0, 10)}.json`, type: 'application/json', bytes } as const
    return await platform.send(to, view, deliveryId, { file })
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'file-refused')) throw error
    return await platform.send(to, refusalView(error), deliveryId)
  }
}

async function collected(pieces: AsyncIterable<string>): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer<ArrayBuffer>[] = []
  let size = 0
  for await (const piece of pieces) {
    const part = Buffer.from(piece)
    size += part.length
    if (size > LARGEST_FILE) throw new DomainError('export-too-large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
