import type { CoverageSummary } from '../domain/coverage.ts'
import type { Node } from './view.ts'

const count = (value: number) => value.toLocaleString('en')

/** What a list of targets comes to, and who opens most of them. */
export function coverageSummary(summary: CoverageSummary): Node[] {
  const { targets, opened, closed, unclear, unknown, openers } = summary
  const text = `${count(opened)} of ${count(targets)} ${targets === 1 ? 'target has' : 'targets have'} a way in.`
  const fields = [
    { label: 'Known, but nobody to ask', value: count(closed) },
    { label: 'May be several companies', value: count(unclear) },
    { label: 'Not known here', value: count(unknown) },
  ]
  const most = openers.map((opener) => `${opener.connector} (${count(opener.targets)})`).join(', ')
  return [
    { kind: 'text', text },
    { kind: 'fields', fields: most === '' ? fields : [...fields, { label: 'Who opens most', value: most }] },
  ]
}
