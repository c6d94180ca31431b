import { describe, expect, it } from 'vitest'
import { ASK_EVENTS } from '../../../src/domain/asks/ask.ts'
import { INTRODUCTION_EVENTS, INTRODUCTION_STATES, type Party } from '../../../src/domain/introductions/introduction.ts'
import type { Balance } from '../../../src/domain/overview/reciprocity.ts'
import { askProgressView } from '../../../src/views/asks/ask-progress.ts'
import { asSeenByAsker } from '../../../src/views/finding/seen-path.ts'
import { withPendingOutcomes } from '../../../src/views/introductions/pending-outcomes.ts'
import { postponedView, takenBackView, withFavourActions } from '../../../src/views/introductions/promise.ts'
import type { ShownIntroduction } from '../../../src/views/introductions/shown.ts'
import { balanceNodes, giveAndTakeView, type WithinReach } from '../../../src/views/overview/balance.ts'
import { type HistoryLine, historyView } from '../../../src/views/overview/history.ts'
import { lineView } from '../../../src/views/view.ts'
import { path, shownIntroduction } from '../../support/paths.ts'
import { expectGood, labelsOf } from '../../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const AT = new Date('2026-05-03T10:12:00Z')
const ASK = { id: ID, target: 'Acme Corp', why: 'To learn', benefit: 'Our survey' }
const onward = { organizationId: ID, organization: 'Acme Corp', whom: null, askOpen: true }

const shown = (given: Partial<ShownIntroduction> = {}) =>
  shownIntroduction({ state: 'introduced', reader: 'asker', ...given })

const line = (event: string, by: Party | null, given: Partial<HistoryLine> = {}): HistoryLine => ({
  subject: 'introduction',
  event,
  by,
  origin: by === 'clock' ? 'clock' : 'slack',
  at: AT,
  asker: 'Sam Lee',
  connector: 'Ben Okafor',
  ...given,
})
type Reader = 'asker' | 'connector'
const history = (lines: HistoryLine[], reader: Reader, page = 0) =>
  historyView({ title: 'Acme Corp', lines, reader, subjectId: ID, page })
const told = (lines: HistoryLine[], reader: Reader, page = 0) =>
  history(lines, reader, page).nodes.flatMap((node) => (node.kind === 'moment' ? [node.text] : []))

describe('the history', () => {
  it('says who did what, and from where, to either side', () => {
    const lines = [line('ask', 'asker'), line('nudge', 'clock'), line('pass', 'connector'), line('made', 'connector')]
    expect(told(lines, 'asker')).toEqual([
      'You asked Ben Okafor · Slack',
      'I reminded Ben Okafor · by itself',
      'Ben Okafor passed · Slack',
      'Ben Okafor confirmed the introduction · Slack',
    ])
    expect(told(lines, 'connector')).toEqual([
      'Sam Lee asked you · Slack',
      'I reminded you · by itself',
      'You passed · Slack',
      'You confirmed the introduction · Slack',
    ])
    expectGood(history(lines, 'asker'))
    expect(history(lines, 'asker').nodes.at(-1)).toMatchObject({ at: '2026-05-03T10:12:00.000Z' })
    expectGood(history([], 'asker'))
  })

  it('has words for every event of both tables', () => {
    const parties: Party[] = ['asker', 'connector', 'clock']
    for (const event of INTRODUCTION_EVENTS)
      for (const by of parties)
        for (const reader of ['asker', 'connector'] as const)
          expect(told([line(event, by)], reader), event).toEqual([expect.stringMatching(/^\S.* · (Slack|by itself)$/)])
    // What its introductions say already is not said again.
    const silent = ['pursue', 'introduced', 'undo']
    for (const event of ['open', ...ASK_EVENTS])
      expect(told([line(event, 'asker', { subject: 'ask' })], 'asker'), event).toHaveLength(
        silent.includes(event) ? 0 : 1,
      )
  })

  it('keeps to itself why somebody passed, who is behind a sealed tie, and what it has no words for', () => {
    expect(told([line('reason', 'connector')], 'asker')).toEqual([])
    expect(told([line('reason', 'connector')], 'connector')).toEqual(['You said why, for the ranking alone · Slack'])
    const sealed = { connector: 'A teammate' }
    expect(told([line('ask', 'asker', sealed), line('pass', 'connector', sealed)], 'asker')).toEqual([
      'You asked a teammate · Slack',
      'A teammate passed · Slack',
    ])
    for (const event of ['named', 'constructor', 'toString', '__proto__'])
      expect(told([line(event, 'asker'), line(event, 'asker', { subject: 'ask' })], 'asker')).toEqual([])
    expect(told([line('pass', null)], 'asker')).toEqual([])
  })

  it('shows the newest of a long one, and the earlier ones page by page', () => {
    const lines = Array.from({ length: 45 }, (_, n) => line('nudge', 'clock', { connector: `Ben${n}` }))
    const names = (page: number) => told(lines, 'asker', page).map((text) => Number(/Ben(\d+)/.exec(text)?.[1]))
    const until = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)
    expect([names(0), names(1), names(2)]).toEqual([until(25, 45), until(5, 25), until(0, 5)])
    expect(labelsOf(history(lines, 'asker'))).toEqual(['25 earlier'])
    expect(labelsOf(history(lines, 'asker', 1))).toEqual(['5 earlier', 'Newer'])
    expect(labelsOf(history(lines, 'asker', 2))).toEqual(['Newer'])
    expect(labelsOf(history(lines.slice(0, 20), 'asker'))).toEqual([])
    expect(told(lines, 'asker', 9)).toEqual([])
    expectGood(history(lines, 'asker', 9))
  })
})

describe('the balance', () => {
  const within: WithinReach[] = [
    { askId: ID, relationshipId: ID, asker: 'Cy Vance', target: 'Globex', whom: 'CFO', person: 'Jim Roe' },
  ]
  const balance = (given: Partial<Balance> = {}): Balance => ({
    given: 3,
    received: 5,
    pairs: [
      { teammate: 'Ben', given: 1, received: 2 },
      { teammate: 'Cy', given: 2, received: 0 },
    ],
    unnamed: 3,
    ...given,
  })
  const view = (of: Balance, asks = within) => ({ ...lineView('Mine.'), nodes: balanceNodes(of, asks) })

  it('says what was given and received, and with whom', () => {
    const shownSo = view(balance())
    expectGood(shownSo)
    const text = JSON.stringify(shownSo)
    expect(text).toContain('You made 3 introductions for teammates, and they made 5 for you. Only you see this.')
    expect(text).toContain('{"label":"With Ben","value":"2 introductions from them, 1 from you"}')
    expect(text).toContain('{"label":"With Cy","value":"2 introductions from you"}')
    expect(text).toContain('{"label":"From teammates who stay unnamed","value":"3"}')
  })

  it('shows whom one could help, in debt only', () => {
    expect(labelsOf(view(balance()))).toEqual(['I can introduce'])
    expect(labelsOf(view(balance({ received: 4 })))).toEqual([])
    expect(labelsOf(view(balance(), []))).toEqual([])
    expect(balanceNodes(balance({ given: 0, received: 0 }), within)).toEqual([])
  })

  it('names five teammates, and all of them page by page', () => {
    const pairs = Array.from({ length: 45 }, (_, n) => ({ teammate: `T${n}`, given: 1, received: 0 }))
    expect(labelsOf(view(balance({ pairs })))).toContain('Show 40 more')
    const named = [0, 1, 2].flatMap((page) => {
      const shown = giveAndTakeView(balance({ pairs }), page)
      expectGood(shown)
      return shown.nodes.flatMap((node) => (node.kind === 'fields' ? node.fields.map(({ label }) => label) : []))
    })
    expect(named).toEqual(pairs.map(({ teammate }) => `With ${teammate}`))
    expect(labelsOf(giveAndTakeView(balance({ pairs }), 1))).toEqual(['Back', 'Next'])
    expectGood(giveAndTakeView(balance({ pairs: [] }), 0))
  })
})

describe('an open loop', () => {
  const answer = lineView('Asked Ben.')
  it('says so to who asks next, with the answers', () => {
    const one = withPendingOutcomes(answer, [shown()])
    expectGood(one)
    expect(JSON.stringify(one)).toContain('You have 1 introduction whose outcome is not known yet. Say how it went:')
    expect(labelsOf(one)).toEqual(['We met', 'No reply yet', 'Nothing came of it', 'Won 🎉'])
    const four = withPendingOutcomes(answer, [shown(), shown({ state: 'no-reply' }), shown(), shown()])
    expect(JSON.stringify(four)).toContain(
      'You have 4 introductions whose outcome is not known yet. Say how they went:',
    )
    expect(four.nodes.filter((node) => node.kind === 'item')).toHaveLength(3)
    expect(labelsOf(four).at(-1)).toBe('All I asked')
    expect(withPendingOutcomes(answer, [])).toBe(answer)
  })
})

describe('a promise', () => {
  const sealed = asSeenByAsker(path({ visibility: 'sealed' }))
  const hidden = shown({ connector: sealed.connector, person: sealed.person, path: sealed })

  it('put off says until when, and whose a sealed tie is to nobody', () => {
    expect(postponedView(shown(), 'Thursday').summary).toBe(
      'Ana Silva will come back to your ask about Jane Doe at Acme Corp by Thursday.',
    )
    expect(postponedView(hidden, 'Thursday').summary).toBe(
      'A teammate will come back to your ask about Acme Corp by Thursday.',
    )
    expectGood(postponedView(shown(), null))
    for (const view of [
      postponedView(hidden, 'Thursday'),
      postponedView(hidden, null),
      takenBackView(hidden, onward),
    ]) {
      expectGood(view)
      expect(JSON.stringify(view)).not.toMatch(/Ana|Jane|VP Sales|Globex/)
    }
    expect(labelsOf(takenBackView(shown(), onward))).toEqual(['Other ways in', 'My asks'])
  })

  it('can be taken back where it was given', () => {
    for (const state of INTRODUCTION_STATES) {
      const labels = labelsOf(withFavourActions(lineView('A request.'), shown({ state })))
      const promised = state === 'accepted' || state === 'lent-name'
      expect(labels).toEqual(promised ? ['History', 'I can’t after all'] : ['History'])
    }
  })

  it('waited for can be reminded of, from where it stands', () => {
    for (const state of INTRODUCTION_STATES) {
      const view = askProgressView({ ...ASK, asker: 'Sam Lee', isMine: true, joined: [], status: 'pursued' }, [
        shown({ state }),
      ])
      expectGood(view)
      expect(labelsOf(view).includes('Remind')).toBe(state === 'asked')
      expect(labelsOf(view).at(-1)).toBe('History')
    }
  })
})
