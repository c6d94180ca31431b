import { refusedCsv, refusedName } from '../../views/imports/refused-csv.ts'
import type { View } from '../../views/view.ts'
import type { MessageRef, Platform, Recipient } from '../ports/platform.ts'
import type { Tenant } from '../ports/store.ts'

/** Sends an import's refused rows, by line and reason: what stood in them is not kept. */
export async function sendRefusedRows(
  platform: Platform,
  { tenant }: { tenant: Tenant },
  delivery: { to: Recipient; view: View; deliveryId: string; subjectId: string },
): Promise<MessageRef> {
  const { to, view, deliveryId, subjectId } = delivery
  const report = await tenant.imports.get(subjectId)
  if (!report) return await platform.send(to, view, deliveryId)
  const bytes = Buffer.from(refusedCsv(report.refused))
  const file = { name: refusedName(report.fileName), type: 'text/csv', bytes } as const
  return await platform.send(to, view, deliveryId, { file })
}
