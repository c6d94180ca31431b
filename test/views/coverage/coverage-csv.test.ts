import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageCsvHeader, coverageCsvLine } from '../../../src/views/coverage/coverage-csv.ts'
import { asSeenByAsker } from '../../../src/views/finding/seen-path.ts'
import { path } from '../../support/paths.ts'

const read = (line: string): string[] => parse(line)[0] ?? []

describe('a list of targets as a CSV', () => {
  const organizations = [{ name: 'Acme' }]

  it('has a line for each target, with its best way in and how many others there are', () => {
    const paths = [path({ connector: 'Ben', person: 'Jane Doe', title: 'VP Sales' }), path({}), path({})]
    const cells = read(coverageCsvLine('acme', { answer: 'found', organizations, paths: paths.map(asSeenByAsker) }))
    expect(read(coverageCsvHeader())).toHaveLength(cells.length)
    expect(cells.slice(0, 6)).toEqual(['acme', 'found', 'Acme', 'Ben', 'Jane Doe', 'VP Sales'])
    expect(cells[7]).toContain('Ben')
    expect(cells[8]).toBe('2')
  })

  it('shows of a sealed tie neither whose it is nor to whom', () => {
    const sealed = asSeenByAsker(path({ connector: 'Ben', person: 'Jane Doe', visibility: 'sealed' }))
    const line = coverageCsvLine('acme', { answer: 'found', organizations, paths: [sealed] })
    expect(line).not.toMatch(/Ben|Jane/)
    expect(read(line).slice(3, 6)).toEqual(['A teammate', 'someone', ''])
  })

  it('tells what only the asker can open from what nobody can', () => {
    const answer = (own: string[]) =>
      read(coverageCsvLine('acme', { answer: 'found', organizations, paths: [], own })).slice(0, 4)
    expect(answer(['Jane Doe'])).toEqual(['acme', 'only you', 'Acme', ''])
    expect(answer([])).toEqual(['acme', 'nobody to ask', 'Acme', ''])
  })

  it('gives every text back, and none that a spreadsheet would run', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' =', '＝', 'Head; =', 'a\t='), fc.string())
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (target) => {
        const [cell = ''] = read(coverageCsvLine(target, { answer: 'none', organizations: [], paths: [] }))
        expect(cell).not.toMatch(/(?:^|[;\t])\s*[=+\-@＝＋－＠]|^[\t\r\n]/)
        if (!target.includes("'")) expect(cell.replaceAll("'", '')).toBe(target)
        if (/^\w[^;\t]*$/.test(target)) expect(cell).toBe(target)
      }),
    )
  })
})
