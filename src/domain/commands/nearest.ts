/**
 * The word most probably meant by what was typed: one that it is the beginning of, or one that is a typo or two
 * away.
 *
 * @returns null if none is close
 */
export function nearest<T extends string>(typed: string, words: readonly T[]): T | null {
  const wanted = typed.toLowerCase()
  if (wanted.length < 2) return null
  const begun = words.find((word) => word.startsWith(wanted))
  if (begun) return begun
  let best: T | null = null
  let least = Number.POSITIVE_INFINITY
  for (const word of words) {
    const slips = slipsBetween(wanted, word)
    // Two letters are too much of a short word.
    if (slips > (Math.min(wanted.length, word.length) < 5 ? 1 : 2) || slips >= least) continue
    best = word
    least = slips
  }
  return best
}

/** Letters inserted, deleted, replaced or swapped with their neighbour. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const now = [row]
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      now.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (now[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    before = last
    last = now
  }
  return last[b.length] ?? 0
}
