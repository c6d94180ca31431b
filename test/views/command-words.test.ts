import { describe, expect, it } from 'vitest'
import { INTROS_WORDS } from '../../src/domain/commands/words.ts'
import { COMMAND_WORDS, type CommandWords, LANGUAGES } from '../../src/views/command-words.ts'

// What Discord lets be shown of commands, in characters (its reference, "Application Command Object"): the same in every
// language.
const MOST_DESCRIPTION = 100
const MOST_CHOICE = 100
const MOST_IN_MENU = 32

const all: [string, CommandWords][] = Object.entries(COMMAND_WORDS)

describe.each(['en', ...LANGUAGES] as const)('in %s', (language) => {
  it.each(all)('%s is said, within what Discord shows', (word, words) => {
    const most = /^(about|after)-/.test(word) ? MOST_DESCRIPTION : word.startsWith('show-') ? MOST_CHOICE : MOST_IN_MENU
    expect(words[language].trim()).toBe(words[language])
    expect(words[language].length).toBeGreaterThan(0)
    expect(words[language].length).toBeLessThanOrEqual(most)
  })

  it('no two choices, and no two names in a menu, are alike', () => {
    const shown = all.filter(([word]) => !/^(about|after)-/.test(word)).map(([, words]) => words[language])
    expect(new Set(shown).size).toBe(shown.length)
  })
})

it('every word after /intros is a choice', () => {
  expect(all.map(([word]) => word).filter((word) => word.startsWith('show-'))).toEqual(
    INTROS_WORDS.map((word) => `show-${word}`),
  )
})
