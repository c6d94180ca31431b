import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mailFile } from '../../../src/domain/introductions/mail-file.ts'

/** A mail as a program reads it: headers unfolded, encoded words decoded and joined, the body from its base64. */
function parse(raw: string): { headers: Map<string, string>; body: string } {
  expect(raw).toMatch(/^[\x20-\x7e\r\n]*$/)
  expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const end = raw.indexOf('\r\n\r\n')
  const head = raw.slice(0, end)
  for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76)
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r\n /g, ' ').split('\r\n')) {
    const [, name = '', value = ''] = /^([\w-]+): (.*)$/.exec(line) ?? []
    const joined = value.replace(/\?= =\?/g, '?==?')
    headers.set(
      name,
      joined.replace(/=\?utf-8\?B\?([\w+/=]+?)\?=/g, (_, code: string) => Buffer.from(code, 'base64').toString()),
    )
  }
  return { headers, body: Buffer.from(raw.slice(end + 4), 'base64').toString('utf8') }
}

describe('a note as a mail', () => {
  it('has its subject and words, and of whom it goes to the names without an address', () => {
    const mail = mailFile({
      to: 'Élodie Marchandeau, VP',
      cc: '中村 陽子',
      subject: 'An introduction: Zoë – and a rather long name behind it, which takes several words',
      body: 'Hello Élodie,\n\nBest wishes,\n陽子',
    })
    const { headers, body } = parse(mail)
    expect(Object.fromEntries(headers)).toEqual({
      'X-Unsent': '1',
      To: 'Élodie Marchandeau, VP :;',
      Cc: '中村 陽子 :;',
      Subject: 'An introduction: Zoë – and a rather long name behind it, which takes several words',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': 'base64',
    })
    expect(body).toBe('Hello Élodie,\r\n\r\nBest wishes,\r\n陽子')
  })
  it('comes back as it was, whatever stands in it', () => {
    const any = fc.string({ unit: 'binary', maxLength: 120 })
    fc.assert(
      fc.property(any, any, any, any, (to, cc, subject, body) => {
        const read = parse(mailFile({ to, cc, subject, body }))
        const line = (text: string) => text.toWellFormed().replace(/\s+/g, ' ').trim() || '–'
        expect(read.headers.get('To')).toBe(`${line(to)} :;`)
        expect(read.headers.get('Cc')).toBe(`${line(cc)} :;`)
        expect(read.headers.get('Subject')).toBe(line(subject))
        expect(read.body).toBe(body.toWellFormed().replace(/\r\n?|\n/g, '\r\n'))
      }),
    )
  })
})
