import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanCell } from '../../../src/domain/imports/clean-cell.ts'

describe('a cell', () => {
  it.each([
    ['Marks &amp; Sons', 'Marks & Sons'],
    ['Levi&#39;s &#x26; Co &amp;amp; Co', "Levi's & Co & Co"],
    ['Caf&eacute;&nbsp;Époque', 'Café Époque'],
    ['AT&T; R&D; &unknown; &#0;', 'AT&T; R&D; &unknown; &#0;'],
    ['GrÃ¶nwald & BÃ¤r', 'Grönwald & Bär'],
    ['NuÃ±ez â€“ Ltd', 'Nuñez – Ltd'],
    ['“MAÇÃ”', '“MAÇÃ”'],
    ['SÃO PAULO', 'SÃO PAULO'],
    ['Ac\u200Bkorn\r\nLtd\u202E', 'Ackorn Ltd'],
  ])('%j is %j', (written, meant) => {
    expect(cleanCell(written)).toBe(meant)
  })

  it('is what was meant where UTF-8 was read as Latin-1, and otherwise as it stands', () => {
    const word = fc.stringMatching(/^[A-Za-zäöüßéèñçøåßł ]{1,20}$/u)
    fc.assert(
      fc.property(word, (text) => {
        const misread = Buffer.from(text, 'utf8').toString('latin1')
        expect(cleanCell(misread)).toBe(cleanCell(text))
        expect(cleanCell(text)).toBe(text.replace(/\s+/g, ' ').trim())
      }),
    )
  })
})
