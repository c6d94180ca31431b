import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seniority } from '../../../src/domain/finding/seniority.ts'

describe('seniority', () => {
  it.each([
    ['CEO', 1],
    ['Co-Founder & Chief Product Officer', 1],
    ['Managing Director', 1],
    ['Geschäftsführerin', 1],
    ['Vice President, Sales', 0.8],
    ['SVP Marketing', 0.8],
    ['Head of Procurement', 0.7],
    ['Chief of Staff', 0.5],
    ['Product Manager', 0.5],
    ['Executive Assistant to the CEO', 0.1],
    ['Trainee', 0.1],
    ['Botanist', 0.3],
    [null, 0.3],
  ])('%s is %d', (title, level) => {
    expect(seniority(title)).toBe(level)
  })
  it('is between 0 and 1 for any title', () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        expect(seniority(title)).toBeGreaterThanOrEqual(0)
        expect(seniority(title)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
