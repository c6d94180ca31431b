import { outcomeOf, peopleShapes, readDamaged } from '../../support/contact-shapes.ts'
import { encounterShapes, metDamaged } from '../../support/met.ts'
import { printTable, seconds } from '../table.ts'

/** Every shape of a file of people, damaged in 10,000 ways and read: nothing breaks, and nobody untouched reads otherwise. */
export async function benchDamaged(ways = 10_000): Promise<void> {
  const rows = []
  for (const { name, bytes } of await peopleShapes()) {
    const sound = await outcomeOf(bytes)
    if ('refused' in sound) throw new Error(`${name} is refused: ${sound.refused}`)
    const start = performance.now()
    const faults = []
    for (let seed = 1; seed <= ways; seed++) {
      const fault = await readDamaged(bytes, sound, seed)
      if (fault !== null) faults.push(fault)
    }
    const took = seconds(performance.now() - start)
    rows.push({ what: name, measured: `${faults.length} faults`, baseline: took, ratio: '–', goal: '0 faults' })
    for (const fault of faults.slice(0, 3)) console.log(`${name}: ${fault}`)
  }
  for (const { name, bytes } of encounterShapes()) {
    const start = performance.now()
    const faults = await metDamaged(bytes, ways)
    const took = seconds(performance.now() - start)
    rows.push({ what: name, measured: `${faults.length} faults`, baseline: took, ratio: '–', goal: '0 faults' })
    for (const fault of faults.slice(0, 3)) console.log(`${name}: ${fault}`)
  }
  printTable(
    `files of people, calendars and mailboxes, each damaged in ${ways.toLocaleString('en')} ways (baseline: time)`,
    rows,
  )
}
