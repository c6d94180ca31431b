import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTargetList } from '../../../src/app/coverage/read-targets.ts'
import { readDroppedList, sortFile } from '../../../src/app/imports/read-dropped-file.ts'
import { DomainError } from '../../../src/domain/errors.ts'
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
        expect(await all(readTargetList(inPieces(bytes, size)))).toEqual(names)
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

describe('telling what a file is', () => {
  it('takes nothing from it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200_000 }),
        fc.integer({ min: 1, max: 70_000 }),
        async (bytes, size) => {
          const { bytes: whole } = await sortFile(inPieces(bytes, size))
          expect(Buffer.concat(await all(whole))).toEqual(Buffer.from(bytes))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('leaves what broke while it came in to whoever reads it', async () => {
    async function* broken() {
      yield encode('Acme\n', 'utf-8')
      throw new DomainError('slack-file-lost')
    }
    const { kind, bytes } = await sortFile(broken())
    expect(kind).toBe('connections')
    await expect(all(bytes)).rejects.toMatchObject({ reason: 'slack-file-lost' })
  })

  it('looks at its beginning alone', async () => {
    let read = 0
    async function* endless() {
      for (;;) {
        read += 1
        yield encode('Acme\n'.repeat(2_000), 'utf-8')
      }
    }
    const { kind, bytes } = await sortFile(endless())
    expect([kind, read]).toEqual(['targets', 7])
    expect(await refusalOf(() => readDroppedList(bytes))).toContain('larger than 2 MB')
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
    const { close } = await sortFile(download())
    expect(open).toBe(true)
    await close()
    expect(open).toBe(false)
  })
})
