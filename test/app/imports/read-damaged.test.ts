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

  it('whose columns its sender names, in 200 ways', async () => {
    const mapping = { name: [1, 0], company: 2, title: 3, email: 4, since: null }
    const rows = ['Lind;Olga;Delta Werke;Einkäuferin;olga@delta.example', 'Doe;Jane;"Acme; Corp";CEO;jane@acme.example']
    const bytes = Buffer.from(
      ['A;B;Wo;Was tut er;Schreiben an', ...rows, 'Klaas;Piet;Nord Fracht;CFO;', ''].join('\r\n'),
    )
    const sound = await outcomeOf(bytes, undefined, mapping)
    if ('refused' in sound) throw new Error(`The sound file is refused: ${sound.refused}`)
    expect(sound).toHaveLength(3)
    const faults = []
    for (let seed = 1; seed <= 200; seed++) faults.push(await readDamaged(bytes, sound, seed, mapping))
    expect(faults.filter((fault) => fault !== null)).toEqual([])
  })
})
