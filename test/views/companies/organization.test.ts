import { describe, expect, it } from 'vitest'
import { spellingsView } from '../../../src/views/companies/organization.ts'
import { chooseView, foundView } from '../../../src/views/finding/ask.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'

const ID = '018f0000-0000-7000-8000-000000000001'
const OTHER = '018f0000-0000-7000-8000-000000000002'
const labels = (view: Parameters<typeof buttonsOf>[0]) => buttonsOf(view).map(({ button }) => button.label)

describe('an answer about a company', () => {
  const view = (spellings: string[], mayMerge = false) =>
    foundView({ organization: 'Acme', whom: null, paths: [], own: [], known: { id: ID, spellings, mayMerge } })

  it('with one spelling lets only who may say that another company is the same', () => {
    expect(labels(view(['Acme'], true))).toEqual(['Keep my ask open', 'Same as another company…'])
    expect(labels(view(['Acme', 'ACME, Inc.'], true))).toEqual(['Keep my ask open', 'Not all the same?'])
  })

  it('names its spellings where there are several, the first four of many', () => {
    expect(labels(view(['Acme']))).toEqual(['Keep my ask open'])
    expect(textOf(view(['A', 'B', 'C', 'D', 'E', 'F']))).toContain('Spelled here: A · B · C · D and 2 more.')
    expect(buttonsOf(view(['Acme', 'ACME, Inc.']))[1]?.button).toEqual({
      label: 'Not all the same?',
      command: { kind: 'spellings', organizationId: ID },
    })
  })
})

describe('the spellings of a company', () => {
  const spelled = (spelling: string, relationshipId: string | null, mergedFromId: string | null = null) => ({
    spelling,
    people: relationshipId ? 2 : 0,
    relationshipId,
    mergedFromId,
  })
  const own = [spelled('Acme', ID), spelled('ACME, Inc.', OTHER)]
  const merged = spelled('Apex', null, OTHER)
  const shown = (spellings: ReturnType<typeof spelled>[], mayDecide = true) =>
    buttonsOf(spellingsView({ id: ID, name: 'Acme', spellings, mayDecide })).map(({ button, title }) => [
      title ?? button.label,
      button.command,
    ])
  const another = ['Same as another company…', { kind: 'merge-form', organizationId: ID }]

  it('have a way to split each off, for who may', () => {
    expect(shown(own)).toEqual([
      ['Acme', { kind: 'split', relationshipId: ID }],
      ['ACME, Inc.', { kind: 'split', relationshipId: OTHER }],
      another,
    ])
    expect(shown(own, false)).toEqual([])
    expect(shown(own.slice(1))).toEqual([another])
  })

  it('that were merged are split off whole, and the last own one stays', () => {
    const unmerge = ['Apex', { kind: 'unmerge', organizationId: OTHER, otherId: ID }]
    expect(shown([...own.slice(1), merged])).toEqual([unmerge, another])
    expect(shown([...own.slice(1), merged], false)).toEqual([])
    const view = spellingsView({ id: ID, name: 'Acme', spellings: [merged], mayDecide: true })
    expect(textOf(view)).toContain('a partner can open its door · made one by hand')
  })
})

describe('a choice between a company and one split off from it', () => {
  const whole = { id: ID, name: 'Acme', people: 2, key: 'acme', apart: false }
  const apart = { id: OTHER, name: 'ACME, Inc.', people: 1, key: 'acme', apart: true }

  it('lets put it back only where both are seen', () => {
    expect(labels(chooseView('acme', [whole, apart], 'acme'))).toEqual([
      'This one',
      'This one',
      'The same company after all',
      'None of these',
    ])
    expect(labels(chooseView('acme', [{ ...whole, key: 'acme labs' }, apart], 'acme'))).not.toContain(
      'The same company after all',
    )
  })
})
