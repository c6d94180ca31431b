import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadRow } from '../../../src/app/imports/formats/format.ts'
import { openFile, readPeople } from '../../../src/app/imports/open-file.ts'
import { cleanCell as clean } from '../../../src/domain/imports/clean-cell.ts'
import { withoutAddresses } from '../../../src/domain/privacy/addresses.ts'
import { ENCODINGS, encode, encodeWindows1252, inPieces } from '../../support/bytes.ts'
import { refusalOf, sentenceOf } from '../../support/refusals.ts'

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
const NOTES = 'Notes:\n"When exporting, some of the\nemail addresses are missing, sorry."\n\n'

async function read(file: Uint8Array | string, size?: number): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  const bytes = typeof file === 'string' ? encode(file, 'utf-8') : file
  for await (const batch of readPeople(await openFile(inPieces(bytes, size)))) rows.push(...batch)
  return rows
}

const fixture = (name: string) => readFile(new URL(`../../fixtures/connections/${name}`, import.meta.url))

/** Rows in short: line, name, company, title, day; or line and why not. */
function short(rows: ReadRow[]): unknown[] {
  return rows.map((row) =>
    row.kind === 'refused'
      ? [row.refusal.line, row.refusal.reason]
      : [row.record.line, row.record.name, row.record.company, row.record.title, row.record.connectedOn],
  )
}

const BLANK = 'No name: LinkedIn blanks people who closed their account.'

describe('a file as it is exported', () => {
  const people = (lines: number[]) => [
    [lines[0], 'Marta Quell, PMP', 'Nordhavn Shipping, Inc.', 'Head of "Reefer" Ops', '2024-03-14'],
    [lines[1], BLANK],
    [lines[2], 'Søren Ærø', 'Bølgen ApS', 'Indkøbschef', '2020-02-29'],
    [lines[3], '中村 陽子', '株式会社青凪', '営業部長', '2021-12-01'],
    [lines[4], 'Ивана Лучко', 'Северный Луч', 'Директор', '2019-09-05'],
    [lines[5], "Gil 🚀 O'Dell", 'Self-employed', 'Consultant', '2018-06-21'],
    [lines[6], 'Two Lines Person', 'Long Name Ltd', 'Head of Everything', '2016-08-08'],
    [lines[7], 'Lena Hofmeister', null, null, '2015-10-30'],
    [lines[8], 'سلمى حداد', 'شركة النخيل', 'مديرة', '2015-09-09'],
  ]

  it.each([
    ['linkedin.csv', [5, 6, 7, 8, 9, 10, 11, 15, 16]],
    ['linkedin-bom-crlf.csv', [2, 3, 4, 5, 6, 7, 8, 12, 13]],
    ['linkedin-without-url.csv', [2, 3, 4, 5, 6, 7, 8, 12, 13]],
    ['excel-tab-utf16.csv', [2, 3, 4, 5, 6, 7, 8, 12, 13]],
  ])('%s', async (name, lines) => {
    expect(short(await read(await fixture(name)))).toEqual(people(lines))
  })

  it('excel-semicolon-windows-1252.csv', async () => {
    expect(short(await read(await fixture('excel-semicolon-windows-1252.csv')))).toEqual([
      [2, 'Marta Quell, PMP', 'Nordhavn Shipping, Inc.', 'Head of "Reefer" Ops', '2024-03-14'],
      [3, BLANK],
      [4, 'Søren Ærø', 'Bølgen ApS', 'Indkøbschef', '2020-02-29'],
      [5, 'Two Lines Person', 'Long Name Ltd', 'Head of Everything', '2016-08-08'],
      [9, 'Lena Hofmeister', null, null, '2015-10-30'],
      [10, 'Zoë Grün–Weiß', 'Café „Époque“', 'Geschäftsführerin', '2009-10-30'],
    ])
  })

  it('holds profile and address where they are such', async () => {
    const [first] = await read(await fixture('linkedin.csv'))
    expect(first).toMatchObject({
      record: { url: 'https://www.linkedin.com/in/marta-quell-1a', email: 'marta@nordhavn.example' },
    })
    const notes = await read(`${HEADER}\nJane,Doe,n/a,see notes,Acme,CFO,\nJim,Roe,https://acme.com/about,,Acme,CTO,\n`)
    expect(notes.map((row) => row.kind === 'row' && [row.record.url, row.record.email])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  it('loses addresses and numbers people put into their names and titles', async () => {
    const rows = await read(`${HEADER}\nJane jane@acme.com,Doe +1 555 010 0100,,,Acme,CFO (jane@acme.com),\n`)
    expect(rows).toMatchObject([{ record: { name: 'Jane Doe', title: expect.not.stringContaining('jane@') } }])
  })

  it('is read with its columns in another order, more of them, and a second header', async () => {
    const csv =
      'Company,Tags,Position,Last Name,First Name\nAcme,x,CFO,Doe,Jane\nCompany,Tags,Position,Last Name,First Name\n'
    expect(short(await read(csv))).toEqual([[2, 'Jane Doe', 'Acme', 'CFO', null]])
  })

  it('may hold quotes in the middle of a text', async () => {
    expect(short(await read(`${HEADER}\nJane "JD",Doe,,,Acme "the best" Corp,CFO,\n`))).toEqual([
      [2, 'Jane "JD" Doe', 'Acme "the best" Corp', 'CFO', null],
    ])
  })
})

describe('a row', () => {
  it('is refused with its line and why, and the others are read', async () => {
    const long = 'x'.repeat(301)
    const csv = [
      HEADER,
      'Jane,Doe,,,Acme,CFO,14 Mar 2024',
      '',
      'Jim,Roe,,,Acme, Inc.,CTO,14 Mar 2024',
      ',,,,,,14 Mar 2024',
      '   ',
      'Ann,Lee',
      `Bob,Ray,,,${long},CEO,`,
      '"Multi\nline",Person,,,Acme,COO,',
      'Last,One,,,Acme,CMO,,,',
      `${'a@b.cc '.repeat(9_000)},Kim,,,Acme,CFO,`,
    ].join('\r\n')
    expect(short(await read(csv))).toEqual([
      [2, 'Jane Doe', 'Acme', 'CFO', '2024-03-14'],
      [4, 'The row has 8 columns, the header only 7: a text with a comma in it needs quotes.'],
      [5, BLANK],
      [7, 'Ann Lee', null, null, null],
      [8, 'The company is longer than 300 characters.'],
      [9, 'Multi line Person', 'Acme', 'COO', null],
      [11, 'Last One', 'Acme', 'CMO', null],
      [12, 'The name is longer than 300 characters.'],
    ])
  })

  it('of a file that is cut off is refused, the whole ones are read', async () => {
    expect(short(await read(await fixture('cut-off.csv')))).toEqual([
      [2, 'Marta Quell, PMP', 'Nordhavn Shipping, Inc.', 'Head of "Reefer" Ops', '2024-03-14'],
      [3, 'Søren Ærø', 'Bølgen ApS', 'Indkøbschef', '2020-02-29'],
      [4, 'The row stops after 3 of 7 columns: the file may be cut off here.'],
    ])
  })
})

describe('a file that is something else', () => {
  it.each([
    ['sign-in-page.csv', 'web page'],
    ['quote-never-closed.csv', 'A quote opened in the row that starts on line 4 is never closed'],
  ])('%s', async (name, sentence) => {
    expect(await refusalOf(async () => read(await fixture(name)))).toContain(sentence)
  })

  it.each([
    ['', 'This file is empty'],
    [' \r\n\r\n', 'This file is empty'],
    ['{"connections": []}', 'JSON'],
    ['[1, 2]', 'JSON'],
    ['{\\rtf1\\ansi First Name', 'text document'],
    ['Dear Jane,\n\nhow are you?\n', 'I found no line with First Name'],
    ['First Name,Last Name,Position\nJane,Doe,CFO\n', 'lacks Company'],
    [`${'a,b,c\n'.repeat(500)}${HEADER}\n`, 'I found no line with First Name'],
    [`${HEADER}\n"${'x'.repeat(70_000)}`, 'The row that starts on line 2 is longer than 64 KB'],
    ['x'.repeat(200_000), 'I found no line with First Name'],
    [`${HEADER}\nJane,"Doe`, 'never closed'],
  ])('%.30j', async (text, sentence) => {
    expect(await refusalOf(() => read(text))).toContain(sentence)
  })

  it('has no rows when it holds the header only', async () => {
    expect(await read(HEADER)).toEqual([])
    expect(await read(`${NOTES}${HEADER}\r\n`)).toEqual([])
  })
})

describe('reading', () => {
  it('stops at 100,000 rows', async () => {
    const rows = (count: number) => `${HEADER}\n${'Jane,Doe,,,Acme,CFO,\n'.repeat(count)}`
    expect(await read(rows(100_000))).toHaveLength(100_000)
    expect(await refusalOf(() => read(rows(100_001)))).toContain('more than 100,000 rows')
  })

  it('gives rows while the file still comes in, and holds no more than a few pieces', async () => {
    let given = 0
    const file = async function* () {
      yield encode(`${HEADER}\n`, 'utf-8')
      for (given = 0; given < 1_000; given++) yield encode('Jane,Doe,,,Acme,CFO,\n'.repeat(100), 'utf-8')
    }
    let rows = 0
    let ahead = 0
    for await (const batch of readPeople(await openFile(file()))) {
      rows += batch.length
      ahead = Math.max(ahead, given * 100 - rows)
    }
    expect(rows).toBe(100_000)
    expect(ahead).toBeLessThan(2_000)
  })

  it('throws nothing but refusals, whatever follows the header', async () => {
    const byte = fc.oneof(fc.constantFrom(...Buffer.from(',;\t"\r\n \u0000é@')), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { maxLength: 200 }), fc.boolean(), async (bytes, headed) => {
        const file = Buffer.concat([Buffer.from(headed ? `${HEADER}\n` : ''), Buffer.from(bytes)])
        const outcomes = await Promise.all([1, 7, 300].map((size) => read(file, size).then(short, sentenceOf)))
        expect(outcomes[1]).toEqual(outcomes[0])
        expect(outcomes[2]).toEqual(outcomes[0])
      }),
    )
  })

  it('gives back any rows, in any encoding, delimiter, line end, preamble and pieces', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async ({ rows, columns, preamble, delimiter, eol, encoding, size, always }) => {
        const quoted = (field: string) =>
          always || /[",;\t\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
        const lines = [columns, ...rows].map((fields) => fields.map(quoted).join(delimiter) + eol)
        const text = [...preamble.map((line) => line + eol), ...lines].join('')
        const bytes = encoding === 'windows-1252' ? encodeWindows1252(text) : encode(text, encoding)
        const starts = lines.map((_, index) => {
          const above = [...preamble.map((line) => line + eol), ...lines.slice(0, index)].join('')
          return (above.match(/\r\n|\r|\n/g)?.length ?? 0) + 1
        })
        const expected = rows.map(([first = '', last = '', company = '', title = ''], index) => [
          starts[index + 1],
          clean(`${first} ${last}`),
          clean(company) || null,
          clean(title) || null,
          null,
        ])
        expect(short(await read(bytes, size))).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

/** What the reader must not change: no address or number in it, no zero, no mark of a damaged character. */
const isKept = (text: string) => !/[\u0000\uFEFF\uFFFD]/.test(text) && withoutAddresses(clean(text)) === clean(text)

const anyFile = fc
  .record({
    encoding: fc.constantFrom(...ENCODINGS, 'windows-1252' as const),
    delimiter: fc.constantFrom(',', ';', '\t'),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    preamble: fc.constantFrom([], ['Notes:', ''], ['Notes:', '"Some, missing; ""ones"""', '']),
    always: fc.boolean(),
    size: fc.integer({ min: 1, max: 500 }),
  })
  .chain((shape) => {
    // In Windows-1252 a high character stands before a letter, so that it is never UTF-8 by chance.
    const latin = fc
      .array(fc.constantFrom('éa', 'ün', 'ße', 'Å ', '€x', '’s', 'a', ',', '"', ';', '\n', ' '), { maxLength: 12 })
      .map((units) => units.join(''))
    const field = (shape.encoding === 'windows-1252' ? latin : fc.string({ unit: 'grapheme', maxLength: 12 })).filter(
      isKept,
    )
    const name = field.map((text) => `J${text}`)
    const row = fc
      .tuple(name, field, field, field)
      .filter((fields) => fields.every(isKept) && isKept(`${fields[0]} ${fields[1]}`))
    const columns = ['First Name', 'Last Name', 'Company', 'Position']
    return fc.array(row, { maxLength: 8 }).map((rows) => ({ ...shape, columns, rows }))
  })
