import { benchImport } from './import.ts'
import { benchMatching } from './matching.ts'
import { benchScale } from './scale.ts'
import { benchSlack } from './slack.ts'
import { benchWhoKnows } from './whoknows.ts'

// npm run bench, or npm run bench -- NAME … for some of them.

const BENCHES: Record<string, () => Promise<void>> = {
  import: benchImport,
  whoknows: benchWhoKnows,
  matching: benchMatching,
  slack: benchSlack,
  scale: benchScale,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
for (const [name, bench] of Object.entries(BENCHES)) if (wanted.length === 0 || wanted.includes(name)) await bench()
