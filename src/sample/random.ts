/** Reproducible pseudorandom numbers. */
export type Random = {
  /** 0 ≤ x < 1. */
  next(): number
  /** An integer below `limit`. */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  chance(share: number): boolean
}

/** Mulberry32, a 32-bit generator whose state is a single number. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick(list) {
      const index = below(list.length)
      const picked = list[index]
      if (picked === undefined) throw new Error('There is nothing to pick from.')
      return picked
    },
    chance: (share) => next() < share,
  }
}
