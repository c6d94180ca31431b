import { z } from 'zod'
import { DomainError } from '../../../src/domain/errors.ts'
import { createRandom } from '../../../src/sample/random.ts'
import { printTable, seconds } from '../table.ts'
import { DOORS } from './doors.ts'
import { createInputs } from './inputs.ts'

const INPUTS = 1_000_000

type Fuzzed = {
  inputs: number
  /** What a parser threw that is neither a refusal nor says that a payload is none, with the input. */
  crashes: { door: string; input: string; error: unknown }[]
  /** The input that took longest, in milliseconds. */
  slowest: { door: string; input: string; took: number }
}

/** Gives every door's parsers so many inputs, the same ones for the same seed. */
export async function fuzz(count: number, seed: number): Promise<Fuzzed> {
  const random = createRandom(seed)
  const inputs = createInputs(random)
  const doors = Object.entries(DOORS)
  const crashes: Fuzzed['crashes'] = []
  let slowest: Fuzzed['slowest'] = { door: '', input: '', took: 0 }
  for (let n = 0; n < count; n++) {
    const [door, make] = random.pick(doors)
    const { input, read } = make(inputs)
    const since = performance.now()
    try {
      await read()
    } catch (error) {
      const isRefused = error instanceof DomainError || error instanceof z.core.$ZodError
      if (!isRefused && crashes.length < 20) crashes.push({ door, input: shown(input), error })
    }
    const took = performance.now() - since
    if (took > slowest.took) slowest = { door, input: shown(input), took }
  }
  return { inputs: count, crashes, slowest }
}

function shown(input: unknown): string {
  return (input instanceof Uint8Array ? Buffer.from(input).toString('latin1') : JSON.stringify(input)).slice(0, 2000)
}

/** npm run bench -- fuzz, or fuzz:SEED */
export async function benchFuzz(seed = 1): Promise<void> {
  let unhandled = 0
  process.on('unhandledRejection', () => {
    unhandled += 1
  })
  const since = performance.now()
  const { inputs, crashes, slowest } = await fuzz(INPUTS, seed)
  const plain = { baseline: '–', ratio: '–' }
  printTable(`Fuzz: ${inputs.toLocaleString('en')} inputs over ${Object.keys(DOORS).length} parsers, seed ${seed}`, [
    { what: 'crashes', measured: `${crashes.length}`, ...plain, goal: '0' },
    { what: 'unhandled rejections', measured: `${unhandled}`, ...plain, goal: '0' },
    { what: `slowest input (${slowest.door})`, measured: seconds(slowest.took), ...plain, goal: '≤ 1 s' },
    { what: 'in all', measured: seconds(performance.now() - since), ...plain, goal: '–' },
  ])
  for (const { door, input, error } of crashes) console.log(door, JSON.stringify(input), error)
  if (slowest.took > 1000) console.log(slowest)
}
