import { statusAt } from '../../domain/coverage/coverage.ts'
import { coverageFailedView, coverageFileFailedView } from '../../views/coverage/coverage-note.ts'
import { coverageFileView, coverReportView } from '../../views/coverage/covered-list.ts'
import { type MessageType, messagesAbout } from '../delivery/message-type.ts'
import type { KindAbout } from '../ports/message-kind.ts'
import { sendCoverageFile } from './coverage-file.ts'

const ofList = messagesAbout((tenant, id) => tenant.coverage.get(id), 'reports')

export const COVERAGE_MESSAGES: Record<KindAbout<'list'>, MessageType> = {
  // Progress, then the result.
  coverage: ofList({
    living: true,
    answer: true,
    says: async (list, { tenant, now }) =>
      coverReportView({ ...list, status: statusAt(list, now), counts: await tenant.coverage.count(list.id) }),
  }),
  'coverage-failed': ofList({ says: coverageFailedView }),
  // Tells whoever asked for it when it cannot be delivered: once, and not if it arrived after all.
  'coverage-file': ofList({
    answer: true,
    says: coverageFileView,
    send: sendCoverageFile,
    otherwise: 'coverage-file-failed',
  }),
  'coverage-file-failed': ofList({ says: coverageFileFailedView }),
}
