import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_OWN_DRAFT } from '../../../src/domain/introductions/draft.ts'
import { readOwnDraft } from '../../../src/domain/introductions/own-draft.ts'

describe('a draft of the connector’s own', () => {
  it('keeps its lines and loses what nobody sees', () => {
    expect(readOwnDraft({ text: '  Hi Jane,  \r\n\r\n\r\n\r\nmeet *Ana*: https://x.test !!! \n' })).toBe(
      'Hi Jane,\n\nmeet *Ana*: https://x.test !!!',
    )
    expect(readOwnDraft({})).toBe('')
  })
  it('is long enough for a letter, and no longer', () => {
    expect(readOwnDraft({ text: 'x'.repeat(MAX_OWN_DRAFT) })).toHaveLength(MAX_OWN_DRAFT)
    expect(() => readOwnDraft({ text: 'x'.repeat(MAX_OWN_DRAFT + 1) })).toThrow(
      expect.objectContaining({ fields: { text: { reason: 'too-long', max: MAX_OWN_DRAFT } } }),
    )
  })
  it.each(['@everyone', 'hi @here!', '@channel', '<!channel>', '<!here|x>', '<@U12345>', '<@!123>', '<@&123>'])(
    'calls nobody: %s',
    (text) => {
      expect(() => readOwnDraft({ text })).toThrow(
        expect.objectContaining({ fields: { text: { reason: 'calls-everybody' } } }),
      )
    },
  )
  it.each(['jane@everyones.test', 'a < b @ c', '<3 Jane', 'meet @hereford'])('but may say %s', (text) => {
    expect(readOwnDraft({ text })).toBe(text)
  })
  it('is the same when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '\u00a0'), maxLength: 40 }), (text) => {
        const once = readOwnDraft({ text })
        expect(readOwnDraft({ text: once })).toBe(once)
      }),
    )
  })
})
