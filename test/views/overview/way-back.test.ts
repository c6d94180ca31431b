import { describe, expect, it } from 'vitest'
import { withWayBack } from '../../../src/views/overview/way-back.ts'
import { lineView } from '../../../src/views/view.ts'
import { expectGood, labelsOf } from '../../support/views.ts'

describe('the way back to the overview', () => {
  it('is the last button, once', () => {
    const more = { label: 'Show more', command: { kind: 'asks', page: 1 } } as const
    for (const [view, labels] of [
      [lineView('Here.'), ['My overview']],
      [lineView('Here.', [more]), ['Show more', 'My overview']],
      [lineView('Here.', [{ label: 'My asks', command: { kind: 'intros' } }]), ['My asks']],
    ] as const) {
      expectGood(withWayBack(view))
      expect(labelsOf(withWayBack(view))).toEqual(labels)
      expect(withWayBack(withWayBack(view))).toEqual(withWayBack(view))
    }
  })
})
