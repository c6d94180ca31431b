import { describe, expect, it } from 'vitest'
import { outcomeOf, peopleShapes, readDamaged } from '../../support/contact-shapes.ts'

const SHAPES = await peopleShapes()

// Nobody whose row is untouched reads otherwise, and nothing breaks.
describe('a damaged file of people', () => {
  it.each(SHAPES)('$name, in 200 ways', async ({ bytes }) => {
    const sound = await outcomeOf(bytes)
    if ('refused' in sound) throw new Error(`The sound file is refused: ${sound.refused}`)
    const faults = []
    for (let seed = 1; seed <= 200; seed++) faults.push(await readDamaged(bytes, sound, seed))
    expect(faults.filter((fault) => fault !== null)).toEqual([])
  })
})
