import { describe, expect, it } from 'vitest'
import { renewedFacts } from '../../../src/domain/imports/renewed-facts.ts'

const known = {
  name: 'Jane Doe',
  title: 'CFO',
  organizationId: 'acme',
  mergedFromId: null,
  spelling: 'Acme',
  domain: null,
  since: null,
}
const listed = {
  ...known,
  name: 'Jane M. Doe',
  title: 'CEO',
  organizationId: 'globex',
  spelling: 'Globex',
  domain: 'g.test',
}

describe('a known relationship in a newer list', () => {
  it('takes over what the list says where it came from one', () => {
    expect(renewedFacts({ ...known, source: 'import' }, listed)).toEqual(listed)
  })

  it('keeps what its owner logged, and is told only what was missing', () => {
    expect(renewedFacts({ ...known, source: 'log' }, listed)).toEqual({ ...known, domain: 'g.test' })
    const nowhere = { ...known, organizationId: null, spelling: null, title: null }
    expect(renewedFacts({ ...nowhere, source: 'log' }, listed)).toEqual({ ...listed, name: 'Jane Doe' })
  })

  it('loses nothing the list leaves out', () => {
    const silent = { ...known, title: null, organizationId: null, spelling: null }
    expect(renewedFacts({ ...known, source: 'import' }, silent)).toBeNull()
  })

  it('stays as it is where nothing is new', () => {
    for (const source of ['import', 'log'] as const) expect(renewedFacts({ ...known, source }, known)).toBeNull()
  })
})
