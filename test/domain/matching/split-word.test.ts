import { describe, expect, it } from 'vitest'
import { namesWithin, splitWord } from '../../../src/domain/matching/split-word.ts'

const split = (word: string, name: string) => {
  const parts = name.split(' ')
  return splitWord(word, parts, new Set(parts.keys()))
}

describe('namesWithin', () => {
  it.each([
    ['tryquorl', ['quorl']],
    ['getquorl', ['quorl']],
    ['helloquorl', ['quorl']],
    ['quorlhq', ['quorl']],
    ['quorl3d', ['quorl']],
    ['quorlliving', ['quorl']],
    ['quorldoc', ['quorl']],
    ['gruppoquorl', ['quorl']],
    ['quorlgroup', ['quorl']],
    ['quorl', []],
    ['getacm', []],
    ['gethealth', []],
    ['get quorl', []],
  ])('%s has %j within', (word, names) => {
    expect(namesWithin(word)).toEqual(names)
  })
})

describe('splitWord', () => {
  it.each([
    ['acmebrick', 'acme brick', [0, 1]],
    ['getacme', 'acme', [0]],
    ['theacme', 'acme', [0]],
    ['acmehq', 'acme', [0]],
    ['acmegroup', 'acme bricks', [0]],
    ['acmebrickgroup', 'acme brick', [0, 1]],
    ['acmeandglobex', 'acme globex', [0, 1]],
    ['globcreek', 'globulin creek', [0, 1]],
    ['acmetech', 'acme industrial technics', [0, 2]],
    ['acmedenki', 'acme electric', [0, 1]],
    ['acmebanco', 'acme bank', [0, 1]],
    ['ucacmeville', 'university of california acmeville', [0, 2, 3]],
  ])('reads %s as words of %s', (word, name, places) => {
    expect(split(word, name)?.places).toEqual(places)
  })
  it.each([
    ['metabase', 'meta'],
    ['globexia', 'globex'],
    ['acme', 'acme'],
    ['acmebrick', 'globex brick'],
    ['honest', 'h one'],
    ['', 'acme'],
    ['acme', ''],
  ])('does not read %s as %s', (word, name) => {
    expect(split(word, name)).toBeNull()
  })
  it('holds words written in full for likelier than words cut short, first letters and words left out', () => {
    const likeness = (word: string, name: string) => split(word, name)?.likeness ?? 0
    const full = likeness('globcreek', 'glob creek')
    for (const name of ['globulin creek', 'glob anvil creek']) {
      expect(likeness('globcreek', name)).toBeLessThan(full)
      expect(likeness('globcreek', name)).toBeGreaterThan(0)
    }
  })
  it('ends with names that repeat themselves', () => {
    const named = (times: number) => split('yny'.repeat(times), Array.from({ length: times }, () => 'yny').join(' '))
    expect(named(20)?.places[0]).toBe(0)
    // Longer than any word of a name: not looked into.
    expect(named(60)).toBeNull()
  })
})
