import { describe, expect, it } from 'vitest'
import {
  confirmBudgetView,
  noGoForm,
  type ShownSettings,
  settingsForm,
  settingsView,
  snoozeForm,
} from '../../../src/views/members/settings.ts'
import { buttonsOf, expectGood, expectGoodForm, labelsOf } from '../../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const shown: ShownSettings = {
  mayManage: false,
  budget: 2,
  asked: 1,
  quietFrom: 18,
  quietUntil: 9,
  timeZone: 'Europe/Berlin',
  visibility: 'open',
  about: null,
  snoozedUntil: null,
  organizations: [],
  askers: [],
}

describe('one’s own settings', () => {
  it('show what is chosen, and what can be done', () => {
    const view = settingsView(shown)
    expectGood(view)
    const text = JSON.stringify(view.nodes)
    for (const words of ['at most 2, 1 so far', '18:00–09:00 and on days off, Europe/Berlin time', 'open to teammates'])
      expect(text).toContain(words)
    expect(labelsOf(view)).toEqual([
      'Change',
      'Who I am',
      'Snooze a week',
      'Snooze a month',
      'Snooze until …',
      'Who was shown my ties',
      'Add to this list',
    ])
    expect(buttonsOf(view)[0]?.command).toEqual({
      kind: 'settings-form',
      budget: 2,
      quietFrom: 18,
      quietUntil: 9,
      visibility: 'open',
    })
  })

  it('offer to be asked again while snoozed, and take names off the list', () => {
    const snoozedUntil = new Date('2026-03-09T09:00:00Z')
    const list = { organizations: [{ id: ID, name: 'Acme Corp' }], askers: [{ id: ID, name: 'Sam Lee' }] }
    const view = settingsView(
      { ...shown, ...list, snoozedUntil, budget: 0, quietFrom: 7, quietUntil: 7 },
      { kind: 'saved' },
    )
    expectGood(view)
    expect(view.nodes).toContainEqual({
      kind: 'moment',
      text: 'Nobody can ask you until',
      at: snoozedUntil.toISOString(),
    })
    expect(JSON.stringify(view.nodes)).toContain('they come at any hour')
    expect(labelsOf(view)).toEqual([
      ...['Change', 'Who I am', 'Ask me again', 'Who was shown my ties'],
      ...['Remove', 'Remove', 'Add to this list'],
    ])
  })

  it('ask about a high budget once more', () => {
    const view = confirmBudgetView(6, 2)
    expectGood(view)
    expect(labelsOf(view)).toEqual(['Yes, up to 6', 'No, leave it at 2'])
  })

  it('have forms that fit every platform, with what is chosen', () => {
    const values = { budget: '3', quietFrom: '0', quietUntil: '23', visibility: 'sealed' }
    const forms = [settingsForm(values), snoozeForm({ until: '2026-05-31' }), noGoForm(), settingsForm({})]
    for (const form of forms) {
      expectGoodForm(form)
      for (const field of form.fields) if (field.kind === 'choice') expect(field.options.length).toBeLessThanOrEqual(25)
    }
    expect(Object.fromEntries(settingsForm(values).fields.map(({ name, value }) => [name, value]))).toEqual(values)
  })
})
