import { describe, expect, it } from 'vitest'
import { readOpenRequest, readRequest } from '../../../src/domain/asks/request.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { fieldTexts } from '../../../src/views/refusals/fields.ts'

const values = {
  whom: ' Jane  Doe ',
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
    const request = { whom: 'Jane Doe', why: 'To learn how they buy', benefit: 'A survey', seenIn: 'digest' }
    expect(readRequest(values)).toEqual(request)
    expect(readOpenRequest(values)).toEqual({ ...request, target: 'Acme' })
  })
  it('is for the connectors’ eyes unless said otherwise', () => {
    for (const seenIn of ['', 'everybody']) expect(readRequest({ ...values, seenIn }).seenIn).toBe('connectors')
    const { seenIn: _, ...rest } = values
    expect(readRequest(rest).seenIn).toBe('connectors')
  })
  it('says at each field what to mend', () => {
    expect(fieldsOf(() => readRequest({}))).toEqual({
      why: 'Say in a sentence why you want to meet.',
      benefit: 'Say in a sentence what is in it for them: people help where it helps.',
    })
    expect(fieldsOf(() => readOpenRequest({ ...values, target: ' ' }))).toEqual({
      target: 'Say which company you look for.',
    })
    expect(fieldsOf(() => readRequest({ ...values, why: 'x'.repeat(501) }))).toEqual({
      why: 'Please keep this within 500 characters.',
    })
    expect(fieldsOf(() => readRequest({ ...values, why: 'x'.repeat(500) }))).toEqual({})
  })
})
