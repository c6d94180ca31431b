import { describe, expect, it } from 'vitest'
import { readJoining, readRequest } from '../../../src/domain/asks/request.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { fieldTexts } from '../../../src/views/refusals/fields.ts'

const values = {
  whom: ' Jane  Doe ',
  about: 'I buy\u202e for our  shops',
  why: 'To learn\nhow they buy',
  benefit: 'A survey',
  seenIn: 'digest',
  target: 'Acme',
}

/** What to mend, by field. */
function fieldsOf(work: () => unknown): Record<string, string> {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'form-invalid') return fieldTexts(error.fields)
    throw error
  }
  return {}
}

describe('the form of an ask', () => {
  it('is read with its spaces folded', () => {
    const words = { about: 'I buy for our shops', why: 'To learn how they buy', benefit: 'A survey' }
    const request = { whom: 'Jane Doe', ...words, seenIn: 'digest' }
    expect(readRequest(values)).toEqual({ ...request, question: null })
    expect(readRequest({ ...values, question: ' Tuesday ' }).question).toBe('Tuesday')
    expect(readJoining(values)).toEqual({ target: 'Acme', why: words.why, benefit: words.benefit })
  })
  it('is for the connectors’ eyes unless said otherwise', () => {
    for (const seenIn of ['', 'everybody']) expect(readRequest({ ...values, seenIn }).seenIn).toBe('connectors')
    const { seenIn: _, ...rest } = values
    expect(readRequest(rest).seenIn).toBe('connectors')
  })
  it('says at each field what to mend', () => {
    expect(fieldsOf(() => readRequest({}))).toEqual({
      about: 'Say in a line who you are: it is the first thing they read.',
      why: 'Say in a sentence why you want to meet.',
      benefit: 'Say in a sentence what is in it for them: people help where it helps.',
    })
    expect(fieldsOf(() => readJoining({ ...values, target: ' ' }))).toEqual({
      target: 'Say which company you look for.',
    })
    expect(fieldsOf(() => readRequest({ ...values, why: 'x'.repeat(301) }))).toEqual({
      why: 'Please keep this within 300 characters.',
    })
    expect(fieldsOf(() => readRequest({ ...values, why: 'x'.repeat(300) }))).toEqual({})
  })
})
