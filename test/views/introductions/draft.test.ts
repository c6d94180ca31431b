import { describe, expect, it } from 'vitest'
import { CONSENTS } from '../../../src/domain/introductions/consent.ts'
import { askProgressView } from '../../../src/views/asks/ask-progress.ts'
import { askForm } from '../../../src/views/finding/ask-form.ts'
import {
  acceptedView,
  agreedView,
  consentLine,
  consentNotedView,
  draftForm,
  draftNodes,
  nameDropNode,
  rewordForm,
} from '../../../src/views/introductions/draft.ts'
import { promiseView, requestView } from '../../../src/views/introductions/introduction.ts'
import { previewView } from '../../../src/views/introductions/preview.ts'
import type { ShownIntroduction } from '../../../src/views/introductions/shown.ts'
import { shownIntroduction } from '../../support/paths.ts'
import { buttonsOf, expectGood, labelsOf } from '../../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'

const shown = (given: Partial<ShownIntroduction> = {}) =>
  shownIntroduction({ state: 'accepted', consent: 'forwardable', ...given })

const text = (view: object) => JSON.stringify(view)

describe('the draft of a request', () => {
  it('is the ready one, framed by its consent, to copy, mail or change', () => {
    const openings = CONSENTS.map((consent) => {
      const [quote, buttons] = draftNodes(shown({ consent }))
      expect(quote).toMatchObject({ label: 'A draft you can forward as it is' })
      expect(text({ quote })).toContain('mailto:?subject=An%20introduction%3A%20Sam%20Lee&body=')
      expect(buttons).toMatchObject({
        buttons: [
          { command: { kind: 'draft-form', introductionId: ID } },
          { command: { kind: 'mail', introductionId: ID } },
        ],
      })
      expect(text({ quote })).toContain('\\n\\nHello Jane,\\n\\nI am Sam Lee')
      return /"text":"(.*?[?.:])/.exec(text({ quote }))?.[1]
    })
    expect(new Set(openings).size).toBe(3)
  })
  it('is the connector’s own once there is one, and too long a one is not mailed', () => {
    const [quote] = draftNodes(shown({ draft: 'Jane,\n\nmeet Sam?' }))
    expect(quote).toMatchObject({ label: 'Your draft', text: 'Jane,\n\nmeet Sam?' })
    expect(draftNodes(shown({ draft: '李'.repeat(300) }))[0]).not.toHaveProperty('mailto')
    expectGood(requestView(shown({ draft: 'Jane,\n\nmeet Sam?' })))
  })
  it('of a lent name speaks for the asker', () => {
    expect(text(nameDropNode(shown({ reader: 'asker', state: 'lent-name' })))).toContain(
      'Ana Silva said I may write to you. I am Sam Lee: I run payroll',
    )
  })
})

describe('consent', () => {
  it('is asked for in one row, and what holds is ticked', () => {
    for (const consent of CONSENTS)
      for (const view of [acceptedView(shown({ consent })), consentNotedView(shown({ consent }))]) {
        expectGood(view)
        const buttons = buttonsOf(view)
        expect(buttons.map(({ command }) => command)).toEqual(
          CONSENTS.map((one) => ({ kind: 'consent', introductionId: ID, consent: one })),
        )
        expect(labelsOf(view).findIndex((label) => label.startsWith('✓'))).toBe(CONSENTS.indexOf(consent))
      }
  })
  it.each([
    ['agreed', 'Jane agreed to be introduced.'],
    ['vouched', 'Ana is sure it is welcome.'],
    ['forwardable', 'Ana forwards your words; Jane decides.'],
    [null, 'Ana forwards your words; Jane decides.'],
  ] as const)('%s is told to the asker', (consent, line) => {
    const asker = shown({ reader: 'asker', consent })
    expect(consentLine(asker)).toBe(line)
    const ask = { id: ID, target: 'Acme Corp', why: 'A reason', benefit: 'A survey', status: 'pursued' } as const
    for (const view of [
      promiseView(asker),
      askProgressView({ ...ask, asker: 'Sam Lee', isMine: true, joined: [] }, [asker]),
    ]) {
      expectGood(view)
      expect(text(view)).toContain(line)
    }
    expectGood(agreedView(asker))
  })
})

describe('where an ask stands', () => {
  const ask = { id: ID, target: 'Acme Corp', why: 'A reason', benefit: 'A survey' }
  it.each([
    ['open', ['Change the reason', 'Close', 'Ask the team', 'History']],
    ['pursued', ['Change the reason', 'Close', 'Ask the team', 'History']],
    ['fulfilled', ['History']],
    ['closed', ['History']],
    ['expired', ['History']],
  ] as const)('%s', (status, labels) => {
    expect(labelsOf(askProgressView({ ...ask, asker: 'Sam Lee', isMine: true, joined: [], status }, []))).toEqual(
      labels,
    )
  })
})

describe('forms of words', () => {
  it('come back with their values and what to mend', () => {
    const errors = { text: 'Too long', why: 'Too vague' }
    expect(draftForm(ID, { text: 'Hi' }, errors)).toMatchObject({ fields: [{ name: 'text', value: 'Hi' }], errors })
    expect(rewordForm(ID, { why: 'A', benefit: 'B' }, errors)).toMatchObject({
      fields: [
        { name: 'why', value: 'A' },
        { name: 'benefit', value: 'B' },
        { name: 'teamWhy', value: '' },
        { name: 'question', value: '' },
      ],
      errors,
    })
  })
  it.each([
    ['request', askForm({ kind: 'ask-form', relationshipId: ID, whom: '' }, {}, { benefit: 'Say what they get.' })],
    ['open-ask', askForm({ kind: 'keep-form', target: '' }, {}, { benefit: 'Say what they get.' })],
  ] as const)('of a %s show the note, what is doubted in it, and lead back and on', (leadsTo, form) => {
    const view = previewView({
      note: 'Hello Jane,\n\nBest wishes,\nSam',
      form,
      draftId: ID,
      leadsTo,
      connector: 'Ben Fox',
    })
    expectGood(view)
    expect(text(view)).toContain('Say what they get.')
    expect(text(view)).toContain('Hello Jane,')
    expect(text(view)).toContain('Ben adds a line')
    expect(buttonsOf(view).map(({ command }) => command)).toEqual([
      { kind: 'send', draftId: ID, seenIn: 'connectors' },
      { kind: 'send', draftId: ID, seenIn: 'digest' },
      { kind: 'retry', draftId: ID },
    ])
  })
  it('to change an ask lead back and on too, and tell of no connector', () => {
    const form = rewordForm(ID, { why: 'A', benefit: 'B' })
    const view = previewView({ note: 'Hello …,', form, draftId: ID, leadsTo: 'other-words', connector: null })
    expectGood(view)
    expect(labelsOf(view)).toEqual(['Use it', 'Change it'])
    expect(text(view)).toContain('Whoever forwards it')
  })
})
