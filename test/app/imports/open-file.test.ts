import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openFile, readTargets } from '../../../src/app/imports/open-file.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { LONG_TARGET_LIST, TARGET_LIST } from '../../../src/domain/imports/limits.ts'
import { ENCODINGS, encode, inPieces } from '../../support/bytes.ts'
import { refusalOf, sentenceOf } from '../../support/refusals.ts'

/** Names as people write them, without what a list cannot hold apart. */
const company = fc
  .stringMatching(/^[A-Z][\p{L}\d .&'-]{0,40}$/u)
  .map((name) => name.replace(/\s+/g, ' ').trim())
  .filter((name) => !/^(?:compan|target|organi|account)/i.test(name) && !/name/i.test(name))
const companies = fc.array(company, { minLength: 1, maxLength: 30 })
const encoding = fc.constantFrom(...ENCODINGS)
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
const piece = fc.integer({ min: 1, max: 50 })

async function readDroppedList(bytes: AsyncIterable<Uint8Array>): Promise<string[]> {
  return await all(readTargets(await openFile(bytes), TARGET_LIST).targets)
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const value of values) found.push(value)
  return found
}

describe('a list of companies', () => {
  it('one a line is read as it was written, in any encoding, line end and pieces, by the chat and the command line', async () => {
    await fc.assert(
      fc.asyncProperty(companies, encoding, lineEnd, piece, async (names, as, end, size) => {
        const bytes = encode(['', ...names, ''].join(end), as)
        expect(await readDroppedList(inPieces(bytes, size))).toEqual(names)
        const file = await openFile(inPieces(bytes, size))
        expect(await all(readTargets(file, LONG_TARGET_LIST).targets)).toEqual(names)
      }),
      { numRuns: 60 },
    )
  })

  it('in a column is read from there, whatever stands beside it', async () => {
    const cell = fc.constantFrom('Ulm', '"a, b; c"', '', '"two\nlines"', '"a ""quote"""')
    await fc.assert(
      fc.asyncProperty(
        companies,
        fc.constantFrom(',', ';', '\t'),
        cell,
        lineEnd,
        piece,
        async (names, by, beside, end, size) => {
          const lines = [`Id${by}Company Name${by}City`, ...names.map((name, n) => `${n}${by}"${name}"${by}${beside}`)]
          const bytes = encode(lines.join(end), 'utf-8')
          // A line feed in quotes would end a line of a file whose lines end with carriage returns.
          fc.pre(end !== '\r' || !beside.includes('\n'))
          expect(await readDroppedList(inPieces(bytes, size))).toEqual(names)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('throws nothing but refusals, and says each in one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        try {
          for (const target of await readDroppedList(inPieces(bytes, 100))) expect(target).toMatch(/^\S(?:.*\S)?$/u)
        } catch (error) {
          expect(error).toMatchObject({ code: 'file-refused' })
          expect(sentenceOf(error)).toMatch(/^[^\n]+\.$/)
        }
      }),
    )
  })

  it('on one line holds no control characters, nor marks that turn the reading direction', async () => {
    const text = 'Company\n"Acme\u202e\r\nCorp\u0007"\n'
    expect(await readDroppedList(inPieces(encode(text, 'utf-8')))).toEqual(['Acme Corp'])
  })
})

describe('a column alone', () => {
  it.each([
    ['Arnold, Porter & Kaye', 'Arnold, Porter & Kaye'],
    ['"Bain, Smith & Co"', 'Bain, Smith & Co'],
    ['"The ""Old"" Mill; Ltd"', 'The "Old" Mill; Ltd'],
    ['Acme "Best" Ltd', 'Acme "Best" Ltd'],
  ])('keeps a name whole: %s', async (line, target) => {
    expect(await readDroppedList(inPieces(encode(`Companies\n${line}\nGlobex`, 'utf-8')))).toEqual([target, 'Globex'])
  })
})

describe('opening a file', () => {
  it('takes nothing from it, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 3_000 }),
        encoding,
        piece,
        async (written, as, size) => {
          const text = `A,${written.replace(/[\u0000\uFEFF\uFFFD]/g, '')}`
          const file = await openFile(inPieces(encode(text, as), size))
          expect((await all(file.text(1_000_000))).join('')).toBe(text)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('leaves what broke while it came in to whoever reads it', async () => {
    async function* broken() {
      yield encode('Acme\n', 'utf-8')
      throw new DomainError('slack-file-lost')
    }
    const file = await openFile(broken())
    expect(file.format.kind).toBe('people')
    await expect(all(file.text(100))).rejects.toMatchObject({ reason: 'slack-file-lost' })
    await expect(readDroppedList(broken())).rejects.toMatchObject({ reason: 'slack-file-lost' })
  })

  it('takes the limit and not a byte more, and reads no further', async () => {
    const text = 'Acme\n'.repeat(30)
    const read = async (limit: number, size?: number) =>
      (await all((await openFile(inPieces(encode(text, 'utf-8'), size))).text(limit))).join('')
    expect(await read(150)).toBe(text)
    expect(await refusalOf(() => read(149))).toContain('larger than')
    expect(await refusalOf(() => read(149, 10))).toContain('larger than')
    let given = 0
    async function* endless() {
      for (;;) {
        given += 1
        yield encode('Acme\n'.repeat(2_000), 'utf-8')
      }
    }
    const file = await openFile(endless())
    expect([file.format.kind, given]).toEqual(['targets', 1])
    expect(await refusalOf(() => all(readTargets(file, TARGET_LIST).targets))).toMatch(
      /larger than 2 MB|more than 10,000/,
    )
    expect(given).toBeLessThan(220)
  })

  it('lets go of a file that nobody reads on', async () => {
    let open = true
    async function* download() {
      try {
        for (;;) yield encode('Acme\n'.repeat(2_000), 'utf-8')
      } finally {
        open = false
      }
    }
    const { close } = await openFile(download())
    expect(open).toBe(true)
    await close()
    expect(open).toBe(false)
  })
})
