import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src/app/imports/decode-text.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { ENCODINGS, encode, encodeWindows1252, inPieces } from '../../support/bytes.ts'
import { refusalOf, sentenceOf } from '../../support/refusals.ts'

async function decode(bytes: Uint8Array | string, size?: number): Promise<string> {
  const data = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
  let text = ''
  for await (const piece of decodeText(inPieces(data, size))) text += piece
  return text
}

/** Text as files hold it: begins with letters, no zero, no mark of its own. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 200 })
  .map((rest) => `Name,${rest.replace(/[\u0000\uFEFF\uFFFD]/g, '')}`)
const pieces = fc.integer({ min: 1, max: 40 })

describe('decoding a file', () => {
  it('gives back any text of any encoding, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...ENCODINGS), pieces, async (written, encoding, size) => {
        expect(await decode(encode(written, encoding), size)).toBe(written)
      }),
    )
  })

  it('reads Windows-1252, however it is cut', async () => {
    // A high character before a letter is never UTF-8.
    const word = fc.tuple(
      fc.constantFrom('é', 'ü', 'ß', 'Å', '€', '’', '–', 'ž', ''),
      fc.constantFrom('a', 'n', ' ', ','),
    )
    const words = fc.array(word, { maxLength: 60 }).map((list) => list.flat().join(''))
    await fc.assert(
      fc.asyncProperty(words, pieces, async (written, size) => {
        expect(await decode(encodeWindows1252(written), size)).toBe(written)
      }),
    )
  })

  it('tells the encoding by the first characters that are not ASCII, however late they come', async () => {
    const ascii = 'Name,Company\n'.repeat(20_000)
    expect(await decode(encode(`${ascii}Zoë Müller`, 'utf-8'))).toBe(`${ascii}Zoë Müller`)
    expect(await decode(encodeWindows1252(`${ascii}Zoë Müller`))).toBe(`${ascii}Zoë Müller`)
    expect(await decode(encodeWindows1252('Caf\u00e9'))).toBe('Café')
  })

  it('loses nothing of UTF-8 in which a character is damaged', async () => {
    const damaged = Buffer.concat([Buffer.from('Zoë, Jürgen, Søren, '), Buffer.from([0xc3]), Buffer.from('x, Ærø')])
    expect(await decode(damaged)).toBe('Zoë, Jürgen, Søren, Ãx, Ærø')
  })

  it('reads UTF-8 and Windows-1252 put together line by line, whichever comes first, however it is cut', async () => {
    const line = fc.tuple(fc.constantFrom<string>('Grön', 'Zoë Peña', 'Weiß & Söhne', 'Acme'), fc.boolean())
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), fc.nat({ max: 5_000 }), pieces, async (lines, pad, size) => {
        const padded: typeof lines = [['Grün', true], ['x'.repeat(pad), false], ...lines]
        const bytes = padded.map(([text, old]) =>
          old
            ? encodeWindows1252(`${text}
`)
            : encode(
                `${text}
`,
                'utf-8',
              ),
        )
        expect(await decode(Buffer.concat(bytes), size)).toBe(
          padded
            .map(
              ([text]) => `${text}
`,
            )
            .join(''),
        )
      }),
    )
  })

  it('takes a closing quote behind ß for what it is', async () => {
    expect(await decode(encodeWindows1252('Grün, “Weiß“, Blau'))).toBe('Grün, “Weiß“, Blau')
  })

  it('gives nothing for nothing, and for a mark alone', async () => {
    expect(await decode('')).toBe('')
    expect(await decode('\u00ff\u00fe')).toBe('')
    expect(await decode('\u00ef\u00bb\u00bf')).toBe('')
    expect(await decode('\u00e9')).toBe('é')
  })

  it.each([
    ['PK\u0003\u0004\u0014\u0000', 'zip archive or an Excel workbook'],
    ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'Excel workbook'],
    ['%PDF-1.7\n%\u00e2\u00e3', 'PDF'],
    ['\u001f\u008b\u0008\u0000', 'compressed'],
    ['\u0089PNG\r\n\u001a\n', 'picture'],
    ['\u00ff\u00d8\u00ff\u00e0', 'picture'],
    ['Name,\u0000Company', 'not a text file'],
    ['\u007fELF\u0002\u0001\u0001\u0000\u0000', 'not a text file'],
  ])('refuses %j in a sentence', async (start, sentence) => {
    expect(await refusalOf(() => decode(start))).toContain(sentence)
    expect(await refusalOf(() => decode(start, 1))).toContain(sentence)
  })

  it('reads a text that begins like an archive', async () => {
    expect(await decode('PKO Leasing')).toBe('PKO Leasing')
  })

  it('throws nothing but refusals, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), pieces, async (bytes, size) => {
        const answers = await Promise.all([outcome(bytes, size), outcome(bytes, 300)])
        expect(answers[0]).toBe(answers[1])
      }),
    )
  })
})

async function outcome(bytes: Uint8Array, size: number): Promise<string> {
  try {
    return await decode(bytes, size)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'file-refused') return `refused: ${sentenceOf(error)}`
    throw error
  }
}
