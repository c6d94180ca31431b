import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readKind } from '../../../src/domain/relationships/kind-words.ts'
import type { Visibility } from '../../../src/domain/relationships/relationship.ts'
import { readRelationship, readSince } from '../../../src/domain/relationships/relationship-text.ts'

/** A line, and what was understood: name | title | company | how | kind | rating | since; empty for nothing. */
const LINES = `
Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5 => Jane Doe | VP Sales | Acme Corp | worked together 2019–22 | colleague | 4 | 2019
Jane Doe at Acme => Jane Doe | | Acme
Jane Doe @ Acme => Jane Doe | | Acme
Jane Doe @Acme => Jane Doe | | Acme
Jane Doe@Acme => Jane Doe | | Acme
JANE DOE AT ACME => JANE DOE | | ACME
Jane Doe, Acme => Jane Doe | | Acme
Jane Doe, Acme, => Jane Doe | | Acme
Jane Doe from Acme => Jane Doe | | Acme
Jane Doe works at Acme => Jane Doe | | Acme
Jane Doe who works at Acme => Jane Doe | | Acme
Jane Doe, works at Acme => Jane Doe | | Acme
Jane Doe, now at Acme => Jane Doe | | Acme
Jane Doe, from Acme => Jane Doe | | Acme
I know Jane Doe at Acme => Jane Doe | | Acme
@jane at Acme => jane | | Acme
Jane Doe, Acme Corp, 4/5 => Jane Doe | | Acme Corp | | | 4
Jane Doe - Acme - 4/5 => Jane Doe | | Acme | | | 4
Jane Doe at Acme 4/5 => Jane Doe | | Acme | | | 4
Jane Doe at Acme: 4/5 => Jane Doe | | Acme | | | 4
Jane Doe at Acme, 4 / 5 => Jane Doe | | Acme | | | 4
Jane Doe at Acme, 4 out of 5 => Jane Doe | | Acme | | | 4
Jane Doe at Acme - 5 stars => Jane Doe | | Acme | | | 5
Jane Doe at Acme ★★★★☆ => Jane Doe | | Acme | | | 4
Jane Doe, Acme, rating 4 => Jane Doe | | Acme | | | 4
Jane Doe, Acme, 4 => Jane Doe | | Acme | | | 4
4/5 Jane Doe at Acme => Jane Doe | | Acme | | | 4
Jane Doe at Acme, met on 4/5/2019 => Jane Doe | | Acme | met on 4/5/2019 | | | 2019
Jane Doe, CFO, Acme => Jane Doe | CFO | Acme
Jane Doe, Acme, CFO => Jane Doe | CFO | Acme
Jane Doe, Captain, Starfleet => Jane Doe | Captain | Starfleet
Jane Doe | CFO | Acme => Jane Doe | CFO | Acme
Jane Doe (CFO at Acme) => Jane Doe | CFO | Acme
Jane Doe (CFO, Acme) => Jane Doe | CFO | Acme
Jane Doe (CFO) at Acme => Jane Doe | CFO | Acme
Jane Doe (Acme) => Jane Doe | | Acme
Jane Doe, Acme (CFO) => Jane Doe | CFO | Acme
Jane Doe - CFO at Acme => Jane Doe | CFO | Acme
Jane Doe: CFO at Acme => Jane Doe | CFO | Acme
Jane Doe CFO at Acme => Jane Doe | CFO | Acme
Jane Doe, CFO of Acme => Jane Doe | CFO | Acme
Jane Doe, the CFO at Acme => Jane Doe | CFO | Acme
Jane Doe, CFO@Acme => Jane Doe | CFO | Acme
Jane Doe, Head of Sales, Acme => Jane Doe | Head of Sales | Acme
Jane Doe, VP, Sales at Acme => Jane Doe | VP, Sales | Acme
Jane Doe, SVP & GM, Acme => Jane Doe | SVP & GM | Acme
Jane Doe, CFO => Jane Doe | CFO
Jane Doe => Jane Doe
Jane => Jane
Jane Doe 4/5 => Jane Doe | | | | | 4
Jane Doe, CFO @ Acme, Inc. => Jane Doe | CFO | Acme, Inc.
Jane Doe, VP Sales, Acme Corp, Inc., 3/5 => Jane Doe | VP Sales | Acme Corp, Inc. | | | 3
Jane Doe, Acme Inc., Berlin => Jane Doe | | Acme Inc. | Berlin
Jane Doe at Acme (India) Pvt Ltd => Jane Doe | | Acme (India) Pvt Ltd
Jane Doe, Head of Sales at Acme GmbH & Co. KG, former colleague => Jane Doe | Head of Sales | Acme GmbH & Co. KG | former colleague | colleague
Dr. Jane Doe, PhD, CFO at Acme => Jane Doe, PhD | CFO | Acme
Jane Doe Jr., CFO at Acme => Jane Doe Jr. | CFO | Acme
Jean-Luc Picard, Captain at Starfleet => Jean-Luc Picard | Captain | Starfleet
Anthony Head at Acme => Anthony Head | | Acme
Jane O'Neil at Acme => Jane O'Neil | | Acme
Jane Doe at Women at Work => Jane Doe | | Women at Work
Jane Doe, Editor at Women at Work => Jane Doe | Editor | Women at Work
Jane Doe at Booking.com => Jane Doe | | Booking.com
Jane Doe at 3M => Jane Doe | | 3M
Jane Doe at Family Dollar, bought from us => Jane Doe | | Family Dollar | bought from us | client
Jane Doe, University of Oxford, studied together => Jane Doe | | University of Oxford | studied together | school
Jane Doe, Harvard Business School => Jane Doe | | Harvard Business School
Jane Doe, Smith & Sons, client for 3 years => Jane Doe | | Smith & Sons | client for 3 years | client
李雷，阿里巴巴 => 李雷 | | 阿里巴巴
Jane Doe, CFO, Acme, worked together 2019-2022, 5/5 => Jane Doe | CFO | Acme | worked together 2019-2022 | colleague | 5 | 2019
Jane Doe — Acme — met at SaaStr 2023 => Jane Doe | | Acme | met at SaaStr 2023 | | | 2023
Jane Doe; CFO; Acme; friends since school => Jane Doe | CFO | Acme | friends since school | friend
Jane Doe – VP Sales – Acme – ex-colleague – 4/5 => Jane Doe | VP Sales | Acme | ex-colleague | colleague | 4
Jane Doe, Acme — worked together at Globex 2019-22 => Jane Doe | | Acme | worked together at Globex 2019-22 | colleague | | 2019
Jane Doe at Acme, my sister => Jane Doe | | Acme | my sister | family
Jane Doe at Acme (friend) => Jane Doe | | Acme | friend | friend
Jane Doe at Acme (worked together at Globex) => Jane Doe | | Acme | worked together at Globex | colleague
Jane Doe at Acme worked together for years => Jane Doe | | Acme | worked together for years | colleague
Jane Doe, VP Sales at Acme. We worked together at Globex from 2015 to 2018. 4/5 => Jane Doe | VP Sales | Acme | We worked together at Globex from 2015 to 2018. | colleague | 4 | 2015
Jane Doe, VP Sales @ Acme; met at YC, W19; 3/5 => Jane Doe | VP Sales | Acme | met at YC, W19 | | 3
Jane Doe, Partner at Sequoia, investor in us => Jane Doe | Partner | Sequoia | investor in us | investor
Jane Doe, partner, Sequoia => Jane Doe | partner | Sequoia
Jane Doe, Acme, college roommate => Jane Doe | | Acme | college roommate | friend
Jane Doe, worked together at Globex => Jane Doe | | | worked together at Globex | colleague
Jane Doe at Acme, met in 2018 => Jane Doe | | Acme | met in 2018 | | | 2018
Jane Doe at Acme – 2019–22 – 4/5 => Jane Doe | | Acme | 2019–22 | | 4 | 2019
Jane Doe, Acme, know her well => Jane Doe | | Acme | | | 4
Jane Doe <jane@acme.com>, Acme => Jane Doe | | Acme
Jane Doe (jane@acme.com), Acme => Jane Doe | | Acme
Jane Doe, Acme, met at a fair, jane@acme.com => Jane Doe | | Acme | met at a fair
Jane Doe at Acme, met at YC; W19 => Jane Doe | | Acme | met at YC, W19
“Jane Doe”, VP Sales at “Acme”, 4/5 => Jane Doe | VP Sales | Acme | | | 4
"Jane Doe, VP Sales at Acme" => Jane Doe | VP Sales | Acme
Jane Doe (she/her), CFO at Acme, 3/5 => Jane Doe | CFO | Acme | | | 3
Jane Doe jane@acme.com => Jane Doe | | acme.com
Jane Doe at Acme ⭐⭐⭐⭐ => Jane Doe | | Acme | | | 4
Jane Doe, CFO at Acme, 4/5 - worked together 2018-20 => Jane Doe | CFO | Acme | worked together 2018-20 | colleague | 4 | 2018
I know Jane Doe at Acme really well => Jane Doe | | Acme | | | 5
I barely know Jane Doe at Acme => Jane Doe | | Acme | | | 1
Jane Doe at Acme, not very well => Jane Doe | | Acme | | | 2
Jane Doe at Acme, fairly well => Jane Doe | | Acme | | | 3
Jane Doe at Acme, very well as a friend => Jane Doe | | Acme | friend | friend | 5
Jana Doe – Einkaufsleiterin bei Müller & Söhne, kenne ich gut => Jana Doe | Einkaufsleiterin | Müller & Söhne | | | 4
Jane Doe, Responsable des achats chez Acme => Jane Doe | Responsable des achats | Acme
Jane Doe @Acme we studied together => Jane Doe | | Acme | we studied together | school
Jane Doe from Acme, head of marketing, good friend => Jane Doe | head of marketing | Acme | good friend | friend
Jane Doe from Acme and I worked together 2016–20 => Jane Doe | | Acme | worked together 2016–20 | colleague | | 2016
I met Jane Doe at the fair in Hanover, she runs sales at Acme => Jane Doe | runs sales | Acme | met at the fair in Hanover
my brother-in-law Piet de Vries is CFO at Acme => Piet de Vries | CFO | Acme | my brother-in-law | family
my old friend Jane Doe at Acme => Jane Doe | | Acme | my old friend | friend
Jane Doe formerly at Globex now at Acme => Jane Doe | | Acme | formerly at Globex
Jane Doe, ex-Globex now at Acme => Jane Doe | | Acme | ex-Globex
Jane Doe at Acme, know her from the gym, +49 170 1234567 => Jane Doe | | Acme | know her from the gym
`
  .trim()
  .split('\n')
  .map((row) => row.split(' => ') as [string, string])

describe('readRelationship', () => {
  it.each(LINES)('%s', (line, understood) => {
    const said = readRelationship(line)
    const [name = '', title, organization = '', how, kind, rating, since] = understood
      .split(line.includes(' | ') ? / \| ?/ : /\s*\|\s*/)
      .map((cell) => cell.trim())
    expect(said).toMatchObject({
      name,
      title: title || null,
      organization,
      how: how || null,
      kind: kind || 'acquaintance',
      rating: rating ? Number(rating) : null,
      since: since ? `${since}-01-01` : null,
      opens: [],
    })
  })

  it.each([
    '',
    '4/5',
    '—',
    '123',
    '😀',
    ', Acme',
    'at Acme',
    '@ Acme',
    'CFO at Acme',
    'Head of Sales, Acme',
    'someone at Acme',
    'a friend at Acme',
    'my sister, Acme',
    'my brother-in-law is CFO at Acme',
    'she works at Acme',
    'we met at SaaStr',
    'https://www.linkedin.com/in/janedoe',
    'jane.doe@acme.com',
    'Jane and John Roe at Acme',
    'Tom & Jerry at Acme',
    'Saw a very good film with Jane Doe at Acme',
  ])('misses who “%s” is about', (line) => {
    expect(readRelationship(line).missing).toContain('person')
  })

  it.each(['Jane Doe', 'Jane Doe, CFO', 'Jane Doe, worked together', 'Jane Doe 4/5', 'met Jane Doe at SaaStr'])(
    'misses the company of “%s”',
    (line) => {
      expect(readRelationship(line).missing).toEqual(['organization'])
    },
  )

  it.each([
    ['Jane Doe, Captain, Starfleet', 'Captain'],
    ['Jane Doe, Acme Inc., Berlin', 'Berlin'],
    ['Jane Doe at Acme, strong', 'strong'],
    ['Jane Doe at Acme, 10/10', '10/10'],
    ['Jane Doe at Acme, 9/5', '9/5'],
    ['Jane Doe at Acme, 4.5/5', '4.5/5'],
    ['Jane Doe at Acme, 80 %', '80 %'],
    ['Jane Doe at Acme, we met at a private dinner', 'we met at a private dinner'],
    ['Jane Doe at Acme, 👍', '👍'],
  ])('does not take “%s” at its word: %s is asked about', (line, unread) => {
    expect(readRelationship(line).unread).toEqual([unread])
  })

  const intent = fc.constantFrom<[string, Visibility]>(
    ['private', 'private'],
    ['PRIVATE!', 'private'],
    ['keep this private please', 'private'],
    ['(confidential, do not share)', 'private'],
    ['don’t share', 'private'],
    ['between us', 'private'],
    ['nur für mich', 'private'],
    ['vertraulich', 'private'],
    ['off the record', 'private'],
    ['sealed', 'sealed'],
    ['please keep it sealed', 'sealed'],
    ['anonymous', 'sealed'],
    ['ask me first', 'sealed'],
    ['open', 'open'],
  )

  it('takes words of intent as such, wherever they stand, and keeps none as text', () => {
    fc.assert(
      fc.property(
        intent,
        fc.constantFrom(', ', ' — ', ' - ', '; ', '\n', ' | '),
        fc.constantFrom('', 'worked together 2019', '4/5', 'my cousin', 'opens Globex'),
        fc.boolean(),
        ([words, visibility], by, story, before) => {
          const parts = [story, words].filter(Boolean)
          const line = ['Jane Doe, VP Sales at Acme Corp', ...(before ? parts.toReversed() : parts)].join(by)
          const said = readRelationship(line)
          expect(said).toMatchObject({ name: 'Jane Doe', title: 'VP Sales', organization: 'Acme Corp', visibility })
          expect(said.unread).toEqual([])
          expect(said.how ?? '').not.toMatch(/privat|confid|share|seal|anonym|between|vertraul|record|open|ask me/i)
        },
      ),
    )
  })

  it('takes such a word behind a company or a year too, and the strictest of several', () => {
    expect(readRelationship('Jane Doe at Acme since 2015 private')).toMatchObject({
      organization: 'Acme',
      since: '2015-01-01',
      how: 'since 2015',
      visibility: 'private',
    })
    expect(readRelationship('Jane Doe at Acme, open, sealed, private')).toMatchObject({ visibility: 'private' })
  })

  it.each(['Joe Doe, Private Banker at UBS', 'Joe Doe at Sealed Air Corp', 'Joe Doe at Open Society Foundations'])(
    'finds no intent in a title or a company: %s',
    (line) => {
      expect(readRelationship(line)).toMatchObject({ visibility: null, unread: [], missing: [] })
    },
  )

  it('keeps no address, whatever it stands beside', () => {
    const address = fc.constantFrom('jane@acme.com', '<jane.doe@acme.co.uk>', '(j@acme.example)', '+49 170 1234567')
    const part = fc.constantFrom('Jane Doe', 'CFO', 'Acme', 'met at a fair', 'private', 'at', ',', '—', '4/5')
    fc.assert(
      fc.property(fc.array(fc.oneof(address, part), { maxLength: 8 }), (words) => {
        expect(JSON.stringify(readRelationship(words.join(' ')))).not.toMatch(/@acme|1234567|jane@|j@/)
      }),
      { numRuns: 500 },
    )
  })

  const word = fc.constantFrom(...'Jane Doe Müller O’Neil Li Acme Globex Zürich fair gym 37signals'.split(' '))
  const said = fc.record({
    name: fc.constantFrom('Jane Doe', 'José Núñez', 'Anne-Marie O’Neil', '李雷', 'Sofia'),
    title: fc.constantFrom('', 'CFO', 'VP Sales', 'Head of Product', 'Captain'),
    organization: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    how: fc.array(word, { maxLength: 4 }).map((words) => (words.length > 0 ? `met at ${words.join(' ')}` : '')),
    rating: fc.integer({ min: 1, max: 5 }),
    at: fc.constantFrom(' at ', ' @ ', ' AT '),
    by: fc.constantFrom(', ', ' - ', ' — ', '; ', ' | ', '\n'),
    last: fc.constantFrom('/5', ' / 5', ' out of 5', ' stars'),
  })

  it('reads back what was composed, whatever parts the line', () => {
    fc.assert(
      fc.property(said, ({ name, title, organization, how, rating, at, by, last }) => {
        const place = title ? `${name}${by}${title}${at}${organization}` : `${name}${at}${organization}`
        const line = [place, how, `${rating}${last}`].filter(Boolean).join(by)
        expect(readRelationship(line)).toMatchObject({
          name,
          title: title || null,
          organization,
          how: how || null,
          rating,
        })
      }),
    )
  })

  it('loses no word of a line that begins with a name', () => {
    const parts = fc.array(
      fc.oneof(word, fc.constantFrom('at', ',', '—', ';', '(', ')', 'CFO', 'met', '2019', 'our')),
      {
        maxLength: 12,
      },
    )
    const words = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).toSorted()
    fc.assert(
      fc.property(parts, (list) => {
        const line = `Jane Doe, ${list.join(' ')}`
        const { name, title, organization, how } = readRelationship(line)
        const kept = words([name, title, organization, how].join(' '))
        // "at" and "who works at" part the others and are no text of their own.
        const missing = words(line).filter((one) => one !== 'at' && !kept.includes(one))
        expect(missing).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('reads whatever the text, and throws nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), fc.string({ maxLength: 500 })), (line) => {
        const { name, organization, rating, missing } = readRelationship(line)
        expect(name === '' || /\p{L}/u.test(name)).toBe(true)
        expect(name !== '' || missing.includes('person')).toBe(true)
        expect(organization).toBe(organization.trim())
        expect([null, 1, 2, 3, 4, 5]).toContain(rating)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('readKind', () => {
  it.each([
    ['my cousin', 'family'],
    ['my brother-in-law', 'family'],
    ['best man at my wedding', 'friend'],
    ['Studienfreundin', 'acquaintance'],
    ['mein Freund aus Köln', 'friend'],
    ['our client since 2019', 'client'],
    ['sold them our seed round', 'client'],
    ['invested in us', 'investor'],
    ['class of 2010', 'school'],
    ['first class service', 'acquaintance'],
    ['worked together', 'colleague'],
    ['ehemalige Kollegin', 'colleague'],
    ['channel partner', 'partner'],
    ['met at a fair', 'acquaintance'],
    ['', 'acquaintance'],
  ])('“%s”: %s', (how, kind) => {
    expect(readKind(how)).toBe(kind)
  })
})

describe('readSince', () => {
  it.each([
    ['worked together 2019–22', '2019-01-01'],
    ['since March 2018', '2018-01-01'],
    ['2015 to 2018', '2015-01-01'],
    ['worked together until 2019', null],
    ['until March 2019', null],
    ['over 1000 users, room 2199', null],
    ['for years', null],
  ])('“%s”: %s', (how, since) => {
    expect(readSince(how)).toBe(since)
  })
})
