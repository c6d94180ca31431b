import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDraft } from '../../src/domain/draft.ts'

const given = {
  person: 'Jane Doe',
  whom: null,
  organization: 'Acme Corp',
  asker: 'Sam Lee',
  why: 'I would like to learn how you choose a payroll provider',
  benefit: 'We share our survey of 200 finance teams.',
}

describe('writeDraft', () => {
  it('speaks with the connector’s voice and quotes the asker', () => {
    expect(writeDraft(given)).toBe(
      `Hi Jane,

Sam Lee, a colleague of mine, would like to meet you: “I would like to learn how you choose a payroll provider.”
What is in it for you, in Sam’s words: “We share our survey of 200 finance teams.”
Would you be open to a short introduction?`,
    )
  })
  it('asks for help where somebody else is wanted', () => {
    const draft = writeDraft({ ...given, person: 'Dr. Jane Doe', whom: 'Jim Roe' })
    expect(draft).toContain('Hi Jane,')
    expect(draft).toContain('would like to meet Jim Roe at Acme Corp')
    expect(draft).toContain('Could you help them find each other?')
  })
  it('has three to five sentences and no link, whatever the asker wrote', () => {
    const written = fc
      .array(
        fc.constantFrom(
          'We help finance teams.',
          'Really!',
          'See https://acme.com/x?y=1',
          'www.acme.com',
          'Why?',
          'and so on',
        ),
        {
          minLength: 1,
          maxLength: 9,
        },
      )
      .map((list) => list.join(' '))
    fc.assert(
      fc.property(written, written, (why, benefit) => {
        const body = writeDraft({ ...given, why, benefit }).split('\n\n')[1] ?? ''
        const sentences = Array.from(new Intl.Segmenter('en', { granularity: 'sentence' }).segment(body))
        expect(sentences.length).toBeGreaterThanOrEqual(3)
        expect(sentences.length).toBeLessThanOrEqual(5)
        expect(body).not.toMatch(/https?:|www\./)
      }),
    )
  })
})
