import { describe, expect, it } from 'vitest'
import { readWritten } from '../../../src/domain/commands/typed.ts'
import { dayOfTouch, isTouch, readTouch } from '../../../src/domain/relationships/touch.ts'

/** A Wednesday. */
const TODAY = '2026-03-04'

describe('a touch in words', () => {
  it.each([
    ['Jane Doe lunch', 'Jane Doe', 'meal', TODAY],
    ['Jane Doe', 'Jane Doe', null, TODAY],
    ['lunch with Jane Doe', 'Jane Doe', 'meal', TODAY],
    ['I had a quick coffee with Jane Doe yesterday.', 'Jane Doe', 'meal', '2026-03-03'],
    ['called Jane Doe', 'Jane Doe', 'call', TODAY],
    ['Jane Doe at Acme Corp, call', 'Jane Doe at Acme Corp', 'call', TODAY],
    ['wrote to Jane Doe last week', 'Jane Doe', 'message', '2026-02-25'],
    ['met Jane Doe for lunch', 'Jane Doe', 'meal', TODAY],
    ['met Jane Doe on Monday', 'Jane Doe', 'meeting', '2026-03-02'],
    ['Jane Doe, coffee, Wednesday', 'Jane Doe', 'meal', '2026-02-25'],
    ['Jane Doe meeting 3 weeks ago', 'Jane Doe', 'meeting', '2026-02-11'],
    ['Jane Doe: e-mail, 2026-01-31', 'Jane Doe', 'message', '2026-01-31'],
    ['Jürgen Müller Kaffee', 'Jürgen Müller', 'meal', TODAY],
    ['Jane Doe conference a month ago', 'Jane Doe', 'event', '2026-02-02'],
    ['Jane Callahan', 'Jane Callahan', null, TODAY],
    ['Ann Mailer call', 'Ann Mailer', 'call', TODAY],
    ['lunch', '', 'meal', TODAY],
  ])('“%s”', (text, who, how, day) => {
    const read = readTouch(text)
    expect({ who: read.who, how: read.how, day: dayOfTouch(read.when, TODAY) }).toEqual({ who, how, day })
  })

  it('of a day still to come, or of none, has no day', () => {
    for (const day of ['2026-03-05', '2026-02-30'])
      expect(dayOfTouch(readTouch(`Jane Doe lunch ${day}`).when, TODAY)).toBeNull()
  })

  it.each([
    'had lunch with Jane Doe',
    'I just called Jane Doe yesterday',
    'spoke with Jane Doe at Acme',
    'Wrote to Jane Doe',
  ])('is told by “%s”', (text) => {
    expect(isTouch(text)).toBe(true)
    expect(readWritten(text)).toEqual({ kind: 'touch', text })
  })

  it.each([
    'who had lunch with Jane Doe?',
    'I met Jane Doe at Acme',
    'called',
    'talked to someone',
    'I called on all of our customers in the north of Germany and then some',
    'call Jane Doe',
  ])('is not told by “%s”', (text) => {
    expect(isTouch(text)).toBe(false)
  })
})
