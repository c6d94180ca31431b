import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openFile, readPeople } from '../../../src/app/imports/open-file.ts'
import { encode, inPieces } from '../../support/bytes.ts'
import { refusalOf } from '../../support/refusals.ts'

// Address books and exports of systems for customers, each as its product writes it.

type Short = [name: string, company: string | null, title: string | null, email: string | null] | string

async function read(bytes: Uint8Array, size = 65_536): Promise<Short[]> {
  const rows: Short[] = []
  for await (const batch of readPeople(await openFile(inPieces(bytes, size))))
    for (const row of batch)
      rows.push(
        row.kind === 'refused'
          ? `${row.refusal.line}: ${row.refusal.reason}`
          : [row.record.name, row.record.company, row.record.title, row.record.email],
      )
  return rows
}

const MARTA: Short = ['Marta Quell', 'Nordhavn Shipping, Inc.', 'Head of Ops', 'marta@nordhavn.example']
const NAMELESS = 'No name, so nobody to know.'
const COMPANY = 'A company or group, not a person.'
const OPEN = 'The card lacks its beginning or end: the file may be cut off here.'
const footer = (line: number) =>
  `${line}: The row stops after ${line === 6 ? 2 : 1} of 10 columns: the file may be cut off here.`

const FILES: [file: string, rows: Short[]][] = [
  [
    'google-old.csv',
    [
      MARTA,
      ['Søren Ærø', 'Bølgen ApS', 'Indkøbschef', 'soren@bolgen.example'],
      ['陽子 中村', '株式会社青凪', '営業部長', null],
      ['Olga', null, null, null],
      `7: ${NAMELESS}`,
      ['Rosa García Márquez', 'Café Época S.L.', 'Directora', null],
    ],
  ],
  [
    'google-new.csv',
    [
      MARTA,
      ['Søren J. Ærø', 'Bølgen ApS', 'Indkøbschef', 'soren@bolgen.example'],
      ['陽子 中村', '株式会社青凪', '営業部長', null],
      `5: ${NAMELESS}`,
      ['Rosa García Márquez', 'Café Época S.L.', 'Directora', null],
    ],
  ],
  [
    'outlook.csv',
    [
      MARTA,
      ['Jürgen Groß', 'Groß & Söhne GmbH', 'Geschäftsführer', 'juergen@gross.example'],
      ['Zoë Anne Müller–Weiß', 'Café „Époque“', null, null],
      `6: ${NAMELESS}`,
    ],
  ],
  [
    'outlook-german.csv',
    [
      ['Marta Quell', 'Nordhavn Shipping, Inc.', 'Leiterin Betrieb', 'marta@nordhavn.example'],
      ['Jürgen Groß', 'Groß & Söhne GmbH', 'Geschäftsführer', 'juergen@gross.example'],
    ],
  ],
  ['outlook-french.csv', [['Zoë Dubreuil', 'Époque, SARL', 'Directrice', 'zoe@epoque.example']]],
  [
    'hubspot.csv',
    [
      MARTA,
      ['Søren Ærø', 'Bølgen ApS', null, 'soren@bolgen.example'],
      `4: ${NAMELESS}`,
      ['Olga Lind', null, null, 'olga@gmail.com'],
    ],
  ],
  [
    'salesforce.csv',
    [MARTA, ['Søren Ærø', 'Bølgen ApS', null, 'soren@bolgen.example'], ...[5, 6, 7, 8, 9].map(footer)],
  ],
  ['pipedrive.csv', [MARTA, ['Søren Ærø', 'Bølgen ApS', null, 'soren@gmail.com']]],
  ['airtable.csv', [MARTA, ['Søren Ærø', '"Bølgen ApS"', 'Indkøbschef', null]]],
  ['zoho.csv', [['Marta Quell', 'Nordhavn', 'Head of Ops', 'marta@nordhavn.example']]],
  [
    'takeout-3.0.vcf',
    [
      MARTA,
      [
        'Søren J. Ærø',
        'Bølgen ApS',
        'Indkøbschef for alt hvad der flyder og sejler paa det store blaa hav og lidt til',
        null,
      ],
      `25: ${NAMELESS}`,
      `31: ${COMPANY}`,
    ],
  ],
  ['icloud-3.0.vcf', [MARTA, ['Søren Ærø', 'Bølgen ApS', null, null], `60: ${COMPANY}`]],
  [
    'phone-2.1.vcf',
    [
      ['Søren Ærø', 'Bølgen ApS', 'Indkøbschef', 'soren@bolgen.example'],
      MARTA,
      ['中村 陽子', '青凪', null, null],
      `35: ${NAMELESS}`,
    ],
  ],
  ['outlook-2.1.vcf', [['Dr. Jürgen Groß', 'Groß & Söhne GmbH', 'Geschäftsführer', 'juergen@gross.example']]],
  [
    'contacts-4.0.vcf',
    [MARTA, ['中村 陽子', '株式会社青凪', '営業部長', null], `19: ${COMPANY}`, `25: ${COMPANY}`, `31: ${OPEN}`],
  ],
]

describe('contacts as they are exported', () => {
  it.each(FILES)('%s', async (name, rows) => {
    const bytes = await readFile(new URL(`../../fixtures/contacts/${name}`, import.meta.url))
    expect(await read(bytes)).toEqual(rows)
    expect(await read(bytes, 3)).toEqual(rows)
  })

  it('hold a profile where there is one', async () => {
    for (const name of ['takeout-3.0.vcf', 'icloud-3.0.vcf', 'airtable.csv']) {
      const bytes = await readFile(new URL(`../../fixtures/contacts/${name}`, import.meta.url))
      for await (const [row] of readPeople(await openFile(inPieces(bytes))))
        if (row?.kind === 'row' && row.record.name === 'Marta Quell')
          expect(row.record.url).toMatch(/linkedin\.com\/in\/marta-quell-1a/)
    }
  })
})

describe('a vCard', () => {
  const card = (...lines: string[]) =>
    encode(['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n'), 'utf-8')

  it('with a photo or a note of any length is read with the memory of a line', async () => {
    const long = 'x'.repeat(3_000_000)
    const photo = `PHOTO;ENCODING=b:\r\n${` ${'A'.repeat(74)}\r\n`.repeat(5_000)}`
    const cards = Buffer.concat([card('FN:Ana Prova', `NOTE:${long}`, photo, 'ORG:Delta'), card('FN:Ben Prova')])
    expect(await read(cards)).toEqual([
      ['Ana Prova', 'Delta', null, null],
      ['Ben Prova', null, null, null],
    ])
    expect(await read(card(`FN:${long}`))).toEqual(['1: The name is longer than 300 characters.'])
  })

  it('may stand in a file larger than a table may be: phones write photos into it', async () => {
    const photo = `PHOTO;ENCODING=b:\r\n${` ${'A'.repeat(74)}\r\n`.repeat(6_000)}`
    const cards = Buffer.concat(Array<Uint8Array>(50).fill(card('FN:Ana Prova', photo)))
    expect(cards.length).toBeGreaterThan(20 * 1024 * 1024)
    expect(await read(cards)).toHaveLength(50)
  })

  it('without its end is refused, and the next is read', async () => {
    const cut = encode('BEGIN:VCARD\nFN:Ana Prova\nTITLE;ENCODING=QUOTED-PRINTABLE:Head=\n', 'utf-8')
    expect(await read(Buffer.concat([cut, card('FN:Ben Prova')]))).toEqual([
      `1: ${OPEN}`,
      ['Ben Prova', null, null, null],
    ])
    expect(await read(Buffer.concat([card('FN:Ben Prova'), encode('FN:x\nEND:VCARD\n', 'utf-8')]))).toEqual([
      ['Ben Prova', null, null, null],
      `6: ${OPEN}`,
    ])
  })

  it('gives no address or number away in its name or title', async () => {
    const [row] = await read(card('FN:Ana Prova +47 555 010 0100', 'TITLE:Buyer ana@delta.example'))
    expect(row).toEqual(['Ana Prova', null, 'Buyer', null])
  })

  it('is one of at most 100,000', async () => {
    const one = 'BEGIN:VCARD\nFN:A\nEND:VCARD\n'
    expect(await refusalOf(() => read(encode(one.repeat(100_001), 'utf-8')))).toContain('more than 100,000 rows')
  })
})
