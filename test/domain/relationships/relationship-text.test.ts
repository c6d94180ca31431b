import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../../src/domain/errors.ts'
import {
  readKind,
  readRelationship,
  readSince,
  withoutAddresses,
} from '../../../src/domain/relationships/relationship-text.ts'

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
Dr. Jane Doe, PhD, CFO at Acme => Dr. Jane Doe, PhD | CFO | Acme
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
Jane Doe, Acme, know her well => Jane Doe | | Acme | know her well
Jane Doe <jane@acme.com>, Acme => Jane Doe | | Acme
Jane Doe (jane@acme.com), Acme => Jane Doe | | Acme
Jane Doe, Acme, met at a fair, jane@acme.com => Jane Doe | | Acme | met at a fair
jane.doe@acme.com => jane doe
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
    expect(said).toEqual({
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
    'she works at Acme',
    'we met at SaaStr',
    'https://www.linkedin.com/in/janedoe',
  ])('kindly refuses “%s”: there is no name', (line) => {
    expect(() => readRelationship(line)).toThrow(expect.objectContaining({ reason: 'name-missed' }))
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

  it('throws nothing but a refusal, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), fc.string({ maxLength: 500 })), (line) => {
        try {
          const { name, organization, rating } = readRelationship(line)
          expect(name).toMatch(/\p{L}/u)
          expect(organization).toBe(organization.trim())
          expect([null, 1, 2, 3, 4, 5]).toContain(rating)
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
        }
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

it('takes addresses and phone numbers out of a story, and no years', () => {
  expect(withoutAddresses('write to jane@acme.com or <j.doe@acme.co.uk>, or call 0170 / 123 45 67')).toBe(
    'write to or , or call',
  )
  expect(withoutAddresses('Jane Doe<jane@acme.com> (+49 30 123 456 78), @jim')).toBe('Jane Doe , @jim')
  expect(withoutAddresses('worked together 2019-2022 2023 2024')).toBe('worked together 2019-2022 2023 2024')
})
