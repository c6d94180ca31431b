import { createHash } from 'node:crypto'

/** A chance from 0 to under 1 for what is named: the same seed and names give the same one, in whatever order they are asked. */
export type Chance = (...names: (string | number)[]) => number

export function createChance(seed: number): Chance {
  return (...names) =>
    createHash('sha256')
      .update(JSON.stringify([seed, ...names]))
      .digest()
      .readUInt32BE() /
    2 ** 32
}

/** One of these by their shares, which sum to 1; the last where they sum to less. */
export function choose<T extends string>(drawn: number, shares: Readonly<Record<T, number>>): T {
  const entries = Object.keys(shares) as T[]
  let left = drawn
  for (const name of entries) {
    left -= shares[name]
    if (left < 0) return name
  }
  const last = entries.at(-1)
  if (last === undefined) throw new Error('Nothing to choose from.')
  return last
}
