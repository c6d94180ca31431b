import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// What people read is written in src/views alone, so that another language is one more folder and nothing else.

const PLACES = ['src/app', 'src/domain', 'src/store', 'src/jobs', 'src/adapters', 'src/config.ts']

/** A text in quotes that stands on one line. */
const LITERAL = /(?<quote>['"`])(?<text>(?:(?!\k<quote>)[^\\\n]|\\.)*)\k<quote>/g
/** A capital, two words or more, and the end of a sentence. */
const SENTENCE = /^[^\p{L}]*\p{Lu}.*\s.*\p{L}.*[.?!…]$/u

/** Sentences nobody reads in a chat: bugs and broken promises of a platform, which only the log holds. */
const THROWN = /\bnew Error\(\s*$/

/** Sentences outside of views, as `line: text`. */
function sentencesOf(source: string): string[] {
  const code = source
    // Comments, with their lines kept.
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/^\s*\/\/.*$/gm, '')
  const found: string[] = []
  for (const { 0: whole, index, groups } of code.matchAll(LITERAL)) {
    const text = groups?.['text'] ?? ''
    if (!SENTENCE.test(text) || /\s(?:FROM|JOIN|WHERE|SELECT|END)\s/.test(whole)) continue
    if (!THROWN.test(code.slice(0, index))) found.push(text)
  }
  return found
}

describe('sentences', () => {
  it('stand in views alone', () => {
    const files = PLACES.flatMap((place) => globSync(place.endsWith('.ts') ? place : `${place}/**/*.ts`)).filter(
      (file) => !file.startsWith('src/store/generated/'),
    )
    expect(files.length).toBeGreaterThan(100)
    const found = files.flatMap((file) => sentencesOf(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`))
    expect(found).toEqual([])
  })

  it.each([
    [`const a = 'Please try again.'`],
    [`throw refused(\`I know no company called “\${name}” here.\`)`],
    [`label: "Who is it?",`],
    [`const text = 'One moment…'`],
  ])('are found in %s', (source) => {
    expect(sentencesOf(source)).toHaveLength(1)
  })

  it.each([
    [`// People say 'Please try again.'`],
    [`/** Says "Please try again." to them. */`],
    [`throw new Error('A new introduction could not be asked.')`],
    [`throw new DomainError('promised-already', { person })`],
    [`log.warn({}, 'A form could not open')`],
  ])('are not found in %s', (source) => {
    expect(sentencesOf(source)).toEqual([])
  })
})
