import { importedView, refusedRowsView } from '../../views/imports/import.ts'
import { type MessageType, messagesAbout } from '../delivery/message-type.ts'
import type { KindAbout } from '../ports/message-kind.ts'
import { sendRefusedRows } from './refused-file.ts'

const ofImport = messagesAbout((tenant, id) => tenant.imports.get(id), 'reports')

export const IMPORT_MESSAGES: Record<KindAbout<'import'>, MessageType> = {
  imported: ofImport({
    living: true,
    answer: true,
    says: async (report, { tenant }) => {
      const { wanted } = await tenant.relationships.unconfirmed(report.memberId, 1)
      const met = report.kind === 'people' ? await tenant.imports.met(report.id) : undefined
      return importedView({ ...report, wanted, ...(met ? { met } : {}) })
    },
  }),
  'import-failed': ofImport({ says: importedView }),
  'refused-rows': ofImport({ answer: true, says: refusedRowsView, send: sendRefusedRows }),
}
