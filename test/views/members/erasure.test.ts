import { describe, expect, it } from 'vitest'
import {
  connectorGoneView,
  eraseForm,
  erasureView,
  ownErasedView,
  ownErasureView,
} from '../../../src/views/members/erasure.ts'
import { ownFileComingView, ownFileFailedView, ownFileView } from '../../../src/views/members/privacy.ts'
import { plainText } from '../../../src/views/plain.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { expectGood, expectGoodForm, labelsOf } from '../../support/views.ts'

const ask = { target: 'Acme', organizationId: '018f0000-0000-7000-8000-000000000001', whom: 'CFO' }

describe('what an asker hears of a connector who is gone', () => {
  it('has the next step where the ask goes on, and none where it ended', () => {
    const open = connectorGoneView({ ...ask, status: 'open' })
    expect(buttonsOf(open).map(({ button }) => button.command)).toEqual([
      { kind: 'choose', organizationId: ask.organizationId, asked: 'CFO at Acme' },
      { kind: 'intros' },
    ])
    expect(textOf(open)).toContain('open again')
    expect(textOf(connectorGoneView({ ...ask, status: 'pursued' }))).toContain('Others you asked')
    expect(buttonsOf(connectorGoneView({ ...ask, status: 'closed' }))).toHaveLength(1)
  })
})

describe('what erasing removes', () => {
  const erasure = { relationships: 3, touches: 1, people: 2, asks: 2, favours: 1, imports: 0, cancelled: 1, closed: 0 }

  it('is counted before and after', () => {
    const before = plainText(erasureView('Ana', erasure, false))
    expect(before).toContain('would be erased of Ana. It cannot be undone.')
    expect(before).toContain('People logged: 3, of whom nobody else here knows 2')
    expect(before).toContain('Requests received: 1, of which 1 under way')
    expect(before).toContain('Asks: 2\n')
    expect(plainText(erasureView('Ana', erasure, true))).toContain('Everything of Ana is erased.')
  })
})

it('tells its reader the same, and does it only after a word', () => {
  const none = { relationships: 0, touches: 0, people: 0, asks: 0, favours: 0, imports: 0, cancelled: 0, closed: 0 }
  expectGood(ownErasureView(none))
  expect(labelsOf(ownErasureView(none))).toEqual([
    'Erase everything of mine',
    'All of it as a file first',
    'What is kept',
  ])
  for (const view of [ownErasedView(), ownFileComingView(), ownFileView(), ownFileFailedView()]) expectGood(view)
  expectGoodForm(eraseForm())
  expectGoodForm(eraseForm({ word: 'yes' }, { word: 'Type it.' }))
})
