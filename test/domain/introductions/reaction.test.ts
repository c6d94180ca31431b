import { describe, expect, it } from 'vitest'
import { doesSomething } from '../../../src/domain/introductions/reaction.ts'

describe('a reaction on a message of an introduction does something', () => {
  it.each([
    ['made', 'asked', 'connector', true],
    ['made', 'accepted', 'connector', true],
    ['made', 'accepted', 'asker', true],
    ['made', 'passed', 'connector', false],
    ['made', 'introduced', 'connector', false],
    ['made', 'accepted', 'joined', false],
    ['thanked', 'introduced', 'asker', true],
    ['thanked', 'won', 'asker', true],
    ['thanked', 'introduced', 'connector', false],
    ['thanked', 'accepted', 'asker', false],
    ['won', 'no-reply', 'asker', true],
    ['won', 'won', 'asker', false],
    ['won', 'introduced', 'joined', false],
  ] as const)('%s, when it is %s, by its %s: %s', (meaning, state, reader, does) => {
    expect(doesSomething(meaning, { state, reader, thanked: false })).toBe(does)
  })
  it('thanks are said once', () => {
    expect(doesSomething('thanked', { state: 'met', reader: 'asker', thanked: true })).toBe(false)
  })
})
