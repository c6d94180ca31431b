import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignWords } from '../../../../src/domain/matching/align-words.ts'
import {
  decide,
  matchOrganizations,
  rankMatches,
} from '../../../../src/domain/matching/companies/organization-match.ts'
import { normaliseOrganization } from '../../../../src/domain/matching/companies/organization-name.ts'
import {
  lookUpTermsOf,
  neighboursOf,
  slipsOf,
  termsOf,
  withoutFormLetter,
} from '../../../../src/domain/matching/companies/organization-terms.ts'
import { standardWord } from '../../../../src/domain/matching/organization-synonyms.ts'
import { rarityOf } from '../../../../src/domain/matching/word-rarity.ts'

/** A workspace that knows nothing of its words. */
const rarity = (word: string) => rarityOf(word, 0)
const match = (a: string, b: string, by = rarity) =>
  matchOrganizations(normaliseOrganization(a), normaliseOrganization(b), by)
const decision = (a: string, b: string) => decide([match(a, b)])

const anyText = fc.string({ unit: 'binary', maxLength: 40 })
const names = fc
  .array(
    fc.constantFrom(
      ...'acme acmee acme1 globex globx group bank of delta dental the ibm international business machines pay pal paypal p g 3'.split(
        ' ',
      ),
    ),
    { maxLength: 5 },
  )
  .map((words) => words.join(' '))
const name = fc.oneof(anyText, names, fc.string({ unit: 'grapheme', maxLength: 20 }))
const FORMS = ['Inc.', 'Ltd', 'GmbH & Co. KG', 'S.p.A.', 'Pty Ltd', 'OÜ', '株式会社', 'S.A. de C.V.', 'B.V.']

describe('matchOrganizations', () => {
  it('gives the same score from both sides, from 0 to 1, whatever the text', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const { score, reason } = match(a, b)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(match(b, a).score).toBe(score)
        expect(reason).not.toBe('')
      }),
      { numRuns: 5000 },
    )
  })
  it('is 1 for a name and itself, and less for any name that differs in more than spaces', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [x, y] = [normaliseOrganization(a), normaliseOrganization(b)]
        expect(match(a, a).score).toBe(x.key === '' ? 0 : 1)
        expect(match(a, b).score === 1).toBe(x.key !== '' && x.compact === y.compact)
      }),
      { numRuns: 2000 },
    )
  })
  it('does not change by a legal form', () => {
    const word = fc.constantFrom('Acme', 'Globex', 'Initech', 'Umbrella', 'Hooli', 'Vandelay')
    const some = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(some, some, fc.constantFrom(...FORMS), fc.constantFrom(...FORMS), (a, b, one, other) => {
        expect(match(`${a} ${one}`, `${b} ${other}`)).toEqual(match(a, b))
      }),
    )
  })
  it('takes 100,000 random texts', () => {
    fc.assert(
      fc.property(anyText, (text) => match(text, 'Acme Brick of Ohio').score < 1),
      { numRuns: 100_000 },
    )
  }, 120_000)

  it.each([
    ['Acme', 'ACME Corporation'],
    ['McKinsey', 'Mc Kinsey & Company'],
    ['Ernst & Young', 'Ernst and Young LLP'],
    ['A.P. Møller – Mærsk', 'AP Moller-Maersk A/S'],
    ['Goldman Sachs', 'Goldmann Sachs'],
    ['Acme Robotics', 'Acme Robotics Group'],
    ['Acme Intl Mfg', 'Acme International Manufacturing'],
    ['Univ. of Michigan', 'University of Michigan'],
    ['Virbac NZ', 'Virbac New Zealand'],
    ['Acme R&D', 'Acme Research and Development'],
    ['acme-g', 'Acme Group'],
    ['Vandelay Jidōsha', 'Vandelay Motor'],
    ['Vandelay Hooli', 'Vandelay Hoooli'],
    ['Vandelay Hooli', 'Vandelay Hooli Utilities'],
    ['Vandelay Hooli Berlin', 'Vandelay Hooli'],
    ['Vandelay Corporaion', 'Vandelay'],
    ['PayPal', 'Pay Pal Holdings'],
  ])('%s and %s are one', (a, b) => {
    expect(decision(a, b)).toBe('sure')
  })
  it.each([
    ['Microsoft', 'Microsft'],
    ['Oracle', 'Orcale'],
    ['Amazon', 'Amazon Web Services'],
    ['Santander', 'Banco Santander'],
    ['Acme', 'Acme Brick'],
    ['Acme', 'Acme UK'],
    ['IBM', 'International Business Machines'],
    ['Acme Deutschland', 'Acme'],
    ['Acme Labs', 'Acme Holdings'],
    ['Siemens', 'Siemens Energy'],
    ['Orange', 'Orange County'],
    ['Daesung Holdings', 'Daesang Holdings'],
    ['Universität München', 'University of Munich'],
    ['State University of Vandelay Hooli Community College', 'Hooli Community College'],
    ['vandelaydenki', 'Vandelay Electric'],
    ['Vandelay Hooli', 'Vndly Hooli'],
    ['Power Vandelay', 'Pwr Vandelay'],
    ['Vandelay Hooli', 'Vandelay Hooli II'],
    ['Vandelay Hooli', 'Vandelay Hooli Web Services Europe'],
  ])('%s and %s may be one', (a, b) => {
    expect(decision(a, b)).toBe('ask')
  })
  it.each([
    ['Acme Brick', 'Acme Software'],
    ['Delta Dental', 'Delta Air Lines'],
    ['Apple', 'Applebee’s'],
    ['Meta', 'Metabase'],
    ['Square', 'Squarespace'],
    ['First National Bank', 'First American Bank'],
    ['Bank of America', 'Bank of China'],
    ['American Airlines', 'American Express'],
    ['Deutsche Bank', 'Deutsche Bahn'],
    ['Rocket Companies', 'Rocket.Chat'],
    ['Boston Consulting Group', 'Boston Scientific'],
    ['United Airlines', 'United Healthcare'],
    ['University of Michigan', 'Michigan State University'],
    ['Bank of America', 'America'],
    ['General Motors', 'General Electric'],
    ['Morgan Stanley', 'JP Morgan'],
    ['Sony Music', 'Sony Pictures'],
    ['Siemens Energy', 'Siemens Healthineers'],
    ['Johnson & Johnson', 'Johnson Controls'],
    ['New York Times', 'New York Life'],
    ['Northwestern Mutual', 'Northwestern University'],
    ['Royal Bank of Canada', 'Royal Bank of Scotland'],
    ['Standard Chartered', 'Standard Life'],
    ['Airbus', 'Airbnb'],
    ['Meta', 'Metal'],
    ['Visa', 'Vista'],
    ['Cisco', 'Sysco'],
    ['Zoom', 'ZoomInfo'],
    ['Nokia', 'Nokian Tyres'],
    ['3M', '3i'],
    ['Acme 3', 'Acme 4'],
    ['Unit4 Software', 'Unit5 Software'],
    ['Acme Group', 'Globex Group'],
    ['Acme', ''],
    ['', ''],
  ])('%s and %s are two', (a, b) => {
    expect(decision(a, b)).toBe('none')
  })
  it('says why', () => {
    expect(match('Acme Brick', 'Acme Software').reason).toBe(
      'acme the same; brick only in what was asked; software only in what is known',
    )
    expect(match('Microsft', 'Microsoft').reason).toBe('microsft a slip of microsoft')
  })
  it('holds names likelier the more alike what is left of both is', () => {
    const score = (name: string) => match('Acme Getterso', name).score
    expect(score('Acme Getetros')).toBeGreaterThan(score('Acme Vulkanid'))
  })
  it('holds a name with a usual word within for likelier than one with a telling word before it', () => {
    const asked = 'Hooli Strategies Fund'
    expect(match(asked, 'Hooli Strategies Investment Fund').score).toBeGreaterThan(
      match(asked, 'Vandelay Hooli Strategies Fund').score,
    )
  })
  it('holds what a longer name ends in for likelier than what it begins with by a word', () => {
    const scores = ['Hooli Community College', 'Vandelay'].map(
      (name) => match('Vandelay Institute Hooli Community College', name).score,
    )
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 1)
  })
  it('weighs a word by how many of the workspace’s companies hold it', () => {
    const known = (word: string) => rarityOf(word, word === 'rocket' ? 50_000 : 0)
    expect(match('Rocket', 'Rocket Foods', known).score).toBeLessThan(match('Rocket', 'Rocket Foods').score)
  })
})

describe('decide', () => {
  const decided = (scores: number[]) => decide(scores.map((score) => ({ score })))
  it('asks where two are likely, and where one is likely but not sure', () => {
    expect(decided([1])).toBe('sure')
    expect(decided([1, 1])).toBe('ask')
    expect(decided([0.96, 0.1])).toBe('sure')
    expect(decided([0.96, 0.9])).toBe('ask')
    expect(decided([0.5])).toBe('ask')
    expect(decided([0.1])).toBe('none')
    expect(decided([])).toBe('none')
  })
  it('ranks without raising a score or changing the order', () => {
    const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(scores, (list) => {
        const sorted = list.toSorted((a, b) => b - a)
        const ranked = rankMatches(list.map((score) => ({ score }))).map((one) => one.score)
        expect(ranked).toHaveLength(list.length)
        for (const [at, score] of ranked.entries()) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(sorted[at] ?? 0)
          expect(score).toBeLessThanOrEqual(ranked[at - 1] ?? 1)
        }
        expect(ranked[0]).toBe(sorted[0])
      }),
      { examples: [[[0]], [[]]] },
    )
  })
})

describe('alignWords', () => {
  const kinds = (a: string, b: string) => alignWords(a.split(' '), b.split(' ')).map(({ kind }) => kind)
  it.each([
    ['bhg', 'bgh', ['typo']],
    ['bhg', 'bxg', []],
    ['b1g', 'bg1', []],
    ['acmesville', 'acmes ville', ['joined']],
    ['getacmes', 'acmes', ['joined']],
    ['abcl', 'anvil brick company', ['initials']],
    ['abcgroup', 'anvil brick company', ['initials']],
    ['abgroup', 'anvil brick', []],
    ['yatasbedding', 'yatas', ['beginning']],
    ['yatasbeddingfurnishing', 'yatas', []],
  ])('pairs %s with %s as %j', (a, b, expected) => {
    expect(kinds(a, b)).toEqual(expected)
    expect(kinds(b, a)).toEqual(expected)
  })
  it('uses each word once', () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        const pairs = alignWords(a.split(' '), b.split(' '))
        for (const places of [pairs.flatMap((pair) => pair.left), pairs.flatMap((pair) => pair.right)])
          expect(new Set(places).size).toBe(places.length)
        for (const pair of pairs) expect(pair.likeness).toBeGreaterThan(0)
      }),
    )
  })
})

describe('look-up terms', () => {
  it('hold no space, and a name is found under its own', () => {
    fc.assert(
      fc.property(name, (text) => {
        const normalised = normaliseOrganization(text)
        const terms = termsOf(normalised)
        for (const term of [...terms, ...lookUpTermsOf(normalised)]) expect(term).toMatch(/^\S+$/u)
        for (const token of normalised.tokens) expect(terms).toContain(token)
      }),
    )
  })
  it('of three letters hold them with two in each other’s place', () => {
    expect(slipsOf('bgh')).toEqual(expect.arrayContaining(['gbh', 'bhg']))
    expect(slipsOf('b1h')).not.toContain('1bh')
  })
  it('of initials are also those without the one of a legal form', () => {
    expect(lookUpTermsOf(normaliseOrganization('abcl'))).toContain('abc')
    expect(['abcl', 'abcdc', 'abc', 'abl', 'abcdefgl', 'ab1l', 'abcx'].map(withoutFormLetter)).toEqual([
      'abc',
      'abcd',
      null,
      null,
      null,
      null,
      null,
    ])
  })
  it('of nothing but usual words hold what they say, in whatever language and order', () => {
    const meant = (name: string) => termsOf(normaliseOrganization(name)).filter((term) => term.startsWith('='))
    expect(meant('Europäische Kommission')).toEqual(['=committee=europe'])
    for (const name of ['European Commission', 'Commission of Europe', 'Commission européenne'])
      expect(meant(name)).toEqual(meant('Europäische Kommission'))
    for (const name of ['Acme Commission', 'Commission', 'European Committee of Acme']) expect(meant(name)).toEqual([])
  })
  it('of two words one slip apart share a neighbour', () => {
    const word = fc.stringMatching(/^[a-zéöж]{5,12}$/u)
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('drop', 'add', 'change', 'swap'), (original, where, slip) => {
        const letters = [...original]
        const at = where % (letters.length - 1)
        if (slip === 'drop') letters.splice(at, 1)
        else if (slip === 'add') letters.splice(at, 0, 'q')
        else if (slip === 'change') letters[at] = 'q'
        else letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '')
        const mine = new Set(neighboursOf(original))
        expect(neighboursOf(letters.join('')).some((neighbour) => mine.has(neighbour))).toBe(true)
      }),
    )
  })
})

describe('words', () => {
  it('have one standard, which is its own', () => {
    for (const word of ['intl', 'universidad', 'mfg', 'labs', 'acme'])
      expect(standardWord(standardWord(word))).toBe(standardWord(word))
    expect(standardWord('intl')).toBe('international')
    expect(standardWord('constructor')).toBe('constructor')
  })
  it('are telling from 0 to 1, the rarer the more, and alike while they are few', () => {
    fc.assert(
      fc.property(anyText, fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 }), (word, a, b) => {
        const [few, many] = a < b ? [a, b] : [b, a]
        expect(rarityOf(word, few)).toBeGreaterThanOrEqual(rarityOf(word, many))
        expect(rarityOf(word, many)).toBeGreaterThan(0)
        expect(rarityOf(word, few)).toBeLessThan(1)
      }),
    )
    expect(rarityOf('acme', 0)).toBe(rarityOf('acme', 4))
  })
})
