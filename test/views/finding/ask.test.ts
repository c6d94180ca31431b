import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankPaths } from '../../../src/domain/finding/ranking.ts'
import { allWaysToView } from '../../../src/views/finding/all-ways.ts'
import { chooseView, foundView } from '../../../src/views/finding/ask.ts'
import { askForm } from '../../../src/views/finding/ask-form.ts'
import { namesakesView, noneView, notUnderstoodView, unclearView } from '../../../src/views/finding/not-found.ts'
import { asSeenByAsker } from '../../../src/views/finding/seen-path.ts'
import { wordsView } from '../../../src/views/finding/understood.ts'
import type { View } from '../../../src/views/view.ts'
import { candidate, candidates, NOW, path } from '../../support/paths.ts'
import { buttonsOf, expectGood, expectGoodForm, labelsOf } from '../../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const shown = (...ties: Parameters<typeof candidate>[0][]) =>
  rankPaths(
    ties.map((tie) => candidate(tie)),
    null,
    NOW,
  ).map(asSeenByAsker)

describe('the answer to /whoknows', () => {
  it('says how many ways there are, the best first, each with its evidence and its ask', () => {
    const paths = shown(
      {},
      { memberId: 'ben', connector: 'Ben Fox', person: 'Jim Roe', title: null, rating: 2, relationshipId: ID },
    )
    const view = foundView({ organization: 'Acme Corp', whom: null, paths, own: ['Kim Ito'] })
    expectGood(view)
    expect(view.summary).toBe('There are 2 ways to Acme Corp, the best through Ana Silva.')
    const [first, second] = view.nodes.filter((node) => node.kind === 'item')
    expect(first).toMatchObject({ title: 'Ana Silva → Jane Doe, VP Sales', band: 'strong' })
    expect(first?.detail).toBe(
      'Ana Silva knows Jane Doe well as a colleague: worked together at Globex; last in touch in January 2026.',
    )
    expect(second).toMatchObject({ title: 'Ben Fox → Jim Roe', band: 'good' })
    expect(labelsOf(view)).toEqual(['Ask Ana', 'Ask Ben'])
    expect(JSON.stringify(view.nodes)).toContain('You know Kim Ito at Acme Corp yourself.')
  })
  it('counts the ways to the person asked for, and still tells of the others', () => {
    const paths = rankPaths(
      [candidate(), candidate({ person: 'Jim Roe', relationshipId: ID })],
      { kind: 'person', text: 'Jane' },
      NOW,
    )
    const view = foundView({
      organization: 'Acme',
      whom: { kind: 'person', text: 'Jane' },
      paths: paths.map(asSeenByAsker),
      own: [],
    })
    expectGood(view)
    expect(view.summary).toBe('There is 1 way to Jane at Acme, through Ana Silva.')
    expect(JSON.stringify(view.nodes)).toContain('1 more at Acme')
  })
  it('says so where nobody knows the one asked for', () => {
    const whom = { kind: 'role', text: 'CFO' } as const
    const paths = rankPaths([candidate()], whom, NOW).map(asSeenByAsker)
    const view = foundView({ organization: 'Acme', whom, paths, own: [] })
    expectGood(view)
    expect(view.summary).toBe('No teammate has logged CFO at Acme, but Ana Silva may open the door.')
    expect(labelsOf(view)).toEqual(['Ask Ana'])
  })
  it('hides of a sealed tie whose it is, with whom and how', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const secret = list.map((tie) => ({
          ...tie,
          visibility: 'sealed' as const,
          memberId: 'SECRET',
          connector: 'SECRET',
          person: 'SECRET',
          title: 'SECRET',
          how: 'SECRET',
          relationshipId: ID,
          wayId: ID,
        }))
        const paths = rankPaths(secret, null, NOW).map(asSeenByAsker)
        const view = foundView({ organization: 'Acme', whom: { kind: 'person', text: 'Jane' }, paths, own: [] })
        expectGood(view)
        expect(JSON.stringify(view)).not.toContain('SECRET')
        if (paths.length > 0) expect(labelsOf(view)).toContain('Ask for an introduction')
      }),
    )
  })
  it('is good whatever the ties are', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom(null, { kind: 'role', text: 'CFO' } as const), (list, whom) => {
        const paths = rankPaths(
          list.map((tie) => ({ ...tie, wayId: ID })),
          whom,
          NOW,
        ).map(asSeenByAsker)
        const view = foundView({ organization: 'Acme', whom, paths, own: [] })
        expectGood(view)
        expect(buttonsOf(view).length).toBeGreaterThan(0)
      }),
    )
  })
  it('offers to keep the ask open where nobody is known', () => {
    for (const view of [
      noneView('Acme'),
      foundView({ organization: 'Acme', whom: null, paths: [], own: [] }),
      foundView({ organization: 'Acme', whom: null, paths: [], own: ['Kim Ito', 'Lou Ray'] }),
    ]) {
      expectGood(view)
      expect(buttonsOf(view).map((button) => button.command)).toEqual([{ kind: 'keep-form', target: 'Acme' }])
    }
  })
  it('asks which company is meant', () => {
    const choices = [
      { id: ID, name: 'Acme Brick', people: 1 },
      { id: ID, name: 'Acme Software', people: 4 },
    ]
    const view = chooseView('Acme', choices, 'CFO at Acme')
    expectGood(view)
    expect(labelsOf(view)).toEqual(['This one', 'This one', 'None of these'])
    expect(buttonsOf(view)[0]?.command).toEqual({ kind: 'choose', organizationId: ID, asked: 'CFO at Acme' })
  })
  it('says how to ask where no company is named', () => {
    const view = unclearView('jane@gmail.com')
    expectGood(view)
    expect(JSON.stringify(view.nodes)).toContain('/whoknows Jane Doe at Acme')
  })
  it('denies nothing of what it did not understand, and offers the nearest', () => {
    const paths = [asSeenByAsker(path({ person: 'Jane Doe', connector: 'Ben' }))]
    const choices = [{ id: ID, name: 'Acme', people: 2 }]
    for (const nearest of [
      { paths, choices },
      { paths, choices: [] },
      { paths: [], choices },
      { paths: [], choices: [] },
    ]) {
      const view = notUnderstoodView('can somebody introduce me to Jane Doe (Acme)', {
        names: ['Jane Doe'],
        ...nearest,
      })
      expectGood(view)
      expect(JSON.stringify(view)).not.toMatch(/nobody|no teammate/i)
    }
    const view = namesakesView('Jane Doe', { paths, choices })
    expectGood(view)
    expect(view.summary).toBe('No company here is called “Jane Doe”, but Ben knows Jane Doe.')
    expect(labelsOf(view)).toEqual(['Ask Ben', 'This one', 'Not what I meant', 'Keep my ask open'])
  })
  it('leads to the ways a short answer leaves out', () => {
    const paths = Array.from({ length: 9 }, (_, n) =>
      asSeenByAsker(path({ person: 'Jane Doe', connector: `Ben${n}`, memberId: String(n) })),
    )
    const leads = (view: View) => buttonsOf(view).find(({ label }) => label === 'Show all')?.command
    const [named, worded] = [namesakesView('Jane Doe', { paths, choices: [] }), wordsView('a CFO', [['cfo']], paths)]
    const sentence = notUnderstoodView('Jane or x?', { names: ['Jane', 'x'.repeat(60)], paths, choices: [] })
    for (const view of [named, worded, sentence]) expectGood(view)
    expect(leads(named)).toEqual({ kind: 'ways-to', by: 'names', page: 0, asked: 'Jane Doe' })
    expect(leads(worded)).toEqual({ kind: 'ways-to', by: 'words', page: 0, asked: 'cfo' })
    expect(leads(sentence)).toEqual({ kind: 'ways-to', by: 'names', page: 0, asked: 'Jane' })
    const shown = [0, 1].flatMap((page) => {
      const view = allWaysToView({ by: 'names', asked: 'Jane Doe', paths, page, size: 6 })
      expectGood(view)
      return view.nodes.flatMap((node) => (node.kind === 'item' ? [node.title] : []))
    })
    expect(shown).toHaveLength(9)
  })
  it('takes the longest names', () => {
    const paths = [asSeenByAsker(path({ person: 'x'.repeat(300), connector: 'y'.repeat(20) }))]
    const [button] = buttonsOf(foundView({ organization: 'z'.repeat(300), whom: null, paths, own: [] }))
    expect(button?.command).toMatchObject({ kind: 'ask-form' })
  })
})

describe('the form of an ask', () => {
  it('asks a connector', () => {
    const form = askForm({ kind: 'ask-form', relationshipId: ID, whom: 'Jane Doe' })
    expectGoodForm(form)
    expect(form.submit).toEqual({ kind: 'ask', relationshipId: ID, values: {} })
    expect(form.fields.find((field) => field.name === 'whom')?.value).toBe('Jane Doe')
  })
  it('keeps an ask open', () => {
    const form = askForm({ kind: 'keep-form', target: 'Acme' })
    expectGoodForm(form)
    expect(form.submit).toEqual({ kind: 'keep', target: 'Acme', values: {} })
    expect(form.intro).toContain('For Acme.')
    expect(askForm({ kind: 'keep-form', target: 'Marel ehf.' }).intro).toContain('For Marel ehf. It stays')
  })
  it('comes back with what was typed and what to mend', () => {
    const values = { whom: '', why: 'Because', about: 'I am Sam' }
    const form = askForm({ kind: 'keep-form', target: 'Acme' }, values, { why: 'Say more.' })
    expect(form.errors).toEqual({ why: 'Say more.' })
    expect(Object.fromEntries(form.fields.map((field) => [field.name, field.value]))).toMatchObject(values)
  })
})
