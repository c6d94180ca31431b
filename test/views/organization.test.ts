import { describe, expect, it } from 'vitest'
import { chooseView, foundView } from '../../src/views/ask.ts'
import { spellingsView } from '../../src/views/organization.ts'
import { buttonsOf, textOf } from '../support/platform.ts'

const ID = '018f0000-0000-7000-8000-000000000001'
const OTHER = '018f0000-0000-7000-8000-000000000002'
const labels = (view: Parameters<typeof buttonsOf>[0]) => buttonsOf(view).map(({ button }) => button.label)

describe('an answer about a company', () => {
  const view = (spellings: string[]) =>
    foundView({ organization: 'Acme', whom: null, paths: [], own: [], known: { id: ID, spellings } })

  it('names its spellings where there are several, the first four of many', () => {
    expect(labels(view(['Acme']))).toEqual(['Keep my ask open'])
    expect(textOf(view(['A', 'B', 'C', 'D', 'E', 'F']))).toContain('Spelled here: A · B · C · D and 2 more.')
    expect(buttonsOf(view(['Acme', 'ACME, Inc.']))[0]?.button).toEqual({
      label: 'Not all the same?',
      command: { kind: 'spellings', organizationId: ID },
    })
  })
})

describe('the spellings of a company', () => {
  const spellings = [
    { spelling: 'Acme', people: 2, relationshipId: ID },
    { spelling: 'ACME, Inc.', people: 1, relationshipId: OTHER },
  ]

  it('have a way to split each off, for who may', () => {
    const view = spellingsView({ name: 'Acme', spellings, maySplit: true })
    expect(buttonsOf(view).map(({ button, title }) => [title, button.command])).toEqual([
      ['Acme', { kind: 'split', relationshipId: ID }],
      ['ACME, Inc.', { kind: 'split', relationshipId: OTHER }],
    ])
    expect(buttonsOf(spellingsView({ name: 'Acme', spellings, maySplit: false }))).toEqual([])
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
