import { benchAnswers } from './answers.ts'
import { benchChaos } from './chaos/bench.ts'
import { benchCoverage } from './coverage.ts'
import { benchFavour } from './favour.ts'
import { benchFuzz } from './fuzz/fuzz.ts'
import { benchDamaged } from './imports/damaged.ts'
import { benchImport } from './imports/import.ts'
import { benchMailbox } from './imports/mailbox.ts'
import { benchLoad } from './load/load.ts'
import { benchSoak } from './load/soak.ts'
import { benchMatching } from './matching/matching.ts'
import { benchScale } from './scale.ts'
import { benchSlack } from './slack.ts'
import { benchWhoKnows } from './whoknows.ts'

// npm run bench, or npm run bench -- NAME … for some of them; favour:SEED for other favours than the usual, and
// damaged:WAYS, chaos:ASKS, load:SECONDS or soak:MINUTES
// for less.

const BENCHES: Record<string, (seed?: number) => Promise<void>> = {
  import: async () => {
    await benchImport()
    await benchMailbox()
  },
  mailbox: benchMailbox,
  damaged: benchDamaged,
  coverage: benchCoverage,
  whoknows: benchWhoKnows,
  answers: benchAnswers,
  matching: benchMatching,
  slack: benchSlack,
  fuzz: benchFuzz,
  favour: benchFavour,
  scale: benchScale,
  chaos: benchChaos,
  load: benchLoad,
  soak: benchSoak,
}

/** Run where they are named alone: they take many minutes, or are part of another. */
const LONG = ['chaos', 'load', 'soak', 'mailbox']

const wanted = new Map(process.argv.slice(2).map((text) => [text.split(':')[0] ?? '', text.split(':')[1]]))
const unknown = [...wanted.keys()].filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
for (const [name, bench] of Object.entries(BENCHES)) {
  const seed = wanted.get(name)
  if (wanted.size === 0 ? !LONG.includes(name) : wanted.has(name))
    await (seed === undefined ? bench() : bench(Number(seed)))
}
