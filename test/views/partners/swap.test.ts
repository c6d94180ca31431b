import { describe, expect, it } from 'vitest'
import { sheetPage } from '../../../src/views/partners/sheet-page.ts'
import { partnersView, swapView } from '../../../src/views/partners/swap.ts'
import type { SwapSheet } from '../../../src/views/partners/swap-sheet.ts'
import { sayBalance } from '../../../src/views/partners/swap-words.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'

const ID = '018f3a5e-0000-7000-8000-000000000001'
const AT = new Date('2026-03-02T10:00:00Z')
const connector = { name: 'Cleo Marsh', sealed: false, wayId: ID, band: 'good' } as const
const sheet: SwapSheet = {
  relationshipId: ID,
  name: 'Pat Lee',
  company: 'BridgeCo',
  forThem: [
    { company: 'Initech', connector, others: 1, own: ['Kim Poe'] },
    { company: 'Hooli', connector: null, others: 0, own: ['Kim Poe'] },
    { company: 'Umbrella', connector: { ...connector, name: 'A teammate', sealed: true }, others: 0, own: [] },
  ],
  unclear: [{ company: 'Nova', choices: ['Nova Labs', 'Nova Foods'] }],
  closed: ['Vandelay'],
  forUs: [
    { company: 'Acme', asks: [{ wayId: ID, askId: ID, asker: 'Ana Ruiz', mayOffer: true }], lists: [] },
    { company: 'Globex', asks: [{ wayId: ID, askId: ID, asker: null, mayOffer: true }], lists: ['targets.csv'] },
    { company: 'Cyberdyne', asks: [], lists: ['targets.csv'] },
  ],
  unasked: ['Tyrell'],
  given: [{ company: 'Stark', at: AT }],
  received: [
    { company: 'Wayne', at: AT },
    { company: 'Wonka', at: AT },
  ],
}
const labels = (page: number) => buttonsOf(swapView(sheet, page)).map(({ button }) => button.label)

describe('the answer about a partner', () => {
  it('says what each could open for the other, and the next step of each', () => {
    const text = textOf(swapView(sheet, 0))
    for (const said of [
      'Lead swap with Pat Lee, BridgeCo',
      'You opened 1 door for Pat, Pat 2 doors for you: a good moment to give back.',
      'You know Kim Poe there; Cleo Marsh could ask there (or 1 other teammate).',
      'A teammate could ask there.',
      'You know Kim Poe there.',
      'Pat also looks for Vandelay: nobody here can be asked yet.',
      'Which Nova does Pat look for: Nova Labs, Nova Foods?',
      'Ana Ruiz looks for a way in.',
      'You look for a way in; On your list targets.csv.',
      'Pat also opens Tyrell. Nobody here looks for a way in now.',
      'Stark (2 March)',
    ])
      expect(text).toContain(said)
    expect(labels(0)).toEqual([
      ...['Ask Cleo', 'We opened it', 'We opened it', 'Ask for an introduction', 'We opened it'],
      ...['Offer it to Ana', 'They opened it', 'My ask', 'They opened it'],
      ...['Show more', 'Sheet to print', 'Edit', 'All partners'],
    ])
    expect(labels(1)).toEqual(['They opened it', 'Back', 'Sheet to print', 'Edit', 'All partners'])
  })

  it('offers nobody a door of a private tie', () => {
    const asks = [{ wayId: ID, askId: ID, asker: 'Ana Ruiz', mayOffer: false }]
    const view = swapView({ ...sheet, forThem: [], forUs: [{ company: 'Acme', asks, lists: [] }] }, 0)
    expect(buttonsOf(view).map(({ button }) => button.label)[0]).toBe('They opened it')
  })

  it('asks for what is not said yet', () => {
    const text = textOf(swapView({ ...sheet, forThem: [], unclear: [], closed: [], forUs: [], unasked: [] }, 0))
    expect(text).toContain('Say what Pat looks for, and I find who could open it.')
    expect(text).toContain('Say what Pat can open, and I find who wants it.')
  })

  it('lists all partners, or says how to have one', () => {
    const partner = { id: ID, name: 'Pat Lee', company: null, opens: 2, seeks: 1, given: 1, received: 1 }
    expect(textOf(partnersView([partner], true))).toContain('Opens 2, looks for 1.')
    expect(textOf(partnersView([], false))).toContain('You have logged no partner yet')
  })
})

describe('the balance of a partner', () => {
  it.each([
    [0, 0, 'Nothing given or received yet.'],
    [1, 1, 'You opened 1 door for Pat, Pat 1 door for you: you are even.'],
    [0, 2, 'You opened 0 doors for Pat, Pat 2 doors for you: a good moment to give back.'],
    [3, 1, 'You opened 3 doors for Pat, Pat 1 door for you: you may well ask for something.'],
  ])('of %i and %i is said', (given, received, said) => {
    expect(sayBalance('Pat Lee', { given, received })).toBe(said)
  })
})

describe('the sheet to print', () => {
  it('holds both sides, what was exchanged, and room for notes', () => {
    const page = sheetPage(sheet, AT)
    for (const said of [
      '<h1>Lead swap: Pat Lee, BridgeCo</h1>',
      '2 March 2026',
      '>Initech<',
      '>Acme<',
      'Stark (2 March 2026)',
    ])
      expect(page).toContain(said)
    expect(page).toContain('Nobody to ask yet: Vandelay and Nova.')
  })

  it('is self-contained, runs nothing, and takes what people wrote as text', () => {
    const name = '<script>alert(1)</script>" onload="x'
    const evil = { ...sheet, name, company: '</title><img src=x>', closed: ['<b>&amp;'], forUs: [] }
    const page = sheetPage(evil, AT)
    expect(page).not.toMatch(/<script|<img|<b>|\son\w+="|https?:|src=(?!x&#62;)/i)
    expect(page).toContain('&#60;b&#62;&#38;amp;')
  })
})
