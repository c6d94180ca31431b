import { expect, it } from 'vitest'
import { fuzz } from './bench/fuzz/fuzz.ts'

it('no parser of any door breaks on what nobody would send', { timeout: 60_000 }, async () => {
  const { crashes } = await fuzz(4_000, 7)
  expect(crashes).toEqual([])
})
