import { describe, expect, it } from 'vitest'
import { INTRODUCTION_STATES } from '../../../src/domain/introductions/introduction.ts'
import { asSeenByAsker } from '../../../src/views/finding/seen-path.ts'
import {
  givenUpView,
  knownView,
  laterView,
  movedOnView,
  passNotedView,
  redirectedView,
  releasedView,
  unansweredView,
} from '../../../src/views/introductions/favour.ts'
import { favourForm } from '../../../src/views/introductions/favour-form.ts'
import { promiseView, requestView } from '../../../src/views/introductions/introduction.ts'
import {
  followUpView,
  outcomeNotedView,
  thankedView,
  toldView,
  wonOfferView,
} from '../../../src/views/introductions/outcome.ts'
import type { ShownIntroduction } from '../../../src/views/introductions/shown.ts'
import type { View } from '../../../src/views/view.ts'
import { path, shownIntroduction } from '../../support/paths.ts'
import { expectGood, expectGoodForm, labelsOf } from '../../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const onward = { organizationId: ID, organization: 'Acme Corp', whom: null, askOpen: true }
const SAID = ['met', 'no-reply', 'lost', 'won'] as const

const shown = (given: Partial<ShownIntroduction> = {}) =>
  shownIntroduction({ state: 'introduced', reader: 'asker', ...given })

/** What the asker may read before a sealed tie's owner showed themselves. */
const askerViews = (i: ShownIntroduction): View[] => [
  movedOnView(i),
  unansweredView(i, onward),
  unansweredView(i, { ...onward, askOpen: false }),
  givenUpView(i, onward),
  redirectedView(i, 'Cleo', null, onward),
  followUpView(i),
  wonOfferView(i),
  ...SAID.map((said) => outcomeNotedView(i, said)),
]

describe('the words of a favour', () => {
  it('are good ones in every state', () => {
    for (const state of INTRODUCTION_STATES)
      for (const doubtful of [false, true]) {
        const connector = shown({ state, doubtful, reader: 'connector' })
        const views = [
          ...(['nudge', 'due', 'reminder'] as const).map((again) => requestView(connector, again)),
          promiseView(shown({ state }), true),
          followUpView(shown({ state, noReplyYet: true })),
          knownView(shown({ state: 'asked' })),
          releasedView(connector),
          thankedView(connector),
          ...SAID.map((said) => toldView({ ...connector, amount: '€ 1' }, said)),
          laterView(ID),
          passNotedView(ID),
          redirectedView(shown(), 'Cleo', { wayId: ID, person: 'John Roe', isPartner: false }, onward),
          ...askerViews(shown({ state })),
        ]
        for (const view of views) {
          expectGood(view)
          // One row on every platform.
          for (const node of view.nodes) if (node.kind === 'buttons') expect(node.buttons.length).toBeLessThanOrEqual(5)
        }
      }
  })

  it('say nothing of a sealed tie to the asker', () => {
    const sealed = asSeenByAsker(path({ visibility: 'sealed' }))
    const hidden = shown({ connector: sealed.connector, person: sealed.person, path: sealed })
    for (const view of askerViews(hidden)) {
      expectGood(view)
      expect(JSON.stringify(view)).not.toMatch(/Ana|Jane|VP Sales|Globex/)
    }
  })

  it('ask how it went with the answers that still change something', () => {
    const offered = (state: ShownIntroduction['state']) => labelsOf(followUpView(shown({ state })))
    expect(offered('introduced')).toEqual(['We met', 'No reply yet', 'Nothing came of it', 'Won 🎉'])
    expect(offered('no-reply')).toEqual(['We met', 'Nothing came of it', 'Won 🎉'])
    expect(offered('met')).toEqual(['Nothing came of it', 'Won 🎉', 'Thanks 🙏'])
    expect(offered('won')).toEqual(['Thanks 🙏'])
  })

  it('tell the amount with a win only', () => {
    const amount = '€ 12,000'
    for (const said of SAID)
      expect(JSON.stringify(toldView(shown({ amount }), said)).includes(amount)).toBe(said === 'won')
    for (const view of askerViews(shown({ amount }))) expect(JSON.stringify(view)).not.toContain(amount)
  })
})

describe('a form of a favour', () => {
  it.each([
    ['redirect', { teammate: 'Cleo' }],
    ['reason', { reason: 'unsaid' }],
    ['won', { amount: '€ 1' }],
  ] as const)('%s fits every platform, and keeps what was typed', (kind, values) => {
    const form = favourForm({ kind, introductionId: ID, values })
    expectGoodForm(form)
    expect(Object.fromEntries(form.fields.map((field) => [field.name, field.value]))).toEqual(values)
    expectGoodForm(favourForm({ kind, introductionId: ID, values: {} }, { [Object.keys(values)[0] ?? '']: 'Mend it.' }))
  })
})
