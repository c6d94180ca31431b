import { describe, expect, it } from 'vitest'
import {
  importedView,
  knownImportView,
  readingView,
  refusedRowsQueuedView,
  refusedRowsView,
  undoneView,
} from '../../../src/views/imports/import.ts'
import { forgottenView, noAddressView, offerView, ownAddressesForm } from '../../../src/views/imports/offer.ts'
import { refusedCsv, refusedName } from '../../../src/views/imports/refused-csv.ts'
import { suggestedView } from '../../../src/views/imports/suggested.ts'
import { expectGood, labelsOf } from '../../support/views.ts'

const ID = '01900000-0000-7000-8000-000000000001'

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

describe('a file of people', () => {
  it('is asked for with what is kept and who sees it, the usual choice first in the eye', () => {
    for (const usual of ['open', 'sealed', 'private'] as const) {
      const view = offerView({
        importId: ID,
        fileName: 'Connections.csv',
        kind: 'people',
        origin: 'linkedin',
        isOwned: true,
        usual,
      })
      expectGood(view)
      expect(labelsOf(view)).toEqual(['Import as open', 'Import as sealed', 'Import as private', 'Forget the file'])
      const buttons = view.nodes.flatMap((node) => (node.kind === 'buttons' ? node.buttons : []))
      const primary = buttons.filter(({ style }) => style === 'primary')
      expect(primary.map(({ label }) => label)).toEqual([`Import as ${usual}`])
      expect(view.summary).toContain('Nothing of it is kept yet.')
    }
    expectGood(forgottenView())
  })

  it('is a calendar or mailbox, whose owner says first which addresses are theirs', () => {
    const offer = { importId: ID, fileName: 'mine.ics', kind: 'encounters', origin: 'calendar', usual: 'open' } as const
    const first = offerView({ ...offer, isOwned: false })
    expectGood(first)
    expect(labelsOf(first)).toEqual(['Say whose it is, and import', 'Forget the file'])
    const later = offerView({ ...offer, isOwned: true })
    expectGood(later)
    expect(labelsOf(later)).toContain('My addresses are others')
    expectGood(noAddressView(ID, 'open'))
    expect(ownAddressesForm(ID, 'sealed').fields.map(({ value }) => value)).toEqual([undefined, 'sealed'])
  })

  it('says whom its owner met', () => {
    const met = { ...report, kind: 'encounters', id: ID, fileName: 'mine.ics', unreadDates: 1 } as const
    for (const rows of [0, 1, 20]) expectGood(readingView(rows, 'encounters'))
    expectGood(importedView(met))
    expect(labelsOf(importedView(met))).toEqual(['Say whom I know', 'Take it back'])
    expect(labelsOf(importedView({ ...met, added: 0 }))).toEqual(['Take it back'])
    expectGood(undoneView({ ...met, removed: 3 }))
    const jane = { id: ID, name: 'Jane Doe', company: null, domain: 'acme.example', title: null }
    const often = { ...jane, days: 14, first: '2025-03-02', last: '2026-11-03' }
    const once = { ...jane, days: 1, first: '2025-03-02', last: '2025-03-02' }
    const view = suggestedView({ people: [often, once], total: 30 }, 'Omar Haddad')
    expectGood(view)
    expect(JSON.stringify(view)).toContain('In touch on 14 days since March 2025, last in November 2026.')
    expectGood(suggestedView({ people: [], total: 0 }, null))
  })

  it('is taken back in a sentence, and its refused rows come as a file', () => {
    const refused = [{ line: 2, reason: '=No name, "so" nobody.' }]
    const view = importedView({ ...report, id: ID, refused })
    expectGood(view)
    expect(labelsOf(view)).toEqual(['Confirm the ones I know', 'Refused rows as CSV', 'Take it back'])
    expectGood(importedView({ ...report, id: ID, status: 'undone' }))
    expect(undoneView({ ...report, removed: 1199 }).summary).toBe(
      'Connections.csv is taken back: 1,199 ties are as before it. 2 ties you or others built on stayed.',
    )
    expect(undoneView({ ...report, removed: 0 }).summary).toBe(
      'Connections.csv is taken back: 0 ties are as before it.',
    )
    expectGood(refusedRowsView({ ...report, refused }))
    expectGood(refusedRowsQueuedView(1))
    expect(refusedCsv(refused)).toBe('\uFEFF"line","why it was refused"\r\n"2","\'=No name, ""so"" nobody."\r\n')
    expect([refusedName('my contacts!.vcf'), refusedName('連絡先.csv')]).toEqual([
      'my-contacts-refused.csv',
      'import-refused.csv',
    ])
  })
})
