import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../../src/domain/errors.ts'
import { refusalText } from '../../../src/views/refusals/refusal-text.ts'

const NOW = new Date('2026-03-02T10:00:00Z')

describe('a refusal', () => {
  it.each([
    [
      new DomainError('promised-already', { connector: 'Ben', person: 'Jane Doe' }),
      'Ben has promised to introduce you to Jane Doe: give it a moment. See /intros for where it stands.',
    ],
    [
      new DomainError('reminded-later', {
        connector: 'Ben',
        at: new Date('2026-03-05T10:00:00Z'),
        now: NOW,
        timeZone: 'UTC',
      }),
      'Ben wanted more time: I will come back to them on Thursday.',
    ],
    [
      new DomainError('reminded-before', { connector: 'Ben', at: NOW, now: NOW, timeZone: 'UTC' }),
      'Ben was reminded today. I do not press them more than that.',
    ],
    [
      new DomainError('reminded-too-soon', { connector: 'Ben', at: null, now: NOW, timeZone: 'UTC' }),
      'Ben was asked less than a working day ago. I will remind them myself soon.',
    ],
    [
      new DomainError('settings-to-mend', {
        faults: [
          { setting: 'PORT', fault: 'no-port' },
          { setting: 'SLACK_APP_TOKEN', fault: 'slack-way-missing' },
        ],
      }),
      'Please correct these settings:\n  PORT must be a port number\n  SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is needed with the other SLACK_ settings',
    ],
    [
      new DomainError('form-to-mend', {
        fields: { day: { reason: 'no-day' }, text: { reason: 'too-long', max: 200 } },
      }),
      'Please choose a day. Please keep this within 200 characters.',
    ],
  ])('%s says what is wrong and what to do', (error, sentence) => {
    expect(refusalText(error)).toBe(sentence)
  })

  it('shows a log its code, its reason and its cause, and names nobody', () => {
    const cause = new Error('account_inactive')
    const error = new DomainError('promised-by-another', { person: 'Jane Doe', cause })
    expect(error).toMatchObject({ code: 'in-use', reason: 'promised-by-another', cause })
    expect(error.message).toBe('in-use: promised-by-another')
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain('Jane')
    const mistyped = new DomainError('form-to-mend', { fields: { who: { reason: 'teammate-unknown', typed: 'Jane' } } })
    expect(`${inspect(mistyped)} ${JSON.stringify(mistyped)}`).not.toContain('Jane')
  })
})
