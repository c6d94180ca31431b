import { describe, expect, it } from 'vitest'
import { nearest } from '../../../src/domain/commands/nearest.ts'
import { readTyped } from '../../../src/domain/commands/typed.ts'
import { refusalOf } from '../../support/refusals.ts'

const WORDS = ['whoknows', 'iknow', 'intros', 'help'] as const

describe('the nearest word', () => {
  it.each([
    ['whoknow', 'whoknows'],
    ['who', 'whoknows'],
    ['WHOKNOWS', 'whoknows'],
    ['whonkows', 'whoknows'],
    ['whoknwos', 'whoknows'],
    ['intro', 'intros'],
    ['intors', 'intros'],
    ['iknwo', 'iknow'],
    ['i-know', 'iknow'],
    ['hlep', 'help'],
    ['hello', null],
    ['weather', null],
    ['w', null],
    ['', null],
  ])('to “%s” is %s', (typed, meant) => {
    expect(nearest(typed, WORDS)).toBe(meant)
  })
})

describe('what is not understood', () => {
  it.each([
    ['whoknow', 'Acme Corp', 'I do not know /whoknow. Did you mean /whoknows Acme Corp?'],
    ['hlep', '', 'I do not know /hlep. Did you mean /whoknows help?'],
    [
      'hello',
      'there',
      'I do not know “hello”. I know /whoknows, /iknow, /touch, /swap and /intros. Try /whoknows help.',
    ],
    ['intros', 'setings', 'I do not know “setings” after /intros. Did you mean /intros settings?'],
    [
      'intros',
      'weather',
      'I do not know “weather” after /intros. /intros alone shows what you asked and are asked; it takes help, people, history, digest, coverage, settings and privacy, too.',
    ],
  ])('“/%s %s” is said, with what may be meant', async (name, rest, sentence) => {
    expect(await refusalOf(() => readTyped(name, rest))).toBe(sentence)
  })
  it('is short, however much was typed', async () => {
    expect(await refusalOf(() => readTyped('x'.repeat(500), ''))).toMatch(/^I do not know “x{59}…”/)
  })
})
