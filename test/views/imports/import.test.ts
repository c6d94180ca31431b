import { describe, expect, it } from 'vitest'
import { importedView, knownImportView, readingView } from '../../../src/views/imports/import.ts'
import { expectGood, labelsOf } from '../../support/views.ts'

const report = {
  fileName: 'Connections.csv',
  status: 'done',
  rows: 1204,
  added: 1200,
  updated: 1,
  unchanged: 1,
  refused: [] as { line: number; reason: string }[],
} as const

describe('an import', () => {
  it('says how far it is', () => {
    for (const rows of [0, 1, 30_000]) expectGood(readingView(rows))
    expect(readingView(1).summary).toContain('Read 1 row.')
    const view = importedView({ ...report, status: 'merging', refused: [] })
    expectGood(view)
    expect(view.summary).toBe('Adding Connections.csv: 1,202 of 1,204 rows.')
  })
  it('says what came of a file that is sent once more', () => {
    const known = { ...report, startedAt: new Date('2026-03-03T23:30:00Z') }
    expectGood(knownImportView(known))
    expect(labelsOf(knownImportView(known))).toEqual(['Confirm the ones I know'])
    for (const status of ['reading', 'merging'] as const) {
      const view = knownImportView({ ...known, status })
      expectGood(view)
      expect(view.summary).toContain('I am reading Connections.csv already')
    }
  })
  it('says what to do where it could not be ended', () => {
    const view = importedView({ ...report, status: 'failed', added: 200 })
    expectGood(view)
    expect(view.summary).toBe('Something went wrong with Connections.csv: only 202 of its 1,204 rows were added.')
    expect(view.nodes.map((node) => node.kind === 'text' && node.text).join()).toContain(
      'Please send the file once more',
    )
  })
  it('reports every number, names ten refused rows, and leads on', () => {
    const refused = Array.from({ length: 12 }, (_, index) => ({ line: index + 2, reason: 'No name.' }))
    const view = importedView({ ...report, refused })
    expectGood(view)
    expect(view.summary).toBe('Imported Connections.csv: 1,200 new, 1 updated, 1 unchanged and 12 refused.')
    const lines = view.nodes.flatMap((node) => (node.kind === 'text' ? [node.text] : []))
    expect(lines.filter((line) => line.startsWith('Line '))).toHaveLength(10)
    expect(lines).toContain('… and 2 more.')
    expect(labelsOf(view)).toEqual(['Confirm the ones I know'])
  })
})
