import { describe, expect, it } from 'vitest'
import { INTRODUCTION_STATES, type IntroductionState } from '../../../src/domain/introductions/introduction.ts'
import { joinWishView, wishedView, wishGrantedView } from '../../../src/views/asks/join-wish.ts'
import { withdrawnView } from '../../../src/views/asks/joined-ask.ts'
import { keptOpenView } from '../../../src/views/asks/sent-ask.ts'
import { asSeenByAsker } from '../../../src/views/finding/seen-path.ts'
import { acceptedView, agreedView, mailFileView } from '../../../src/views/introductions/draft.ts'
import { movedOnView, releasedView, unansweredView } from '../../../src/views/introductions/favour.ts'
import {
  confirmedView,
  expiredView,
  introducedView,
  passedView,
  promiseView,
  requestView,
  undeliveredView,
  undoneView,
} from '../../../src/views/introductions/introduction.ts'
import { outcomeNotedView, thankedView, toldView } from '../../../src/views/introductions/outcome.ts'
import { postponedView } from '../../../src/views/introductions/promise.ts'
import { saidYesView } from '../../../src/views/introductions/reactions.ts'
import type { ShownIntroduction } from '../../../src/views/introductions/shown.ts'
import { lineView, type View } from '../../../src/views/view.ts'
import { path, shownIntroduction } from '../../support/paths.ts'
import { buttonsOf, expectGood, labelsOf } from '../../support/views.ts'

const shown = shownIntroduction
const ORGANIZATION = '01890a5d-ac96-774b-bcce-b302099a8057'

const ANSWERS = ['accept', 'lend-name', 'redirect-form', 'later', 'pass']

const text = (view: object) => JSON.stringify(view)

describe('the message that asks a connector', () => {
  it('carries who, why, what is in it, the evidence, a draft and the answers', () => {
    const view = requestView(shown())
    expectGood(view)
    expect(view.summary).toBe('Sam Lee asks you for an introduction to Jane Doe at Acme Corp.')
    for (const part of ['choose payroll', '200 finance teams', 'You know Jane Doe well', 'Hello Jane,'])
      expect(text(view)).toContain(part)
    expect(buttonsOf(view).map((button) => button.command.kind)).toEqual(['draft-form', ...ANSWERS])
  })
  it.each<[string | null, string]>([
    ['Jane', 'introduction to Jane Doe at'],
    ['VP Sales', 'introduction to Jane Doe at'],
    ['Jim Roe', 'introduction to Jim Roe, perhaps through Jane Doe, at'],
    ['the CFO', 'introduction to CFO, perhaps through Jane Doe, at'],
    ['anyone', 'introduction to Jane Doe at'],
  ])('wanted: %s', (whom, expected) => {
    const view = requestView(shown({ whom }))
    expectGood(view)
    expect(view.summary).toContain(expected)
  })
  it.each(INTRODUCTION_STATES)('shows the present state: %s', (state) => {
    const view = requestView(shown({ state }))
    expectGood(view)
    const kinds = buttonsOf(view).map((button) => button.command.kind)
    const expected: Partial<Record<IntroductionState, string[]>> = {
      asked: ['draft-form', ...ANSWERS],
      later: ['draft-form', ...ANSWERS.filter((kind) => kind !== 'later')],
      accepted: ['draft-form', 'mail', 'consent', 'consent', 'consent', 'made'],
      'lent-name': ['made'],
    }
    expect(kinds).toEqual(expected[state] ?? [])
    expect(text(view).includes('Hello Jane,')).toBe(['asked', 'later', 'accepted'].includes(state))
    const made = ['introduced', 'no-reply', 'met', 'won', 'lost'].includes(state)
    expect(text(view).includes('thank you for helping')).toBe(made)
  })
})

describe('a company or a person whose name ends with a full stop', () => {
  const dotted = shown({
    person: 'John Roe Jr.',
    organization: 'Ilmr ehf.',
    asker: 'Sam Lee Sr.',
    connector: 'Ana Silva B.',
    path: { ...shown().path, person: 'John Roe Jr.', organization: 'Ilmr ehf.' },
  })
  const onward = { organizationId: dotted.id, organization: 'Ilmr ehf.', whom: null, askOpen: true }

  it.each<[string, View]>([
    ['request', requestView(dotted, 'nudge')],
    ['promise', promiseView({ ...dotted, reader: 'asker', state: 'accepted' })],
    ['undelivered', undeliveredView({ ...dotted, reader: 'asker' }, dotted.id, { hasLeft: true, askOpen: true })],
    ['introduced', introducedView({ ...dotted, reader: 'asker' })],
    ['told', toldView(dotted, 'met')],
    ['outcome', outcomeNotedView(dotted, 'met')],
    ['thanked', thankedView(dotted)],
    ['unanswered', unansweredView(dotted, onward)],
    ['released', releasedView(dotted)],
    ['moved on', movedOnView({ ...dotted, reader: 'asker' })],
    ['postponed', postponedView(dotted, null)],
    ['withdrawn', withdrawnView(dotted)],
    ['expired', expiredView('Ilmr ehf.')],
    ['accepted', acceptedView({ ...dotted, consent: 'forwardable' })],
    ['agreed', agreedView(dotted)],
    ['a yes by reaction', saidYesView({ ...dotted, state: 'accepted' })],
    ['a mail', mailFileView(dotted)],
    ['kept open', keptOpenView('Ilmr ehf.', dotted.id)],
    ['a wish', wishedView('Ilmr ehf.', 'wished', null)],
    [
      'a wish to answer',
      joinWishView({ wishId: dotted.id, name: 'Sam Lee Sr.', target: 'Ilmr ehf.', why: 'x', benefit: 'y', said: true }),
    ],
    ['a wish granted', wishGrantedView({ id: dotted.id, asker: 'Sam', target: 'Ilmr ehf.', why: 'x', benefit: 'y' })],
  ])('ends no sentence twice: %s', (_kind, view) => {
    expectGood(view)
  })
})

describe('what the asker hears', () => {
  const asker = (given: Partial<ShownIntroduction> = {}) => shown({ reader: 'asker', ...given })

  it.each<[IntroductionState, string, string[]]>([
    ['accepted', 'Ana Silva will introduce you to Jane Doe at Acme Corp.', ['We were introduced']],
    ['lent-name', 'Ana Silva lets you use their name with Jane Doe at Acme Corp.', ['We were introduced']],
    ['introduced', 'Ana Silva introduced you to Jane Doe at Acme Corp.', ['My asks']],
    ['won', 'Ana Silva introduced you to Jane Doe at Acme Corp.', ['My asks']],
    ['timed-out', 'The introduction to Jane Doe at Acme Corp has ended without being made.', ['My asks']],
    ['cancelled', 'The introduction to Jane Doe at Acme Corp has ended without being made.', ['My asks']],
  ])('of a promise, when it is %s', (state, summary, labels) => {
    const view = promiseView(asker({ state }))
    expectGood(view)
    expect([view.summary, labelsOf(view)]).toEqual([summary, labels])
  })
  it('of a pass, without a reason and with a way on', () => {
    for (const open of [true, false]) {
      const view = passedView(asker({ state: 'passed' }), open, ORGANIZATION)
      expectGood(view)
      expect(labelsOf(view)).toEqual(open ? ['Other ways in', 'My asks'] : ['My asks'])
    }
  })
  it('nothing of a sealed tie before its owner said yes', () => {
    const sealed = asSeenByAsker(path({ visibility: 'sealed' }))
    const hidden = asker({ connector: sealed.connector, person: sealed.person, path: sealed })
    for (const view of [
      promiseView(hidden),
      passedView(hidden, true, ORGANIZATION),
      introducedView(hidden),
      confirmedView(hidden, new Date('2026-03-02T10:10:00Z')),
      undoneView(hidden),
    ]) {
      expectGood(view)
      expect(text(view)).not.toMatch(/Ana|Jane|VP Sales|Globex/)
    }
  })
  it('that an ask ran out, with the way to ask again', () => {
    const view = expiredView('Acme Corp')
    expectGood(view)
    expect(buttonsOf(view).map((button) => button.command)).toEqual([{ kind: 'keep-form', target: 'Acme Corp' }])
  })
})

describe('a confirmation', () => {
  it.each<['asker' | 'connector', string, string, string]>([
    [
      'asker',
      'Ana Silva introduced you to Jane Doe at Acme Corp. Good luck!',
      'Noted: you and Jane Doe are introduced. Good luck!',
      'Ana Silva took that back: you and Jane Doe are not introduced yet.',
    ],
    [
      'connector',
      'Sam Lee says you introduced them to Jane Doe. Thank you!',
      'Noted: Sam Lee and Jane Doe are introduced. Thank you!',
      'Sam Lee took that back: they and Jane Doe are not introduced yet.',
    ],
  ])('is told to the %s as "you"', (reader, introduced, confirmed, undone) => {
    const views = [
      introducedView(shown({ reader })),
      confirmedView(shown({ reader }), new Date('2026-03-02T10:10:00Z')),
      undoneView(shown({ reader })),
    ]
    for (const view of views) expectGood(view)
    expect(views.map((view) => view.summary)).toEqual([introduced, confirmed, undone])
  })
  it('can be undone while it can', () => {
    expect(labelsOf(confirmedView(shown(), new Date('2026-03-02T10:10:00Z')))).toEqual(['Undo', 'Note it as a touch'])
    expect(labelsOf(confirmedView(shown(), null))).toEqual(['Note it as a touch'])
    expect(labelsOf(confirmedView(shown({ reader: 'asker' }), null))).toEqual([])
  })
})

it('a line is its own summary', () => {
  const view = lineView('Closed: your ask for Acme.')
  expectGood(view)
  expect(view.nodes).toEqual([{ kind: 'text', text: 'Closed: your ask for Acme.' }])
})
