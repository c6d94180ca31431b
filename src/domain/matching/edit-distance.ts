// How many letters two texts differ by.

/** Whether the two letters before one position are those before the other, swapped. */
const areSwappedAt = (a: string, i: number, b: string, j: number): boolean =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]

/** Longer texts are no slips of one another, and comparing them takes the square of their length. */
export const LONGEST_COMPARED = 100

/**
 * Damerau-Levenshtein distance between two texts (optimal string alignment: Damerau 1964).
 *
 * Of texts longer than LONGEST_COMPARED only the lengths are compared.
 *
 * @param most distances above this do not matter: any larger number may be returned
 */
export function distance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0
  const longest = Math.max(a.length, b.length)
  if (longest > LONGEST_COMPARED) return longest
  const isOver = (edits: number) => edits > most
  let last: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = nextRow(a, i, b, row, last)
    // No later row is below the lower one of two neighbours: a swap steps over one.
    if (next.every(isOver) && row.every(isOver)) return most + 1
    last = row
    row = next
  }
  return row[b.length] ?? 0
}

/** Edits from the first `i` letters of `a` to each prefix of `b`, from the rows for one and two letters fewer. */
function nextRow(a: string, i: number, b: string, row: number[], last: number[]): number[] {
  const next = [i]
  for (let j = 1; j <= b.length; j++) {
    const swap = areSwappedAt(a, i, b, j) ? (last[j - 2] ?? 0) + 1 : Infinity
    const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
    next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swap))
  }
  return next
}
