import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAsking, mayBeCompany, namesIn } from '../../../src/domain/finding/company-text.ts'

describe('whether a text can be a company’s name', () => {
  it.each([
    'Acme Corp',
    'Acme Corp?',
    'acme.com',
    'Zephyr Aerospace',
    'Women at Work',
    'Bank of America',
    'Who Gives',
    'We Are Social',
    'Müller & Söhne Maschinenbau GmbH',
    'The Hongkong and Shanghai Banking Corporation Limited',
    'fintech in Berlin',
    'Mary Quill from Heron Works',
    '株式会社青凪',
  ])('%s', (text) => {
    expect(mayBeCompany(text)).toBe(true)
  })

  it.each([
    'who can introduce me to the people of Acme?',
    'does anybody have a contact at acme.example',
    'anyone at Acme Corp in procurement?',
    'I need an intro to the CFO of Acme',
    'can somebody introduce me to Jane Doe (Acme)',
    'looking for a way into Acme before Thursday',
    'Kennt jemand jemanden bei Müller & Söhne?',
    'quelqu’un connaît quelqu’un chez Globex ?',
    '¿alguien conoce a alguien en Globex?',
    'a text that goes on for more words than any company was ever called',
    '??',
    '',
  ])('not: %s', (text) => {
    expect(mayBeCompany(text)).toBe(false)
  })

  it('takes no well-known company for a sentence', () => {
    const known = readFileSync('src/domain/matching/companies/known-names.json', 'utf8')
    const names = Array.from(known.matchAll(/"([^"]+)"/g), ([, line = '']) => line.split(' = ')).flat()
    expect(names.length).toBeGreaterThan(1000)
    expect(names.filter(isAsking)).toEqual([])
  })
})

describe('the names in a sentence', () => {
  it.each([
    ['can somebody introduce me to Jane Doe (Acme)', ['Jane Doe', 'Acme']],
    ['who can introduce me to the CFO of Acme Brick Works?', ['Acme Brick Works']],
    ['anyone at acme corp?', ['acme corp']],
    ['Kennt jemand jemanden bei Müller & Söhne?', ['Müller & Söhne']],
    ['quelqu’un connaît quelqu’un chez Globex ?', ['Globex']],
    ['¿alguien conoce a alguien en Globex?', ['Globex']],
    ['Mary Quill from Heron Works', ['Mary Quill', 'Heron Works']],
    ['Acme Corp', ['Acme Corp']],
    ['does anybody have a contact', []],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })

  it('are parts of what was typed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const names = namesIn(text)
        expect(names.length).toBeLessThanOrEqual(4)
        for (const name of names) expect(text.replace(/\s+/g, ' ')).toContain(name)
      }),
    )
  })
})
