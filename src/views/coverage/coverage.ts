import type { CoverageCounts, CoverageSummary } from '../../domain/coverage/coverage.ts'
import { sayNumber as count, plural } from '../format.ts'
import type { Node } from '../view.ts'

/** The result of a list of targets, and who opens most of them. */
export function coverageSummary(summary: CoverageSummary): Node[] {
  const { targets, opened, openers } = summary
  const text = `${count(opened)} of ${count(targets)} ${plural(targets, 'target has', 'targets have')} a way in.`
  const fields = coverageFields(summary)
  const most = openers.map((opener) => `${opener.connector} (${count(opener.targets)})`).join(', ')
  return [
    { kind: 'text', text },
    { kind: 'fields', fields: most === '' ? fields : [...fields, { label: 'Who opens most', value: most }] },
  ]
}

/** Targets by outcome. */
export function coverageFields({
  bands,
  closed,
  unclear,
  unknown,
}: CoverageCounts): { label: string; value: string }[] {
  const { strong, good, faint } = bands
  return [
    { label: 'Best way in', value: `strong ${count(strong)} · good ${count(good)} · faint ${count(faint)}` },
    { label: 'Known, but nobody to ask', value: count(closed) },
    { label: 'May be several companies', value: count(unclear) },
    { label: 'Not known here', value: count(unknown) },
  ]
}
