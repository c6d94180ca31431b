/** One line of the bench's table: what was measured, the baseline of the same run, and the goal. */
export type Row = { what: string; measured: string; baseline: string; ratio: string; goal: string }

export function printTable(title: string, rows: Row[]): void {
  const head: Row = { what: title, measured: 'measured', baseline: 'baseline', ratio: 'ratio', goal: 'goal' }
  const keys = ['what', 'measured', 'baseline', 'ratio', 'goal'] as const
  const width = (key: keyof Row) => Math.max(...[head, ...rows].map((row) => row[key].length))
  const line = (row: Row) =>
    keys
      .map((key) => row[key].padEnd(width(key)))
      .join('  ')
      .trimEnd()
  console.log(`\n${line(head)}\n${keys.map((key) => '─'.repeat(width(key))).join('  ')}`)
  for (const row of rows) console.log(line(row))
}

/** The value below which `share` (0 to 1) of the values lie. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const ms = (value: number): string => (value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`)
export const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`
export const ratio = (value: number, baseline: number): string =>
  baseline > 0 ? `${(value / baseline).toFixed(2)}×` : '–'
