import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { metIn } from '../../../support/met.ts'
import { mutate } from '../../../support/mutations.ts'

const FOLDER = new URL('../../../fixtures/encounters/', import.meta.url)
const SHAPES = readdirSync(FOLDER).sort()

// Nothing breaks, nobody is met who is not in the file, and where no byte is lost all read the same.
describe('a damaged calendar, mailbox or list of who was in touch', () => {
  it.each(SHAPES)('%s, in 200 ways', async (name) => {
    const bytes = readFileSync(new URL(name, FOLDER))
    const sound = await metIn(bytes)
    if ('why' in sound) throw new Error(`The sound file is refused: ${sound.why}`)
    expect(sound.met.length).toBeGreaterThan(1)
    const faults = []
    for (let seed = 1; seed <= 200; seed++) {
      const { bytes: damaged, what, damaged: at } = mutate(bytes, seed)
      const read = await metIn(damaged)
      const isSame = JSON.stringify(read) === JSON.stringify(sound)
      if (at === null && !isSame) faults.push(`${what} (seed ${seed})`)
    }
    expect(faults).toEqual([])
  })
})
