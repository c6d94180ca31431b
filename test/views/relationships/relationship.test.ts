import { describe, expect, it } from 'vitest'
import { VISIBILITIES } from '../../../src/domain/relationships/relationship.ts'
import { logForm, loggedView, unconfirmedView, visibilityView } from '../../../src/views/relationships/relationship.ts'
import { buttonsOf, expectGood, expectGoodForm, labelsOf } from '../../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const logged = {
  relationshipId: ID,
  auditId: ID,
  name: 'Jane Doe',
  title: 'VP Sales',
  organization: 'Acme Corp',
  kind: 'colleague',
  how: 'worked together',
  rating: 4,
  visibility: 'open',
  isNew: true,
} as const

describe('what was logged', () => {
  it('is shown as it was understood, with the ways to correct it', () => {
    const view = loggedView(logged)
    expectGood(view)
    expect(view.summary).toBe('Logged Jane Doe at Acme Corp.')
    const fields = view.nodes.find((node) => node.kind === 'fields')
    expect(fields?.fields.map((field) => field.value)).toEqual([
      'Jane Doe',
      'VP Sales',
      'Acme Corp',
      'colleague: worked together',
      '4/5',
    ])
    expect(labelsOf(view)).toEqual(['Undo', 'Edit', 'Seal it', 'Make private'])
  })
  it('names what is missing', () => {
    const view = loggedView({ ...logged, title: null, organization: null, rating: null, isNew: false })
    expectGood(view)
    expect(view.summary).toBe('Updated Jane Doe.')
    expect(JSON.stringify(view.nodes)).toContain('Without a company')
    expect(labelsOf(view).slice(0, 5)).toEqual([
      '★★★★★ very well',
      '★★★★ well',
      '★★★ fairly well',
      '★★ a little',
      '★ barely',
    ])
  })
  it.each(VISIBILITIES)('can be made anything but what it is: %s', (visibility) => {
    for (const view of [visibilityView(ID, 'Jane Doe', visibility), loggedView({ ...logged, visibility })]) {
      expectGood(view)
      const offered = buttonsOf(view).flatMap(({ command }) =>
        command.kind === 'visibility' ? [command.visibility] : [],
      )
      expect(offered).toEqual(VISIBILITIES.filter((one) => one !== visibility))
    }
  })
})

describe('imported ties', () => {
  it('are rated with one press each', () => {
    const view = unconfirmedView([{ id: ID, name: 'Jane Doe', where: 'VP Sales, Acme Corp' }], 12)
    expectGood(view)
    expect(JSON.stringify(view)).not.toContain('important')
    const some = unconfirmedView([{ id: ID, name: 'Jane Doe', where: 'VP Sales, Acme Corp' }], 12, 3)
    expectGood(some)
    expect(JSON.stringify(some)).toContain('3 look important: teammates look for a way in there. They come first.')
    expect(view.summary).toBe('12 imported ties are waiting for you to confirm them.')
    expect(labelsOf(view)).toEqual(['Very well', 'Well', 'Fairly well', 'A little', 'Barely', 'Show the next'])
    expect(buttonsOf(view).flatMap(({ command }) => (command.kind === 'rate' ? [command.rating] : []))).toEqual([
      5, 4, 3, 2, 1,
    ])
  })
  it('come to an end', () => {
    expect(labelsOf(unconfirmedView([{ id: ID, name: 'Jane', where: '' }], 1))).not.toContain('Show the next')
    const done = unconfirmedView([], 0)
    expectGood(done)
    expect(labelsOf(done)).toEqual([])
  })
})

describe('the form of /iknow', () => {
  it('fits every platform', () => {
    const form = logForm()
    expectGoodForm(form)
    expect(form.submit).toEqual({ kind: 'log', values: {} })
  })
  it('comes back with what was typed and what to mend', () => {
    const values = { name: 'Jane Doe', organization: '', title: 'CFO', how: 'met at a fair', rating: '5' }
    const form = logForm(values, { organization: 'Which company?' })
    expectGoodForm(form)
    expect(form.errors).toEqual({ organization: 'Which company?' })
    expect(Object.fromEntries(form.fields.map((field) => [field.name, field.value ?? '']))).toEqual(values)
  })
})
