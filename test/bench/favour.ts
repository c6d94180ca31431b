import { compareRuns, SEED } from '../simulation/both.ts'
import type { Finding } from '../simulation/checks.ts'
import { QUARTER } from '../simulation/plan.ts'
import { startServer } from '../support/database/server.ts'
import { seconds } from './table.ts'
import { openOnServer } from './world.ts'

// A team's favours from ask to outcome: no measure of speed, but of whether the rules hold when much happens at once.

/**
 * A quarter of a team of 200, twice, held against the rules; ends with code 1 where one is broken. On a server, where two
 * teams do not wait for each other as long.
 */
export async function benchFavour(seed = SEED): Promise<void> {
  const server = await startServer()
  const [plain, rough] = [await openOnServer(server, 'plain'), await openOnServer(server, 'rough')]
  const start = performance.now()
  const { members, companies, relationships, asks, days } = QUARTER
  console.log(
    `\nfavours: ${members} members, ${companies} companies, ${relationships} relationships, ${asks} asks in ${days} days; seed ${seed}`,
  )
  const { findings, roughFindings } = await compareRuns({ plain, rough }, QUARTER, { seed })
  print('as it is', findings)
  print('half of all Commands given twice, a tenth of the deliveries failing', roughFindings)
  console.log(`\nboth took ${seconds(performance.now() - start)}`)
  if ([...findings, ...roughFindings].some(({ breaks }) => breaks.length > 0)) process.exitCode = 1
  for (const database of [plain, rough]) await database.close()
  await server.stop()
}

function print(title: string, findings: Finding[]): void {
  console.log(`\n${title}`)
  for (const { rule, figure, breaks } of findings) {
    console.log(`${breaks.length === 0 ? '✓' : '✗'} ${rule}: ${figure}`)
    for (const line of breaks.slice(0, 10)) console.log(`    ${line}`)
    if (breaks.length > 10) console.log(`    … ${breaks.length} in all`)
  }
}
