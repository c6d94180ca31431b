import { describe, expect, it } from 'vitest'
import { isLikely } from '../../../../src/domain/matching/companies/likely.ts'

describe('a likely company', () => {
  it.each([
    ['nothing is like what was asked for', [], false],
    ['it is sure', [0.95, 0.1], false],
    ['one is far likelier than the others', [0.8, 0.2], true],
    ['only one is in question', [0.75], true],
    ['one would be sure but for another that is about as likely', [0.95, 0.9], false],
    ['one would be sure but for a part of its name', [0.95, 0.8], false],
    ['two are about as likely', [0.8, 0.5], false],
    ['none is likely', [0.5, 0.1], false],
  ])('when %s', (_, scores, likely) => {
    expect(isLikely(scores.map((score) => ({ score })))).toBe(likely)
  })
})
