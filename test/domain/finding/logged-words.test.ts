import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loggedWords, wantedWords } from '../../../src/domain/finding/logged-words.ts'

const fits = (text: string, said: string) => {
  const held = loggedWords({ title: said, how: null, spelling: null })
  const groups = wantedWords(text)
  return groups.length > 0 && groups.every((group) => group.some((word) => held.includes(word)))
}

describe('an ask in words', () => {
  it.each([
    ['fintech in Berlin', 'CTO of a fintech, lives in Berlin', true],
    ['someone in procurement', 'Leiterin Einkauf', true],
    ['Who knows people from München?', 'met in MUNCHEN', true],
    ['fintech in Berlin', 'CTO of a fintech in Munich', false],
    ['who knows someone?', 'someone', false],
    ['', '', false],
  ])('“%s” fits “%s”: %s', (text, said, expected) => {
    expect(fits(text, said)).toBe(expected)
  })
  it('fits the words it was made of, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        if (wantedWords(text).length > 0) expect(fits(text, text)).toBe(true)
      }),
    )
  })
})
