import { describe, expect, it } from 'vitest'
import { countCoverage, MOST_OPENERS } from '../../../src/domain/coverage/coverage.ts'
import { asSeenByAsker } from '../../../src/views/finding/seen-path.ts'
import { path } from '../../support/paths.ts'

describe('what a list of targets comes to', () => {
  const found = (...paths: Parameters<typeof path>[0][]) => ({
    answer: 'found' as const,
    paths: paths.map((said) => asSeenByAsker(path(said))),
  })

  it('counts each target once, by what became of it', () => {
    const counted = countCoverage()
    counted.add(found({}))
    counted.add(found({}, {}))
    counted.add(found())
    counted.add({ answer: 'ambiguous', paths: [] })
    counted.add({ answer: 'none', paths: [] })
    expect(counted.summary()).toMatchObject({ targets: 5, opened: 2, closed: 1, unclear: 1, unknown: 1 })
  })

  it('names who is the best way in most often, those who share a name apart', () => {
    const counted = countCoverage()
    for (let n = 1; n <= MOST_OPENERS + 1; n++)
      for (let times = 0; times < n; times++)
        counted.add(found({ memberId: `member ${n}`, connector: 'Ben' }, { memberId: 'second', connector: 'Cleo' }))
    expect(counted.summary().openers).toEqual([6, 5, 4, 3, 2].map((targets) => ({ connector: 'Ben', targets })))
  })

  it('names nobody whose tie is sealed', () => {
    const counted = countCoverage()
    counted.add(found({ visibility: 'sealed' }, {}))
    expect(counted.summary()).toMatchObject({ opened: 1, openers: [] })
  })
})
