import { maskAddresses } from '../../privacy/addresses.ts'
import type { FileHead, HeadLine } from '../file-head.ts'

// A table by its first lines: its columns, what they are called, and what stands in the first rows.

/** Rows shown of a table, so that its sender can say which column is what. */
export const SAMPLES = 3

export type Sheet = {
  delimiter: string
  isMac: boolean
  /** The first of its lines: the names of its columns, or a row where they have none. */
  first: HeadLine
  hasNames: boolean
  /** Its rows among the first lines, as written. */
  rows: string[][]
}

/** What no name of a column looks like: an address, a link, a number or a day. */
const DATA = /@|:\/\/|^[+(]?\d[\d\s()./:+-]*$/

/** A table of two columns or more; null for anything else. */
export function sheetOf({ foreign, lines }: FileHead): Sheet | null {
  if (foreign !== null) return null
  const width = usual(lines.map(({ cells }) => cells.length))
  const start = lines.findIndex(({ cells }) => cells.length === width)
  const first = lines[start]
  if (!first || width < 2) return null
  const hasNames = !first.cells.some((cell) => DATA.test(cell))
  const rows = lines.slice(hasNames ? start + 1 : start).map(({ cells }) => cells)
  return { delimiter: first.delimiter, isMac: first.isMac, first, hasNames, rows }
}

/** The most frequent of numbers, the larger of two as frequent; 0 for none. */
function usual(numbers: number[]): number {
  const counts = new Map<number, number>()
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** What a column is called, and what stands in it in the first rows, addresses masked. */
export function columnsOf({ first, hasNames, rows }: Sheet): { name: string; samples: string[] }[] {
  return first.cells.map((cell, at) => ({
    name: hasNames ? cell : '',
    samples: rows.slice(0, SAMPLES).map((row) => maskAddresses((row[at] ?? '').slice(0, MOST_SHOWN))),
  }))
}

/** Characters shown of a cell. */
const MOST_SHOWN = 60
