import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONSENTS } from '../../../src/domain/introductions/consent.ts'
import { MAX_DRAFT } from '../../../src/domain/introductions/draft.ts'
import { mailtoLink } from '../../../src/domain/introductions/mailto.ts'
import { draftSubject, writeDraft, writeNameDrop } from '../../../src/views/introductions/draft-words.ts'

const given = {
  person: 'Jane Doe',
  whom: null,
  organization: 'Acme Corp',
  asker: 'Sam Lee',
  why: 'I would like to learn how you choose a payroll provider',
  benefit: 'We share our survey of 200 finance teams.',
}

/** The sentences between greeting and signature. */
function sentencesOf(draft: string): string[] {
  const body = draft.split('\n\n')[1] ?? ''
  return Array.from(new Intl.Segmenter('en', { granularity: 'sentence' }).segment(body), ({ segment }) => segment)
}

function expectFitted(draft: string): void {
  expect(draft.length).toBeLessThanOrEqual(MAX_DRAFT)
  const body = draft.split('\n\n')[1] ?? ''
  expect(body).toMatch(/^[^?]+\?$/)
  expect(draft.match(/[?？؟]/g)).toHaveLength(1)
  expect(draft).not.toMatch(/[.,;:!?]{2}/)
  expect(draft).not.toMatch(/:\/\/|www\.[\p{L}\p{N}]|\p{L}@\p{L}+\.\p{L}{2}/iu)
  expect(draft).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  expect(draft.isWellFormed()).toBe(true)
}

describe('a draft', () => {
  it('speaks with the connector’s voice and quotes the asker', () => {
    expect(writeDraft(given)).toBe(
      'Hi Jane,\n\nmy colleague Sam Lee would like to meet you. What is in it for you, in Sam’s words: “We share our survey of 200 finance teams.” And why you: “I would like to learn how you choose a payroll provider.” Would you be open to a short introduction?',
    )
  })
  it('asks for help where somebody else is wanted', () => {
    const draft = writeDraft({ ...given, person: 'Dr. Jane Doe', whom: 'Jim Roe' })
    expect(draft).toContain('Hi Jane,')
    expect(draft).toContain('would like to meet Jim Roe at Acme Corp. What is in it for them')
    expect(draft).toMatch(/Could you help the two find each other\?$/)
  })
  it.each([
    ['agreed', 'as we agreed, meet my colleague Sam Lee.', 'Would a short call next week suit you?'],
    ['vouched', 'I would like you to meet my colleague Sam Lee.', 'Would a short call suit you?'],
    ['forwardable', 'my colleague Sam Lee would like to meet you.', 'Would you be open to a short introduction?'],
  ] as const)('is framed by its consent: %s', (consent, first, last) => {
    const sentences = sentencesOf(writeDraft(given, consent))
    expect([sentences[0]?.trim(), sentences.at(-1)]).toEqual([first, last])
  })
  it.each([
    ['they hire SREs. We train them', 'They hire SREs; we train them.'],
    ['they hire SREs. we train them!!', 'They hire SREs; we train them.'],
    ['  - we met Dr. Jane at  re:Invent...  ', 'We met Dr. Jane at re:Invent.'],
    ['Why not? It helps both sides!', 'Why not; it helps both sides.'],
    ['iPhone apps are what they build', 'iPhone apps are what they build.'],
    ['tried Yahoo!, then e.g. Bing … and left', 'Tried Yahoo, then e.g. Bing – and left.'],
    ['She said "call me". Acme agreed', 'She said ‘call me’; Acme agreed.'],
    ['WE TRAIN SITE ENGINEERS. THEY HIRE THEM', 'We train site engineers; they hire them.'],
    ['我们想了解贵公司如何采购。谢谢！', '我们想了解贵公司如何采购；谢谢.'],
    ['نود أن نتعلم منكم؟', 'نود أن نتعلم منكم.'],
    ['See https://acme.com/x?y=1 for more, or sam@acme.com', 'See for more, or.'],
    ['line one\nline two', 'Line one line two.'],
  ])('fits %j', (why, fitted) => {
    const draft = writeDraft({ ...given, why })
    expect(draft).toContain(`And why you: “${fitted}” Would`)
    expectFitted(draft)
  })
  it('cuts what is too long between words, and gives one the room the other does not need', () => {
    const long = 'we know many people there and '.repeat(16)
    const draft = writeDraft({ ...given, why: long, benefit: long })
    expectFitted(draft)
    expect(draft.match(/ \[…\]\.”/g)).toHaveLength(2)
    expect(writeDraft({ ...given, benefit: 'Money saved', why: long }).length).toBeGreaterThan(MAX_DRAFT - 20)
  })

  const prose = fc
    .array(
      fc.constantFrom(
        'We help finance teams.',
        'Really!',
        'See https://acme.com/x?y=1',
        'www.acme.com',
        'Why?',
        'and so on',
        'they hire SREs. We train them',
        '他们招聘工程师。',
        'WE TRAIN ENGINEERS!!!',
        'call +49 170 1234567…',
        '"quoted" words;',
      ),
      { minLength: 1, maxLength: 9 },
    )
    .map((list) => list.join(' '))
  const name = fc.constantFrom('Jane Doe', 'Zoë', '李小龙', 'Ines', 'Ana María de la Cruz')
  const consent = fc.constantFrom(...CONSENTS)
  const whom = fc.option(fc.constantFrom('Jim Roe', 'the CFO'), { nil: null })

  it('has three to five sentences, whatever the asker wrote', () => {
    fc.assert(
      fc.property(prose, prose, name, whom, consent, (why, benefit, who, wanted, grade) => {
        const words = { ...given, why, benefit, whom: wanted, asker: who, person: who }
        for (const draft of [writeDraft(words, grade), writeNameDrop({ ...words, connector: who })]) {
          expectFitted(draft)
          expect(sentencesOf(draft).length).toBeGreaterThanOrEqual(3)
          expect(sentencesOf(draft).length).toBeLessThanOrEqual(5)
        }
      }),
    )
  })
  it('takes no end of a sentence for a link', () => {
    expectFitted(writeDraft({ ...given, why: 'www', benefit: 'See www.' }))
    expect(writeDraft({ ...given, benefit: 'See www.acme.example' })).not.toContain('acme.example')
  })
  it('stays short, whole and harmless with any text in any place', () => {
    const any = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 500 }),
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.string({ unit: fc.constantFrom(...'a B.?! …:;,"“”@/w-(’)\n'), maxLength: 60 }),
    )
    fc.assert(
      fc.property(any, any, any, any, any, consent, (person, asker, organization, why, benefit, grade) => {
        const words = { person, asker, organization, why, benefit, whom: organization || null }
        expectFitted(writeDraft(words, grade))
        expectFitted(writeNameDrop({ ...words, connector: person }))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a text that drops a name', () => {
  it('speaks with the asker’s voice', () => {
    expect(writeNameDrop({ ...given, connector: 'Ana Silva' })).toBe(
      'Hi Jane,\n\nmy colleague Ana Silva said I may mention their name. What is in it for you: We share our survey of 200 finance teams. And why I write to you: I would like to learn how you choose a payroll provider. Would you be open to a short talk?\n\nSam',
    )
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
    const long = 'we know many people there and '.repeat(16)
    const draft = writeDraft({ ...given, why: long, benefit: long })
    expect(mailtoLink(draftSubject('Sam Lee'), draft)).not.toBeNull()
  })
})
