import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Command, toLabel } from '../../../src/domain/commands/command.ts'
import {
  type ButtonCommand,
  decodeCommand,
  decodeForm,
  encodeCommand,
  encodeForm,
} from '../../../src/domain/commands/command-code.ts'
import { MAX_TEXT } from '../../../src/domain/commands/define.ts'
import { readTyped } from '../../../src/domain/commands/typed.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { readReaction } from '../../../src/domain/introductions/reaction.ts'
import { anyButton, buttons } from '../../support/button-commands.ts'

it('a Command keeps no NUL, which PostgreSQL refuses in a text', () => {
  expect(Command.parse({ kind: 'log', values: { name: 'Ja\0ne' } })).toEqual({ kind: 'log', values: { name: 'Jane' } })
  expect(readTyped('whoknows', 'Ac\0me')).toEqual({ kind: 'whoknows', text: 'Acme' })
})

describe('a button', () => {
  it.each(Object.entries<fc.Arbitrary<ButtonCommand>>(buttons))('carries %s there and back', (_kind, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (command) => {
        const code = encodeCommand(command)
        expect(code.length).toBeLessThanOrEqual(100)
        expect(decodeCommand(code)).toEqual(command)
      }),
    )
  })

  it('has one code per command: what was changed on the way is refused or is another button’s own code', () => {
    fc.assert(
      fc.property(anyButton, fc.nat(), fc.string({ maxLength: 3 }), (command, at, put) => {
        const code = encodeCommand(command)
        const cut = at % (code.length + 1)
        const changed = code.slice(0, cut) + put + code.slice(cut + 1)
        fc.pre(changed !== code)
        try {
          const read = decodeCommand(changed)
          expect(read).not.toEqual(command)
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError)
        }
      }),
    )
  })

  it('never throws anything but a refusal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        for (const code of [text, `1|${text}`, `1|choose|${text}`, `1|rate|${text}|3`])
          try {
            decodeCommand(code)
          } catch (error) {
            expect(error).toMatchObject({ name: 'DomainError', code: 'stale' })
          }
      }),
    )
  })

  it.each([
    '',
    '1',
    '0|help',
    '2|help',
    '1|help|',
    '1|help|extra',
    '1|whoknows|Acme',
    '1|import',
    '1|iknow|Jane Doe at Acme',
    '1|constructor',
    '1|toString|x',
    '1|__proto__',
    '1|accept',
    '1|accept|',
    '1|accept|tampered',
    '1|accept|AYkKXayWd0u8zrMCCZqAVw|more',
    // The last of 22 characters carries four bits too many: only one of sixteen spellings is ours.
    '1|accept|AYkKXayWd0u8zrMCCZqAVx',
    '1|accept|01890a5d-ac96-774b-bcce-b302099a8057',
    '1|rate|AYkKXayWd0u8zrMCCZqAVw|6',
    '1|rate|AYkKXayWd0u8zrMCCZqAVw|4.0',
    '1|rate|AYkKXayWd0u8zrMCCZqAVw|4 ',
    '1|postpone|AYkKXayWd0u8zrMCCZqAVw|2',
    '1|outcome|AYkKXayWd0u8zrMCCZqAVw|won',
    '1|visibility|AYkKXayWd0u8zrMCCZqAVw|public',
    `1|keep-form|${'x'.repeat(61)}`,
  ])('refuses %s', (code) => {
    expect(() => decodeCommand(code)).toThrow(expect.objectContaining({ reason: 'button-too-old' }))
  })

  it('reads what those refusals are variations of', () => {
    expect(decodeCommand('1|accept|AYkKXayWd0u8zrMCCZqAVw')).toEqual({
      kind: 'accept',
      introductionId: '01890a5d-ac96-774b-bcce-b302099a8057',
    })
  })

  it('says so when a label was never cut: a bug', () => {
    expect(() => encodeCommand({ kind: 'keep-form', target: 'x'.repeat(101) })).toThrow('exceed 100')
  })
})

describe('toLabel', () => {
  it('gives one line of at most 60 characters, whole ones, and leaves a label as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const cut = toLabel(text)
        expect(cut.length).toBeLessThanOrEqual(60)
        expect(cut.isWellFormed()).toBe(true)
        expect(cut).not.toMatch(/[\n\r\t]/)
        expect(toLabel(cut)).toBe(cut)
      }),
    )
  })
  it('marks what it cut', () => {
    expect(toLabel(`  ${'a '.repeat(50)}`)).toBe(`${'a '.repeat(29)}a…`)
    expect(toLabel('😀'.repeat(40))).toBe(`${'😀'.repeat(29)}…`)
  })
})

describe('what is typed', () => {
  it.each([
    ['whoknows', ' Acme Corp ', { kind: 'whoknows', text: 'Acme Corp' }],
    ['WhoKnows', 'HELP', { kind: 'help' }],
    ['whoknows', '  ', { kind: 'help' }],
    ['iknow', 'Jane Doe at Acme', { kind: 'iknow', text: 'Jane Doe at Acme' }],
    ['iknow', '', { kind: 'iknow', text: '' }],
    ['intros', '', { kind: 'intros' }],
    ['intros', ' Settings ', { kind: 'settings' }],
    ['intros', 'help', { kind: 'help' }],
    ['intros', 'people', { kind: 'my-people', page: 0 }],
    ['intros', 'history', { kind: 'asks', page: 0 }],
    ['intros', 'digest', { kind: 'digest-settings' }],
    ['intros', 'privacy', { kind: 'privacy' }],
    ['intros', 'Coverage', { kind: 'coverage' }],
    ['help', '', { kind: 'help' }],
  ])('/%s%s', (name, typed, command) => {
    expect(readTyped(name, typed)).toEqual(command)
  })
  it('names the four commands where it knows no other', () => {
    expect(() => readTyped('whoknew', 'Acme')).toThrow(expect.objectContaining({ reason: 'command-unknown' }))
  })
  it('says so of a word /intros does not take', () => {
    expect(() => readTyped('intros', 'weather')).toThrow(expect.objectContaining({ reason: 'intros-word-unknown' }))
  })
  it('takes 500 characters and no more', () => {
    expect(readTyped('whoknows', 'x'.repeat(MAX_TEXT))).toMatchObject({ kind: 'whoknows' })
    expect(() => readTyped('whoknows', 'x'.repeat(MAX_TEXT + 1))).toThrow(
      expect.objectContaining({ reason: 'text-too-long' }),
    )
  })
})

describe('a reaction', () => {
  it.each([
    ['made', ['✅', '✔', '✔️', '☑️', '🤝', '🤝🏽', 'white_check_mark', 'heavy_check_mark', 'ballot_box_with_check']],
    ['made', ['handshake', 'handshake::skin-tone-3']],
    ['won', ['💰', '🎉', 'moneybag', 'tada']],
    ['thanked', ['🙏', '🙏🏿', 'pray', 'pray::skin-tone-6']],
    ['knows', ['🙋', '🙋🏽', '🙋🏽‍♀️', '🙋‍♂️', 'raising_hand', 'woman-raising-hand::skin-tone-2']],
    ['knows', ['man-raising-hand']],
    [null, ['', 'x', '❌', '👍', 'constructor', 'toString', '__proto__', '::skin-tone-2']],
  ])('means %s: %j', (meaning, emojis) => {
    for (const emoji of emojis) expect([emoji, readReaction(emoji)]).toEqual([emoji, meaning])
  })
})

describe('what was copied from a page', () => {
  it('is read as the page showed it, typed or in a form', () => {
    expect(readTyped('whoknows', 'Marks &amp; Sons')).toEqual({ kind: 'whoknows', text: 'Marks & Sons' })
    const code = encodeForm({ kind: 'log', values: {} })
    expect(decodeForm(code, { organization: 'Marks &amp;amp; Sons' }).values).toEqual({ organization: 'Marks & Sons' })
  })
})
