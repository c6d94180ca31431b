import { describe, expect, it } from 'vitest'
import { renderView as renderDiscord } from '../../../src/adapters/discord/render.ts'
import { renderMessage } from '../../../src/adapters/slack/render.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import { type CoverageOutcome, NOTHING_COVERED } from '../../../src/domain/coverage/coverage.ts'
import {
  type CoveredList,
  type CoveredTarget,
  coverageFileView,
  coveredView,
  coverReportView,
  fileComingView,
  howToCoverView,
  listTakenView,
} from '../../../src/views/coverage/covered-list.ts'
import { asSeenByAsker } from '../../../src/views/finding/seen-path.ts'
import { problemsOfMessage } from '../../support/discord/published-limits.ts'
import { path } from '../../support/paths.ts'
import { messageFaults } from '../../support/slack/published-limits.ts'
import { expectGood, labelsOf } from '../../support/views.ts'

const listId = '01890a5d-ac96-774b-bcce-b302099a8057'
const list: CoveredList = {
  id: listId,
  fileName: 'targets.csv',
  status: 'done',
  total: 40,
  updatedAt: new Date('2026-03-02T10:00:00Z'),
  expiresAt: new Date('2026-03-09T10:00:00Z'),
  counts: { opened: 12, closed: 3, unclear: 2, unknown: 23, bands: { strong: 3, good: 4, faint: 5 } },
}
const target = (number: number, outcome: CoverageOutcome, ways = 1): CoveredTarget => ({
  number,
  text: `Company ${number}`,
  found: {
    target: { whom: null },
    organizations: [{ name: 'Acme Corp' }, { name: 'Acme Labs' }],
    paths: outcome === 'opened' ? Array.from({ length: ways }, () => asSeenByAsker(path({ wayId: newId() }))) : [],
  },
})

/** What holds for every view, and that the strictest platforms take it whole. */
function expectShown(view: ReturnType<typeof listTakenView>) {
  expectGood(view)
  expect(messageFaults(renderMessage(view))).toEqual([])
  const shown = renderDiscord(view, '1')
  expect(problemsOfMessage({ ...shown })).toEqual([])
  for (const label of new Set(labelsOf(view))) expect(JSON.stringify(shown)).toContain(label)
  expect(JSON.stringify(shown)).not.toContain('… and')
}

describe('a list of target companies', () => {
  it('is taken, with how many there are', () => {
    for (const targets of [1, 10_000]) expectShown(listTakenView(targets))
    expect(listTakenView(1).summary).toContain('a list of 1 target company.')
  })

  it('shows how far it is', () => {
    const counts = { ...NOTHING_COVERED, opened: 1200 }
    const view = coverReportView({ ...list, status: 'looking', counts, total: 10_000 })
    expectShown(view)
    expect(view.summary).toBe('Looking up targets.csv: 1,200 of 10,000 targets so far.')
  })

  it('reports every number and as of when, and leads on', () => {
    const view = coverReportView(list)
    expectShown(view)
    expect(view.summary).toBe('12 of 40 targets in targets.csv have a way in.')
    expect(view.nodes).toContainEqual({ kind: 'moment', text: 'As of', at: '2026-03-02T10:00:00.000Z' })
    expect(labelsOf(view)).toEqual(['Ways in (12)', 'Did you mean? (2)', 'All 40 as CSV'])
    const nothing = coverReportView({ ...list, total: 1, counts: { ...NOTHING_COVERED, unknown: 1 } })
    expectShown(nothing)
    expect(nothing.summary).toBe('0 of 1 target in targets.csv has a way in.')
    expect(labelsOf(nothing)).toEqual(['All 1 as CSV'])
  })

  it('says what to do where it could not be ended, and where it is forgotten', () => {
    expectShown(coverReportView({ ...list, status: 'failed', total: 60 }))
    expectShown(coverReportView({ ...list, status: 'expired', counts: NOTHING_COVERED }))
  })

  it('is paged: five with all their buttons are one message everywhere', () => {
    const five = Array.from({ length: 5 }, (_, n) => target(n + 6, 'opened', 3))
    const view = coveredView(list, 'opened', { page: 1, size: 5 }, five)
    expectShown(view)
    expect(view.summary).toBe('Ways in: page 2 of 3, targets.csv.')
    expect(labelsOf(view).at(-1)).toBe('Show more')
    const last = coveredView(list, 'opened', { page: 2, size: 5 }, [target(11, 'opened')])
    expectShown(last)
    expect(labelsOf(last)).toEqual(['Ask Ana'])
    expectShown(coveredView(list, 'opened', { page: 9, size: 5 }, []))
    const emptied = coveredView(list, 'opened', { page: 0, size: 5 }, [])
    expectShown(emptied)
    expect(labelsOf(emptied)).toEqual(['Show more'])
    const unclear = coveredView(list, 'unclear', { page: 0, size: 5 }, [target(1, 'unclear')])
    expectShown(unclear)
    expect(JSON.stringify(unclear)).toContain('Did you mean Acme Corp · Acme Labs?')
  })

  it('shows whom to ask on every platform, however long the target', () => {
    const view = coveredView(list, 'opened', { page: 0, size: 5 }, [
      { ...target(1, 'opened'), text: 'Long Name '.repeat(50) },
    ])
    for (const shown of [renderMessage(view), renderDiscord(view, '1')])
      expect(JSON.stringify(shown)).toMatch(/(Long Name ?){6}….{0,3}: Ana Silva → Jane Doe/)
  })

  it('never leads beyond the furthest page a button can name', () => {
    const counts = { ...list.counts, opened: 10_000 }
    const view = coveredView({ ...list, counts }, 'opened', { page: 1000, size: 5 }, [target(1, 'opened')])
    expect(labelsOf(view)).toEqual(['Ask Ana'])
  })

  it('is explained in the words of each platform, with the lists there are', () => {
    for (const origin of ['slack', 'discord', 'local'])
      expectShown(howToCoverView(origin, [list, { ...list, id: listId.replace('0', '1'), status: 'looking' }]))
    expect(JSON.stringify(howToCoverView('slack', []))).toContain('the Messages tab of this app')
  })

  it('comes as a file, however it is called', () => {
    expectShown(fileComingView('x'.repeat(200)))
    expectShown(coverageFileView(list))
  })
})
