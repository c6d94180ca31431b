import { expect, it } from 'vitest'
import { INTRODUCTION_STATES } from '../../../src/domain/introductions/introduction.ts'
import { askProgressView } from '../../../src/views/asks/ask-progress.ts'
import {
  sharedIntroducedView,
  sharedOutcomeView,
  sharedPromiseView,
  sharedUndoneView,
  withdrawnView,
} from '../../../src/views/asks/joined-ask.ts'
import {
  asJoined,
  campaignView,
  closedAskView,
  handedAskView,
  joinedAskView,
  someoneJoinedView,
  teammateAsksView,
  tooLateToJoinView,
  waitingView,
} from '../../../src/views/asks/shared-ask.ts'
import { watchView } from '../../../src/views/asks/watch.ts'
import { promiseView, requestView } from '../../../src/views/introductions/introduction.ts'
import type { ShownIntroduction } from '../../../src/views/introductions/shown.ts'
import { path } from '../../support/paths.ts'
import { expectGood, labelsOf } from '../../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const AT = new Date('2026-05-03T10:00:00Z')
const ask = { id: ID, asker: 'Ana Ruiz', target: 'Acme Corp', createdAt: AT }
const progressing = {
  ...ask,
  why: 'We build rockets.',
  benefit: 'Cheaper rockets.',
  status: 'pursued',
  isMine: false,
} as const
const words = { name: 'Cy Young', why: 'We sell balloons.', benefit: 'A flight.' }
const told = { ask, asked: null, isJoined: false, mayAskAlone: true, draftId: ID, timeZone: 'UTC' }
const campaign = { introductionId: ID, connector: 'Ben Okafor', other: 'Cy Young', person: 'Jane Doe', until: AT }
const match = {
  askId: ID,
  relationshipId: ID,
  asker: 'Ana Ruiz',
  target: 'Acme Corp',
  whom: 'CFO',
  teamWhy: null,
  why: 'We build rockets.',
  person: 'Jane Doe',
}

function shown(given: Partial<ShownIntroduction> = {}): ShownIntroduction {
  return {
    id: ID,
    state: 'accepted',
    reader: 'joined',
    asker: 'Ana Ruiz',
    connector: 'Ben Okafor',
    person: 'Jane Doe',
    whom: null,
    organization: 'Acme Corp',
    why: 'We build rockets.',
    benefit: 'Cheaper rockets.',
    about: null,
    question: null,
    joined: [words],
    path: { ...path(), sealed: false },
    doubtful: false,
    noReplyYet: false,
    consent: null,
    draft: null,
    thanked: false,
    amount: '€ 12,000',
    ...given,
  }
}

it('every view of a shared ask is good', () => {
  const asked = { connector: 'Ben Okafor', at: AT }
  const long = 'x'.repeat(300)
  for (const view of [
    teammateAsksView(told),
    teammateAsksView({ ...told, asked, mayAskAlone: false }),
    teammateAsksView({ ...told, asked, isJoined: true }),
    campaignView({ ...campaign, draftId: ID, timeZone: 'UTC' }),
    campaignView({ ...campaign, draftId: ID, timeZone: 'UTC', other: null, person: null, until: null }),
    waitingView('Ben Okafor'),
    joinedAskView(ask),
    tooLateToJoinView('Ana Ruiz', ID),
    someoneJoinedView(ask, words, true),
    someoneJoinedView(ask, words, false),
    handedAskView(ask, 'Ana Ruiz'),
    handedAskView(ask, null),
    closedAskView('Acme Corp', 'Cy Young'),
    closedAskView('Acme Corp', null),
    askProgressView({ ...progressing, joined: [words] }, [shown()]),
    ...[0, 1, 2, 5, 8].map((count) =>
      watchView(
        Array.from({ length: count }, () => match),
        ID,
      ),
    ),
    watchView([{ ...match, asker: long, target: long, person: long }], ID),
    ...INTRODUCTION_STATES.flatMap((state) => [sharedPromiseView(shown({ state })), requestView(shown({ state }))]),
    sharedIntroducedView(shown()),
    sharedUndoneView(shown()),
    withdrawnView(shown()),
    ...(['met', 'no-reply', 'lost', 'won'] as const).map((said) => sharedOutcomeView(shown(), said)),
  ])
    expectGood(view)
})

it('who asks is told with the day and its next steps, and of a teammate’s ask no reason', () => {
  const view = teammateAsksView({ ...told, asked: { connector: 'Ben Okafor', at: AT } })
  expect(view.summary).toBe('Ana Ruiz is after Acme Corp too: Ben Okafor was asked on 3 May.')
  expect(labelsOf(view)).toEqual(['Join Ana’s ask', 'Ask on my own'])
  expect(labelsOf(teammateAsksView({ ...told, mayAskAlone: false }))).toEqual(['Join Ana’s ask'])
})

it('who joined may press nothing that is the asker’s, and does not read what was won', () => {
  const asAsker = promiseView(shown({ reader: 'asker' }))
  expect(labelsOf(asAsker)).toContain('We were introduced')
  expect(labelsOf(asJoined(asAsker, 'Ana Ruiz'))).toEqual([])
  expect(labelsOf(askProgressView({ ...progressing, joined: [words] }, [shown()]))).toEqual(['Leave it'])
  expect(JSON.stringify(sharedOutcomeView(shown(), 'won'))).not.toContain('12,000')
})

it('a watch shows five asks at once, and counts the rest', () => {
  const view = watchView(
    Array.from({ length: 8 }, () => match),
    ID,
  )
  expect(view.nodes.filter(({ kind }) => kind === 'item')).toHaveLength(5)
  expect(labelsOf(view)).toContain('Show 3 more')
})
