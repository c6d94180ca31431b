import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubts, refusals } from '../../../src/domain/asks/ask-rules.ts'
import { fieldTexts } from '../../../src/views/refusals/fields.ts'

const WHY = 'We build rockets for their warehouse.'
const BENEFIT = 'Half the freight costs.'

const refused = (words: { why?: string; benefit?: string }) =>
  fieldTexts(refusals({ why: WHY, benefit: BENEFIT, ...words }))
const doubted = (words: { why?: string; benefit?: string }) =>
  fieldTexts(doubts({ why: WHY, benefit: BENEFIT, ...words }))

describe('what an ask must not be', () => {
  it.each([
    ['missing', '?', 'Say in a sentence why'],
    ['missing', 'Because.', 'Say in a sentence why'],
    ['missing', '  – n/a – ', 'Say in a sentence why'],
    ['only selling', 'because we want to sell', 'no reason to meet'],
    ['only selling', 'I’d like to pitch them our product.', 'no reason to meet'],
    ['only selling', 'I want to do business with them', 'no reason to meet'],
    ['too short', 'Payroll', 'whole sentence'],
    ['too short', '采购', 'Say in a sentence'],
    ['a link', 'Have a look at https://acme.com/x', 'Leave out the link'],
    ['a link', 'Have a look at calendly.com/sam please', 'Leave out the link'],
    ['an address', 'Write to sam@acme.co.uk for more', 'e-mail address'],
    ['a phone number', 'Call me at +49 (170) 123-4567', 'phone number'],
    ['a phone number', 'Call me at 555-123-4567 any day', 'phone number'],
  ])('%s: %j', (_rule, why, sentence) => {
    expect(refused({ why })).toEqual({ why: expect.stringContaining(sentence) })
  })
  it.each([
    'They hire SREs. We train them',
    'I worked with Booking.com people from 2019–2022 on Node.js',
    'We want to sell less paper, and they know how that is done in 40 countries',
    'We want to pitch at their conference',
    'Their 12,000,000 users on 01.02.2026 and 03.04.2026',
    '想了解采购',
    'نود أن نتعلم منكم',
    'To learn how they buy',
  ])('but it may be %j', (why) => {
    expect(refused({ why })).toEqual({})
    expect(doubted({ why })).toEqual({})
  })
  it('a link or an address in any field', () => {
    const words = { about: 'I am at sam.example/me or www.sam.example', question: 'May I write to sam@acme.co.uk?' }
    expect(fieldTexts(refusals(words))).toEqual({
      about: expect.stringContaining('Leave out the link'),
      question: expect.stringContaining('e-mail address'),
    })
  })
  it('never both refuses and passes: whatever is refused says how to mend it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.string({ maxLength: 500 }), (why, benefit) => {
        for (const found of [refusals({ why, benefit }), doubts({ why, benefit })])
          for (const [field, sentence] of Object.entries(fieldTexts(found))) {
            expect(['why', 'benefit']).toContain(field)
            expect(sentence).toMatch(/^\p{Lu}?.*[.]$/u)
          }
      }),
    )
  })
  it('any text without a letter is missing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...' .-!?…()/*#'), maxLength: 40 }), (why) => {
        expect(refused({ why })).toEqual({ why: 'Say in a sentence why you want to meet.' })
      }),
    )
  })
})

describe('what an ask had better not be', () => {
  it.each([
    ['a mass mail', { why: 'A quick call to pick your brain' }, { why: '“pick your brain” sounds like a mass mail' }],
    ['a mass mail', { benefit: 'A Game-Changing platform' }, { benefit: '“game-changing” sounds like' }],
    ['shouted', { why: 'WE TRAIN SITE ENGINEERS' }, { why: 'small letters' }],
    ['shouted', { why: 'We train engineers!! Really' }, { why: 'exclamation mark' }],
    ['the why again', { benefit: 'Rockets for their warehouse, build.' }, { benefit: 'repeats the reason' }],
    ['the asker’s own', { benefit: 'We want ten customers by May' }, { benefit: 'what they get' }],
    ['the asker’s own', { benefit: 'It would help us reach our goal' }, { benefit: 'what they get' }],
  ])('%s: %j', (_rule, words, found) => {
    expect(doubted(words)).toEqual(
      Object.fromEntries(Object.entries(found).map(([field, part]) => [field, expect.stringContaining(part)])),
    )
    expect(refused(words)).toEqual({})
  })
  it('and what is neither is not doubted', () => {
    expect(doubted({})).toEqual({})
    for (const benefit of ['Cheaper rockets.', 'They need no second vendor.', 'IBM and SAP use it', 'Iwant is a brand'])
      expect(doubted({ benefit })).toEqual({})
  })
})
