import type { Database } from '../../src/store/database.ts'
import { checkRun, type Finding } from './checks.ts'
import { difference, readEndState } from './end-state.ts'
import { readLives } from './lives.ts'
import type { Size } from './plan.ts'
import { type Run, simulate } from './simulate.ts'

export type Compared = { plain: Run; rough: Run; findings: Finding[]; roughFindings: Finding[] }

/** The same every day; another is as good. */
export const SEED = 20_260_302

/**
 * The same team twice: as it is, and with half of all Commands given twice and a tenth of the deliveries failing. Each
 * is held against the rules, and both against each other. Each needs a database of its own, for a tick is for all of one.
 */
export async function compareRuns(
  databases: { plain: Database; rough: Database },
  size: Size,
  { seed, takesNonce = false }: { seed: number; takesNonce?: boolean },
): Promise<Compared> {
  const [plain, rough] = await Promise.all([
    simulate(databases.plain, size, { seed, rough: false }),
    simulate(databases.rough, size, { seed, rough: true, takesNonce }),
  ])
  const breaks = difference(await readEndState(plain), await readEndState(rough))
  const { commands, doubled, jobs, rerun } = rough.scene.counts
  const { unsent, unanswered } = rough.scene.platform.failed
  const figure = `${doubled} of ${commands} Commands twice, ${unsent + unanswered.size} sends failed, ${rerun} of ${jobs} jobs ran again`
  return {
    plain,
    rough,
    findings: checkRun(plain, await readLives(plain)),
    roughFindings: [
      ...checkRun(rough, await readLives(rough)),
      { rule: 'repeated and failing, all comes to the same end', figure, breaks },
    ],
  }
}
