import { describe, expect, it } from 'vitest'
import { createLog } from '../src/log.ts'

/** What the log writes of some fields, at level error. */
function logged(fields: object): string {
  const lines: string[] = []
  createLog('info', { to: { write: (line: string) => void lines.push(line) } }).error(fields, 'It failed')
  return lines.join('')
}

describe('the log', () => {
  it.each([
    ['a field of its own', { token: 'xoxb-1-secret' }],
    ['a field within another', { slack: { authorization: 'Bearer xoxb-1-secret' } }],
    ['the message of an error', { err: new Error('GET with Bearer xoxb-1-secret failed') }],
    ['an address with a password', { err: new Error('connect postgresql://foothold:xoxb-1-secret@db/foothold') }],
    ['the cause of an error', { err: new Error('outer', { cause: new Error('token xoxb-1-secret is bad') }) }],
    ['what a library hangs on its error', { err: Object.assign(new Error('x'), { config: { headers: 'secret' } }) }],
    ['what was sent', { text: 'secret', values: { who: 'secret' } }],
  ])('holds no secret that is in %s', (_, fields) => {
    expect(logged(fields)).not.toContain('secret')
  })

  it('names nobody whose row the database refuses, and says which rule it broke', () => {
    const refused = { code: '23505', detail: 'Key (name)=(Jane Doe) already exists.', constraint: 'person_key' }
    const line = logged({ err: Object.assign(new Error('duplicate key value'), refused) })
    expect(line).not.toContain('Jane')
    expect(JSON.parse(line)).toMatchObject({ err: { type: 'Error', code: '23505', constraint: 'person_key' } })
  })
})
