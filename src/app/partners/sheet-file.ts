import { DomainError } from '../../domain/errors.ts'
import { plainFileName } from '../../views/csv.ts'
import { sheetPage } from '../../views/partners/sheet-page.ts'
import type { MessageType } from '../delivery/message-type.ts'
import { refusalView } from '../door-words.ts'
import { deliveryIdOf } from '../outbox/delivery-id.ts'
import type { Context } from '../ports/context.ts'
import { own } from '../relationships/confirm-relationship.ts'
import { readSheet } from './swap-sheet.ts'

/**
 * Queues a partner's sheet as a file; requests within one minute send it once.
 *
 * @returns the partner's name
 * @throws DomainError not-found when the tie is not theirs
 */
export async function askForSheet(context: Context, relationshipId: string): Promise<string> {
  const { tenant, workspace, member, now } = context
  const { name } = await own(context, relationshipId)
  const deliveryId = deliveryIdOf('swap-sheet', relationshipId, now.toISOString().slice(0, 16))
  const to = { workspaceId: workspace.id, deliveryId, memberId: member.id, own: true } as const
  await tenant.enqueue({ kind: 'deliver', ...to, message: 'swap-sheet', subjectId: relationshipId })
  return name
}

/** Sends it; where the platform does not take the file, the sentence that says why. */
export const sendSheet: NonNullable<MessageType['send']> = async (platform, context, delivery) => {
  const { to, view, deliveryId, subjectId } = delivery
  const { tenant, workspace, now } = context
  try {
    const tie = await tenant.relationships.get(subjectId)
    if (!tie) throw new DomainError('relationship-not-yours')
    const sheet = await readSheet({ ...context, isPresent: platform.isPresent?.bind(null, workspace.platformId) }, tie)
    const file = {
      name: `swap-${plainFileName(sheet.name, 'partner')}-${now.toISOString().slice(0, 10)}.html`,
      type: 'text/html',
      bytes: Buffer.from(sheetPage(sheet, now)),
    } as const
    const ref = await platform.send(to, view, deliveryId, { file })
    const wayIds = sheet.forThem.flatMap(({ connector }) => connector?.wayId ?? [])
    if (wayIds.length > 0) await tenant.shownTies.add({ wayIds, viewerId: tie.memberId, asked: '' }, now)
    return ref
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'file-refused')) throw error
    return await platform.send(to, refusalView(error), deliveryId)
  }
}
