import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAddress, hostIn, maskAddresses, withoutAddresses } from '../../../src/domain/privacy/addresses.ts'

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz']
const word = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: min, maxLength: max })
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const first = fc.constantFrom(...'123456789')

/** What may stand before an address, and behind one. */
const BEFORE = ['', 'Jane Doe, ', 'write to ', '(', '<', 'CFO — ', 'e-mail: ', 'mailto:', '„', 'Mr. Roe\n', '“', '; ']
const BEHIND = [
  '',
  ', Acme Corp',
  ' or so',
  ')',
  '>',
  ' — 4/5',
  '. We met 2019–22',
  '\nthanks',
  '”',
  '; Jim',
  '!',
  ' 2023 2024',
]

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode((sign.codePointAt(0) ?? 0) + 0xfee0))
const through = (mark: string) => (text: string) => Array.from(text).join(mark)

/** Ways to write the signs of an address: all of them, or only the one in its middle. */
const WRITINGS: [at: string, dot: string, write: (text: string) => string][] = [
  ['@', '.', (text) => text],
  ['@', '.', (text) => text.toUpperCase()],
  ['＠', '.', (text) => text],
  ['@', '.', wide],
  ['@', '.', through('\u200b')],
  ['@', '.', through('\u00ad')],
  [' (at) ', ' (dot) ', (text) => text],
  ['(at)', '(dot)', (text) => text],
  ['[at]', '.', (text) => text],
  [' [at] ', '.', (text) => text],
  ['[at]', '[dot]', (text) => text],
  ['{at}', '{dot}', (text) => text],
  [' at ', ' dot ', (text) => text],
  ['%40', '.', (text) => text],
  ['&#64;', '.', (text) => text],
]

const email = fc
  .record({
    local: fc.tuple(word(2, 9), fc.constantFrom('', '.', '_', '-', '+'), word(2, 9)).map((parts) => parts.join('')),
    // Longer than "my" and "the": "at my dot com" is no address.
    labels: fc.array(word(6, 9), { minLength: 1, maxLength: 3 }),
    top: fc.constantFrom('com', 'de', 'io', 'uk', 'consulting'),
    writing: fc.constantFrom(...WRITINGS),
  })
  .map(({ local, labels, top, writing: [at, dot, write] }) => ({
    local,
    host: [...labels, top].join('.'),
    written: write(`${local}${at}${[...labels, top].join(dot)}`),
  }))

const SEPARATORS = [' ', '-', '/', '.', ' / ', ' - ', '–', '\u00a0', '\u2011', '']
/** Numbers as they are dialled, by their groups of digits. */
const phone = fc
  .oneof(
    fc.record({
      lead: fc.constantFrom('+49', '+44 ', '+1 ', '+49 (0)', '0049 '),
      groups: fc.tuple(first, digits(2), digits(4), digits(2)),
    }),
    fc.record({ lead: fc.constantFrom('0', '(0'), groups: fc.tuple(first, digits(2), digits(4), digits(3)) }),
    fc.record({
      lead: fc.constantFrom('tel. ', 'Tel.: ', 'phone ', 'Mobil: ', 'WhatsApp '),
      groups: fc.tuple(first, digits(2), digits(3), digits(3)),
    }),
  )
  .chain(({ lead, groups: [one, ...others] }) =>
    fc.constantFrom(...SEPARATORS).chain((by) =>
      fc
        .constantFrom((text: string) => text, wide, through('\u200b'))
        .map((write) => {
          const closed =
            lead === '(0'
              ? `${one}${others[0]})${by}${others[1]}${by}${others[2]}`
              : [`${one}${others[0]}`, others[1], others[2]].join(by)
          return { digits: [one, ...others].join(''), written: `${lead}${write(closed)}` }
        }),
    ),
  )
  // A number that reads as years is one for people too.
  .filter(
    ({ digits: all, written }) =>
      !/(?:19|20)\d\d/.test(all) && !/^(?:0|.*[ )])(?:[0-3]?\d)[./-][01]?\d[./-]/.test(written),
  )

const around = fc.tuple(fc.constantFrom(...BEFORE), fc.constantFrom(...BEHIND))

describe('an address', () => {
  it('is found in every writing, whatever stands around it, and leaves its host', () => {
    fc.assert(
      fc.property(email, around, ({ local, host, written }, [before, behind]) => {
        const text = `${before}${written}${behind}`
        const masked = maskAddresses(text)
        expect(findAddress(text)).toBe('e-mail')
        expect(
          masked
            .normalize('NFKC')
            .replace(/[\u200b\u00ad]/g, '')
            .toLowerCase(),
        ).not.toContain(local)
        expect(hostIn(text).toLowerCase()).toBe(host)
        expect(masked).toContain(behind.replace(/^[>]/, ''))
        expect(withoutAddresses(text).toLowerCase()).not.toContain(host)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    '@jim and @jane.doe',
    'Jane Doe @ Acme',
    'CFO @ acme.com',
    'Jane Doe at Acme.com',
    'we met at a dot com in 2001',
    'https://www.tiktok.com/@acme.inc',
    'https://www.linkedin.com/in/jane-doe-0123456789',
    'acme.com',
  ])('is none: %s', (text) => {
    expect(maskAddresses(text)).toBe(text)
    expect(findAddress(text)).toBeNull()
  })
})

describe('a phone number', () => {
  it('is found in every writing, whatever stands around it', () => {
    fc.assert(
      fc.property(phone, around, ({ written }, [before, behind]) => {
        const masked = maskAddresses(`${before}${written}${behind}`)
          .normalize('NFKC')
          .replace(/\u200b/g, '')
        const left = masked.replace(behind.normalize('NFKC'), '')
        expect(left.replace(/\D/g, ''), masked).toBe('')
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    'tel. 415.555.2671',
    '+49 (0)30 / 1234-567',
    '0170 1234567',
    '(415) 555-2671',
    '415-555-2671',
    '1-415-555-2671',
    '０１７０ １２３４５６７',
    '٠١٧٠ ١٢٣٤٥٦٧',
    '01 23 45 67 89',
    'wa.me/491701234567',
    '01701234567',
  ])('%s is one', (text) => {
    expect(maskAddresses(`Jane Doe, ${text}, 4/5`)).toBe('Jane Doe, ☎, 4/5')
    expect(findAddress(text)).toBe('phone')
  })
})

/** What people write of business and of years. */
const PHRASES = [
  'worked together 2019-2022 2023 2024',
  'since 2016–20',
  'Jane Doe, VP Sales at Acme Corp',
  '4/5',
  '4.5 / 5',
  'rated 3',
  '30.11.2026',
  '2026-11-30',
  '11/30/2026',
  '01/2019 - 12/2022',
  '01.02. - 03.04.2023',
  '01067 Dresden 2019–2022',
  '8001 Zürich',
  '€ 1 200 000',
  '$1.200.000.000',
  '+10 000 000 €',
  '12,000,000 users in 2023',
  'grew 50 000 000 to 100 000 000',
  'ISO 27001',
  'ticket #0123456789',
  'id 019a1b2c-1234-7abc-8abc-0123456789ab',
  'C0123456789',
  '1764500000.123456',
  '08.30-17.00',
  '10:30',
  'mobile 2019-2022',
  '0.25 0.30',
  '3M, 7-Eleven, 1&1 and 4711',
  'Europe/Zurich',
  '@jim',
]

it('leaves ordinary words and numbers as they are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PHRASES), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(', ', ' — ', '; ', '\n', ' and '),
      (parts, by) => {
        const text = parts.join(by)
        expect(maskAddresses(text)).toBe(text)
        expect(findAddress(text)).toBeNull()
      },
    ),
    { numRuns: 1000 },
  )
})

it('changes nothing that is masked already, and knows what the mask stands for', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'ab.@0179 +-()/<>"…☎:,\n'),
    fc.constantFrom('(at)', ' dot ', 'tel ', ' at ', '\u200b', '＠'),
  )
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
      const masked = maskAddresses(units.join(''))
      expect(maskAddresses(masked)).toBe(masked)
    }),
    { numRuns: 3000 },
  )
  expect(findAddress(maskAddresses('call 0170 1234567'))).toBe('phone')
  expect(findAddress(maskAddresses('write jane@acme.com'))).toBe('e-mail')
})

it('takes addresses and numbers out of a story, and no years', () => {
  expect(withoutAddresses('write to jane@acme.com or <j.doe@acme.co.uk>, or call 0170 / 123 45 67')).toBe(
    'write to or , or call',
  )
  expect(withoutAddresses('Jane Doe<jane@acme.com> (+49 30 123 456 78), @jim')).toBe('Jane Doe , @jim')
  expect(withoutAddresses('worked together 2019-2022 2023 2024')).toBe('worked together 2019-2022 2023 2024')
})

it.each([
  'a@b.cd ',
  '01.02.2023 ',
  '(at) ',
  'a.',
  '"@',
  '+1(',
  '0170 1',
  'x at y dot ',
  'tel 1 ',
  '…@a.1.',
  '\u200b0',
  '<mailto:',
  '0',
])('takes time in proportion to the length of much “%s”', (unit) => {
  const time = (count: number) => {
    const text = unit.repeat(count)
    let best = Number.POSITIVE_INFINITY
    for (let run = 0; run < 4; run++) {
      const start = process.threadCpuUsage()
      maskAddresses(text)
      best = Math.min(best, process.threadCpuUsage(start).user / 1000)
    }
    return best
  }
  time(1000)
  // Eight times as much would take sixty-four times as long where every place looks at every other.
  expect(time(32_000)).toBeLessThan(30 * time(4_000) + 50)
})
