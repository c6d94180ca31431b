import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLine } from '../../../src/app/relationships/log-relationship.ts'
import { readTyped, readWritten } from '../../../src/domain/commands/typed.ts'
import { readAskInWords } from '../../../src/domain/finding/asks-in-words.ts'
import { readRelationship } from '../../../src/domain/relationships/relationship-text.ts'
import { readSentence } from '../../../src/domain/words/read-sentence.ts'
import { textsOf } from './texts.ts'

/** How a sentence was read, as sentences.txt writes it. */
function read(text: string): string {
  const sentence = readSentence(text)
  if (sentence.kind === 'meant')
    return `~ ${sentence.meanings.map((one) => (one.kind === 'talk' ? one.topic : one.kind)).join(', ')}`
  const { meaning, kind } = sentence
  if (meaning.kind === 'talk') return `! ${meaning.topic}`
  return meaning.kind === 'tell' ? `${kind === 'unsure' ? 'form: ' : ''}${log(text)}` : `? ${ask(text)}`
}

function ask(text: string): string {
  const said = readAskInWords(text)
  if (!said) return text
  const { organization, whom, place, by } = said
  const parts = [organization, whom && `${whom.kind}: ${whom.text}`, place && `in: ${place}`, by && `by: ${by}`]
  return parts.filter(Boolean).join('; ')
}

function log(text: string): string {
  const { name, title, organization, how, kind, rating } = readRelationship(text)
  const parts = [name, title ?? '', organization, how ?? '', kind, ...(rating === null ? [] : [String(rating)])]
  return `+ ${parts.join(' | ')}`.replace(/ {2,}/g, ' ')
}

const tableOf = (file: string) =>
  textsOf(`test/domain/words/${file}`).map((line): [string, string] => {
    const [text = '', wanted = ''] = line.split(' => ')
    return [text, wanted]
  })

const TABLE = tableOf('sentences.txt')

describe('a sentence in plain words', () => {
  it.each(TABLE)('%s → %s', (text, wanted) => {
    expect(read(text)).toBe(wanted)
  })

  it.each(tableOf('further-sentences.txt'))('%s → %s', (text, wanted) => {
    expect(read(text)).toBe(wanted)
  })

  it('is among 120 and more', () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(120)
  })

  it('gives its Command at the door, whatever the language', () => {
    expect(readWritten('who knows someone at Acme?')).toEqual({ kind: 'whoknows', text: 'who knows someone at Acme?' })
    expect(readWritten('Ich kenne Jane Doe bei Acme')).toEqual({ kind: 'iknow', text: 'Ich kenne Jane Doe bei Acme' })
    expect(readWritten('@Foothold who knows someone at Acme?')).toEqual({
      kind: 'whoknows',
      text: 'who knows someone at Acme?',
    })
    expect(readWritten('@foothold: /intros')).toEqual({ kind: 'intros' })
    expect(readWritten('merci !')).toEqual({ kind: 'talk', topic: 'thanks' })
    expect(readWritten('the weather is nice')).toEqual({ kind: 'unclear', text: 'the weather is nice' })
  })

  it('leaves commands what they are, with or without their slash', () => {
    expect(readWritten('whoknows Acme')).toEqual({ kind: 'whoknows', text: 'Acme' })
    expect(readWritten('/iknow')).toEqual({ kind: 'iknow', text: '' })
    expect(readWritten('help')).toEqual({ kind: 'help' })
    expect(readWritten('intros settings')).toEqual({ kind: 'settings' })
    expect(readWritten('  ')).toEqual({ kind: 'help' })
    expect(readWritten('help me find someone at Acme')).toMatchObject({ kind: 'whoknows' })
    for (const slip of ['/whoknos Acme', 'whoknos Acme', '/foo'])
      expect(() => readWritten(slip)).toThrow(/not-understood/)
  })

  it('is understood after a command that was not meant, and never logged there', () => {
    const told = 'I know Sarah Chen at Globex, good friend'
    expect(readTyped('whoknows', told)).toEqual({ kind: 'unclear', text: told })
    expect(readTyped('iknow', 'anyone at Acme in procurement?')).toMatchObject({ kind: 'whoknows' })
    expect(readTyped('iknow', told)).toMatchObject({ kind: 'iknow' })
    expect(readTyped('whoknows', 'stop asking me')).toEqual({ kind: 'talk', topic: 'quiet' })
    expect(readTyped('whoknows', 'Thanks')).toEqual({ kind: 'whoknows', text: 'Thanks' })
    expect(readTyped('intros', 'who have I logged?')).toEqual({ kind: 'talk', topic: 'people' })
  })
})

const WORDS = textsOf('test/domain/words/sentences.txt').flatMap((line) => (line.split(' => ')[0] ?? '').split(' '))
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.array(fc.constantFrom(...new Set(WORDS)), { maxLength: 40 }).map((words) => words.join(' ')),
)

describe('whatever is written', () => {
  it('is read without an error, and as one meaning or three', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const sentence = readSentence(text)
        if (sentence.kind === 'meant') expect(new Set(sentence.meanings.map((one) => JSON.stringify(one))).size).toBe(3)
        else expect(['seek', 'tell', 'talk']).toContain(sentence.meaning.kind)
      }),
      { numRuns: 1500 },
    )
  })

  it('is never logged where its form would have something to ask', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const sentence = readSentence(text)
        if (sentence.kind === 'meant' || sentence.meaning.kind !== 'tell') return
        if (sentence.kind === 'unsure') expect(readLine(text)).toHaveProperty('unsure')
        const { name, organization } = readRelationship(text)
        // What would be saved was typed.
        if (sentence.kind === 'said')
          for (const part of [name, organization]) expect(squeeze(text)).toContain(squeeze(part))
      }),
      { numRuns: 1500 },
    )
  })

  it('takes a bounded number of steps, however long it is', () => {
    const long = 'does anybody know someone at Acme in procurement, '.repeat(400)
    expect(readAskInWords(long)).toBeNull()
    expect(() => readWritten(long)).toThrow(/text-too-long/)
  })
})

const squeeze = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

describe('reported logs', () => {
  const lines = readFileSync('test/fixtures/reported/typed-logs.jsonl', 'utf8').trim().split('\n')
  it.each(lines)('%s', (line) => {
    const { text, expect: wanted } = JSON.parse(line)
    const said = readRelationship(text)
    const { person: name, since, ask: asks, never, ...fields } = wanted
    expect(said).toMatchObject({ ...fields, ...(name ? { name } : {}), ...(since ? { since: `${since}-01-01` } : {}) })
    expect('unsure' in readLine(text)).toBe(asks ?? said.unread.length > 0)
    if (never) expect(JSON.stringify(said)).not.toContain(never)
  })
})
