import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases, type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import { type Compared, compareRuns, SEED } from './both.ts'
import { BREAKS } from './broken.ts'
import { checkRun } from './checks.ts'
import { readLives } from './lives.ts'
import { NINE_DAYS } from './plan.ts'

describe.each(databases)('a team’s favours on $name', ({ name, open }) => {
  let opened: OpenedDatabase[]
  let compared: Compared
  beforeAll(async () => {
    // The plain one is the same on both: on the server it takes half of the time.
    opened = [await openOnServer(), await open()]
    const [plain, rough] = opened
    if (!plain || !rough) throw new Error('No database was opened.')
    // One platform knows a delivery that is sent again, the other does not.
    compared = await compareRuns({ plain, rough }, NINE_DAYS, { seed: SEED, takesNonce: name === 'server' })
  }, 600_000)
  afterAll(async () => {
    for (const database of opened) await database.close()
  })

  it('keep every rule, also where Commands are given twice and deliveries fail', () => {
    const { findings, roughFindings, plain, rough } = compared
    expect([...findings, ...roughFindings].filter(({ breaks }) => breaks.length > 0)).toEqual([])
    // A rule over nothing would hold too.
    const { counts, platform } = rough.scene
    expect(plain.scene.platform.shown.length).toBeGreaterThan(100)
    expect(counts.doubled).toBeGreaterThan(100)
    expect(platform.failed.unsent + platform.failed.unanswered.size).toBeGreaterThan(5)
  })
  it.each(BREAKS)('would be told of: $does', async ({ rule, breaks }) => {
    const run = compared.plain
    const broken = breaks({ run, lives: await readLives(run) })
    const finding = checkRun(broken.run, broken.lives).find((one) => one.rule === rule)
    expect(finding?.breaks.length).toBeGreaterThan(0)
  })
  it('are each broken once', () => {
    expect(new Set(BREAKS.map(({ rule }) => rule))).toEqual(new Set(compared.findings.map(({ rule }) => rule)))
  })
})
