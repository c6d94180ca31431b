import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_ABOUT, MAX_QUESTION, MAX_WORDS } from '../../../src/domain/asks/ask-rules.ts'
import { readRequest } from '../../../src/domain/asks/request.ts'
import { CONSENTS } from '../../../src/domain/introductions/consent.ts'
import { MAX_DRAFT, MAX_OWN_DRAFT } from '../../../src/domain/introductions/draft.ts'
import { mailtoLink } from '../../../src/domain/introductions/mailto.ts'
import { draftSubject, writeLine, writeNote } from '../../../src/views/introductions/draft-words.ts'

const given = {
  person: 'Jane Doe',
  whom: null,
  organization: 'Acme Corp',
  asker: 'Sam Lee',
  about: 'I run payroll for 200 shops',
  why: 'you just changed your payroll provider. We are about to',
  benefit: 'We share our survey of 200 finance teams.',
  question: null,
}

describe('a note', () => {
  it('is its asker’s, in the first person and their own words', () => {
    expect(writeNote(given)).toBe(
      [
        'Hello Jane,',
        'I am Sam Lee: I run payroll for 200 shops.',
        'Why I am writing to you at Acme Corp: you just changed your payroll provider. We are about to.',
        'What is in it for you: We share our survey of 200 finance teams.',
        'Would you be open to a short call?',
        'Best wishes,\nSam Lee',
      ].join('\n\n'),
    )
  })
  it('asks for help where somebody else is wanted', () => {
    const note = writeNote({ ...given, person: 'Dr. Jane Doe', whom: 'Jim Roe' })
    expect(note).toContain('Hello Jane,')
    expect(note).toContain('Why I would like to reach Jim Roe at Acme Corp: you just')
    expect(note).toContain('What is in it for them: We share')
    expect(note).toContain('Could you put us in touch?')
  })
  it('mentions the connector who lent their name', () => {
    expect(writeNote(given, 'Ana Silva')).toContain(
      'Hello Jane,\n\nAna Silva said I may write to you. I am Sam Lee: I run payroll for 200 shops.',
    )
  })
  it.each([
    ['Dr. Jane Doe, PhD', 'Hello Jane,'],
    ['🚀 Max Stern', 'Hello Max,'],
    ['Eng. Omar Said', 'Hello Omar,'],
    ['Prof. Dr. med. Uwe Kraft', 'Hello Uwe,'],
    ['Marion, Russell', 'Hello Russell,'],
    ['𝗝𝗮𝗻𝗲 Doe', 'Hello Jane,'],
    ['JANE DOE', 'Hello Jane,'],
    ['J. R. Stone', 'Hello there,'],
    ['Ms Lee', 'Hello there,'],
    ['', 'Hello there,'],
    [null, 'Hello …,'],
  ])('greets %j by %j', (person, greeting) => {
    expect(writeNote({ ...given, person }).split('\n')[0]).toBe(greeting)
  })
  it('of an asker who never said who they are names them', () => {
    expect(writeNote({ ...given, about: null })).toContain('\n\nI am Sam Lee.\n\n')
  })
  it.each([
    ['Yahoo! is what we use', 'Yahoo! is what we use.'],
    ['they hire SREs. we train them!!', 'they hire SREs. we train them!!'],
    ['iPhone apps; "call me"', 'iPhone apps; "call me".'],
    ['She said “call me.”', 'She said “call me.”'],
    ['WE TRAIN (site) ENGINEERS', 'WE TRAIN (site) ENGINEERS.'],
    ['How do you buy?', 'How do you buy?'],
    ['and so on …', 'and so on …'],
    ['我们想了解贵公司如何采购', '我们想了解贵公司如何采购。'],
    ['We come 🚀', 'We come 🚀.'],
  ])('leaves %j as it is, with a full stop only where none stands', (why, whole) => {
    expect(writeNote({ ...given, why })).toContain(`at Acme Corp: ${whole}\n\n`)
  })
  it('ends with the asker’s own question', () => {
    expect(writeNote({ ...given, question: 'would Tuesday suit you' })).toContain(
      '\n\nOne small question: would Tuesday suit you?\n\nBest wishes,\nSam Lee',
    )
    expect(writeNote({ ...given, question: 'May I write again?' })).toContain('question: May I write again?\n\nBest')
  })
  it('of a company that ends in a full stop has one', () => {
    expect(writeNote({ ...given, organization: 'Marel ehf.' })).toContain('writing to you at Marel ehf.: you just')
  })
  it('keeps words of before, when more was allowed, as far as they fit', () => {
    const long = 'we know many people there and '.repeat(16)
    const note = writeNote({ ...given, why: long, benefit: long })
    expect(note.length).toBeLessThanOrEqual(MAX_DRAFT)
    expect(note.match(/: we know[^\n]* \[…\]\n/g)).toHaveLength(2)
  })

  const any = (maxLength: number) =>
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.string({ unit: 'binary', maxLength }),
      fc.string({ unit: fc.constantFrom(...'a B.?! …:;,"“”@w-(’)\n'), maxLength }),
      fc.string({ unit: fc.constantFrom(...'aB.'), minLength: maxLength, maxLength }),
    )
  const words = fc.record({
    about: any(MAX_ABOUT),
    why: any(MAX_WORDS),
    benefit: any(MAX_WORDS),
    question: any(MAX_QUESTION),
  })
  const names = fc.record({
    person: fc.option(any(80), { nil: null }),
    whom: fc.option(any(120), { nil: null }),
    organization: any(200),
    asker: any(80),
  })

  it('holds whatever may be typed as it was typed, between a greeting and the asker’s name', () => {
    fc.assert(
      fc.property(words, names, fc.option(any(80), { nil: null }), (typed, named, through) => {
        let read: ReturnType<typeof readRequest>
        try {
          read = readRequest(typed)
        } catch {
          return fc.pre(false)
        }
        const note = writeNote({ ...named, ...read, whom: named.whom }, through)
        expect(note).toMatch(/^Hello [^\n]+,\n\n/)
        expect(note).toMatch(/\n\nBest wishes,\n[^\n]+$/)
        for (const said of [read.about, read.why, read.benefit, read.question ?? '']) expect(note).toContain(said)
        expect(note.length).toBeLessThanOrEqual(MAX_DRAFT)
        expect(note.isWellFormed()).toBe(true)
        expect(note).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      }),
      { numRuns: 300 },
    )
  })
  it('is never longer than it may be, and leaves room for the connector’s line', () => {
    const full = (length: number) => 'w'.repeat(length)
    const note = writeNote(
      {
        ...{ person: full(200), whom: full(200), organization: full(200), asker: full(200) },
        ...{ about: full(MAX_ABOUT), why: full(MAX_WORDS), benefit: full(MAX_WORDS), question: full(MAX_QUESTION) },
      },
      full(200),
    )
    expect(note.length).toBeLessThanOrEqual(MAX_DRAFT)
    for (const consent of CONSENTS)
      expect(writeLine(full(200), consent).length + 2 + MAX_DRAFT).toBeLessThanOrEqual(MAX_OWN_DRAFT)
  })
})

describe('the connector’s line', () => {
  it.each([
    ['forwardable', 'Worth 15 minutes? Sam and I work together.'],
    ['vouched', 'I think this is worth 15 minutes of your time: Sam and I work together.'],
    ['agreed', 'As we agreed, here is the note from Sam, who works with me.'],
  ] as const)('of a note that is %s', (consent, line) => {
    expect(writeLine('Sam Lee', consent)).toBe(line)
  })
})

describe('a mail link', () => {
  it('carries subject and body, percent-encoded, and no recipient', () => {
    expect(mailtoLink('A & B', 'Hi,\n\n“it’s” (100%)\r\nbye')).toBe(
      'mailto:?subject=A%20%26%20B&body=Hi%2C%0D%0A%0D%0A%E2%80%9Cit%E2%80%99s%E2%80%9D%20%28100%25%29%0D%0Abye',
    )
  })
  it('comes back as it was from what reads it, or is not there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 90 }),
        fc.string({ unit: 'binary', maxLength: 700 }),
        (a, b) => {
          const link = mailtoLink(a, b)
          if (link === null) {
            expect(a.length + b.length).toBeGreaterThan(150)
            return
          }
          expect(link.length).toBeLessThanOrEqual(2000)
          expect(link).toMatch(/^mailto:\?subject=[\w.~%-]*&body=[\w.~%-]*$/)
          const read = new URL(link)
          const crlf = (text: string) => text.toWellFormed().replace(/\r\n?|\n/g, '\r\n')
          expect([read.pathname, decodeURIComponent(/body=(.*)$/.exec(link)?.[1] ?? '')]).toEqual(['', crlf(b)])
        },
      ),
    )
  })
  it('fits a whole draft in Latin letters', () => {
    const words = 'We know many people there and would like to show you what they say about it, whenever it suits you. '
    const draft = `${writeLine('Sam Lee', 'agreed')}\n\n${writeNote({ ...given, why: words.repeat(2), benefit: words.repeat(2) })}`
    expect(mailtoLink(draftSubject('Sam Lee'), draft)).not.toBeNull()
  })
})
