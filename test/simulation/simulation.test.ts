import { describe, expect, it } from 'vitest'
import { databases } from '../support/database.ts'
import { compareRuns, SEED } from './both.ts'
import { NINE_DAYS } from './plan.ts'

describe.each(databases)('a team’s favours on $name', ({ name, open }) => {
  it('keep every rule, also where Commands are given twice and deliveries fail', { timeout: 600_000 }, async () => {
    await using plain = await open()
    await using rough = await open()
    // One platform knows a delivery that is sent again, the other does not.
    const options = { seed: SEED, takesNonce: name === 'server' }
    const compared = await compareRuns({ plain, rough }, NINE_DAYS, options)
    const broken = [...compared.findings, ...compared.roughFindings].filter(({ breaks }) => breaks.length > 0)
    expect(broken).toEqual([])
    // A rule over nothing would hold too.
    const { counts, platform } = compared.rough.scene
    expect(compared.plain.scene.platform.shown.length).toBeGreaterThan(100)
    expect(counts.doubled).toBeGreaterThan(100)
    expect(platform.failed.unsent + platform.failed.unanswered.size).toBeGreaterThan(5)
  })
})
