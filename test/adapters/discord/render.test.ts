import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buttonId, formId, questionId, readId, readQuestion } from '../../../src/adapters/discord/custom-id.ts'
import { block, label, plain } from '../../../src/adapters/discord/markdown.ts'
import { renderQuestion, renderView } from '../../../src/adapters/discord/render.ts'
import { renderForm, withNamesTyped } from '../../../src/adapters/discord/render-form.ts'
import { toLabel } from '../../../src/domain/commands/command.ts'
import { decodeCommand, decodeForm } from '../../../src/domain/commands/command-code.ts'
import { askForm } from '../../../src/views/finding/ask-form.ts'
import { noGoForm } from '../../../src/views/members/settings.ts'
import { timeZoneForm } from '../../../src/views/members/time-zone.ts'
import { helpView } from '../../../src/views/overview/intros.ts'
import { logForm } from '../../../src/views/relationships/relationship.ts'
import { askTeamForm } from '../../../src/views/requests/asking.ts'
import { tipForm } from '../../../src/views/requests/helping.ts'
import type { Button, Node } from '../../../src/views/view.ts'
import { list, problemsOfMessage, problemsOfModal, record } from '../../support/discord/published-limits.ts'
import { readComponents, showMarkdown } from '../../support/discord/screen.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const GUILD = '18446744073709551615'
const words = fc.oneof(fc.string({ maxLength: 3000 }), fc.string({ unit: 'grapheme', maxLength: 600 }))
const said = words.filter((text) => plain(text, 100) !== '')
const id = fc.uuid({ version: 7 })
const button: fc.Arbitrary<Button> = fc.record({
  label: said,
  command: fc.oneof(
    fc.record({ kind: fc.constant('ask-form' as const), relationshipId: id, whom: words.map(toLabel) }),
    fc.record({ kind: fc.constant('keep-form' as const), target: words.map(toLabel) }),
    fc.record({ kind: fc.constant('accept' as const), introductionId: id }),
    fc.constant({ kind: 'intros' as const }),
  ),
})
const node: fc.Arbitrary<Node> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: said }),
  fc.record({ kind: fc.constant('moment' as const), text: said, at: fc.constant('2026-03-02T10:10:00.000Z') }),
  fc.record({ kind: fc.constant('text' as const), text: said }),
  fc.record({ kind: fc.constant('quote' as const), label: said, text: words }),
  fc.record({ kind: fc.constant('divider' as const) }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { minLength: 1, maxLength: 12 }) }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: said, value: words }), { minLength: 1, maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('item' as const),
    title: said,
    detail: words,
    note: words,
    buttons: fc.array(button, { maxLength: 5 }),
  }),
)

describe('a link', () => {
  it('to a message of Discord’s own is one, under its text', () => {
    const url = `https://discord.com/channels/${GUILD}/1/2`
    const fields = [{ label: 'The request', value: 'open it', url }]
    const { components } = renderView({ summary: 'A request.', nodes: [{ kind: 'fields', fields }] }, GUILD)
    expect(readComponents(list(components))).toBe('The request: LINK open it')
  })
})

describe('a view on Discord', () => {
  it('keeps every published limit, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 60 }), said, (nodes, summary) => {
        const problems = problemsOfMessage(record(renderView({ summary, nodes }, GUILD)))
        expect(problems).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('shows words to copy whole, whatever stands beside them, and no mail link', () => {
    const text = `Hi Jane,\n\n${'meet *Ana* '.repeat(135)}?`
    const nodes: Node[] = [
      { kind: 'heading', text: '*'.repeat(200) },
      {
        kind: 'fields',
        fields: ['Why', 'In it for them', 'Why you'].map((name) => ({ label: name, value: '*'.repeat(500) })),
      },
      { kind: 'quote', label: 'Your draft', text, mailto: 'mailto:?subject=a&body=b' },
    ]
    const message = record(renderView({ summary: 'A request.', nodes }, GUILD))
    expect(problemsOfMessage(message)).toEqual([])
    expect(JSON.stringify(message)).toContain(JSON.stringify(text).slice(1, -1))
    expect(JSON.stringify(message)).not.toContain('mailto')
  })

  it('folds list items from the end and says how many', () => {
    const items = Array.from(
      { length: 30 },
      (_, n): Node => ({
        kind: 'item',
        title: `Tie ${n}`,
        buttons: [1, 2, 3, 4].map((rating) => ({
          label: `${rating}`,
          command: { kind: 'rate', relationshipId: ID.replace(/57$/, String(10 + n)), rating },
        })),
      }),
    )
    const next: Node = { kind: 'buttons', buttons: [{ label: 'Show the next', command: { kind: 'unconfirmed' } }] }
    const seen = readComponents([record(renderView({ summary: 'Ties', nodes: [...items, next] }, GUILD).components[0])])
    expect(seen).toContain('Tie 5')
    expect(seen).not.toContain('Tie 6')
    expect(seen).toMatch(/and 24 more\.\n\[Show the next\]$/)
  })

  it('shows no button twice', () => {
    const twice: Node[] = [helpView().nodes, helpView().nodes].flat()
    expect(problemsOfMessage(record(renderView({ summary: 'Help', nodes: twice }, GUILD)))).toEqual([])
  })

  it('asks which guild within the limits of a select', () => {
    const guilds = Array.from({ length: 40 }, (_, n) => ({
      id: String(n + 1),
      name: n === 0 ? '\u202e' : 'G'.repeat(n * 9),
    }))
    const question = { summary: 'Which?', nodes: [{ kind: 'text' as const, text: 'Which?' }] }
    expect(problemsOfMessage(record(renderQuestion(question, guilds, { message: GUILD })))).toEqual([])
  })
})

describe('words in Discord’s markdown', () => {
  it('read as they were written, on one line', () => {
    fc.assert(
      fc.property(words, (text) => {
        const line = label(text, 100_000)
        expect(showMarkdown(plain(text, 100_000))).toBe(line)
      }),
    )
    const trap = '# <@1> @everyone [x](https://x.example) https://x.example *b* _i_ ||s|| `c` ~~d~~ <t:1> 1. - >'
    expect(showMarkdown(plain(trap, 1000))).toBe(trap)
    expect(showMarkdown(plain('- list', 100))).toBe('- list')
    expect(showMarkdown(plain('1. list', 100))).toBe('1. list')
  })

  it('are cut between whole characters, their escapes counted', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 200 }), (text, max) => {
        for (const cut of [plain(text, max), label(text, max)]) {
          expect(cut.length).toBeLessThanOrEqual(max)
          expect(cut.isWellFormed()).toBe(true)
        }
      }),
    )
    expect(label('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 13)).toBe('👩‍👩‍👧‍👦…')
    expect(plain('****', 4)).toBe('\\*…')
  })

  it('stay in their block', () => {
    expect(showMarkdown(block('Hi *Jane*,\n```\n@everyone', 1000))).toBe('Hi *Jane*,\n’’’\n@everyone')
  })
})

describe('a form on Discord', () => {
  const errors = { why: 'x'.repeat(400), zone: 'Please choose a time zone.', organization: 'Which company?' }
  it.each([
    ['ask', askForm({ kind: 'ask-form', relationshipId: ID, whom: 'Jane' }, { why: 'w'.repeat(4000) }, errors)],
    ['keep', askForm({ kind: 'keep-form', target: 'Acme' }, {}, errors)],
    ['log', logForm({ name: 'n'.repeat(4000), rating: '4' }, errors)],
    ['time zone', timeZoneForm({}, errors)],
    ['no-go', noGoForm({ teammate: '80351110224678912' }, errors)],
    ['ask the team', askTeamForm({ channel: GUILD, target: 'x'.repeat(60) })],
  ])('to %s keeps every published limit, and its code comes back', (_, form) => {
    const modal = renderForm(form, { guild: GUILD, isDirect: false })
    expect(problemsOfModal(record(modal))).toEqual([])
    const { code } = readId(modal.custom_id)
    expect(decodeForm(code, {})).toEqual({ ...form.submit, values: {} })
  })
})

describe('a teammate in direct messages', () => {
  const place = { guild: GUILD, isDirect: true }
  const teammates = Array.from({ length: 30 }, (_, at) => ({
    user: String(8035111022467891n + BigInt(at)),
    name: 'Ben',
  }))
  const form = tipForm({ requestId: ID, target: 'Acme' })

  it('is chosen among those who are known, or named, within the limits', () => {
    const modal = renderForm(form, { ...place, teammates })
    expect(problemsOfModal(record(modal))).toEqual([])
    expect(JSON.stringify(modal)).toContain('"custom_id":"teammate.typed"')
    expect(withNamesTyped({ teammate: '803', 'teammate.typed': ' ' })).toEqual({ teammate: '803' })
    expect(withNamesTyped({ teammate: '803', 'teammate.typed': 'Cleo' })).toEqual({ teammate: 'Cleo' })
    expect(withNamesTyped({ 'teammate.typed': 'Cleo' })).toEqual({ teammate: 'Cleo' })
  })

  it('stays as it was when the form comes back', () => {
    const again = (teammate: string) =>
      JSON.stringify(renderForm(tipForm({ requestId: ID, target: 'Acme' }, { teammate }), { ...place, teammates }))
    expect(again(teammates[1]?.user ?? '')).toContain('"default":true')
    expect(again('Cleo')).toContain('"value":"Cleo"')
    expect(again('Cleo')).not.toContain('"default":true')
  })

  it('is named where nobody is known', () => {
    const modal = renderForm(form, place)
    expect(modal.components).toHaveLength(2)
    expect(JSON.stringify(modal)).toContain('"custom_id":"teammate"')
  })
})

describe('a custom_id', () => {
  it('carries its guild where its command names no row', () => {
    expect(readId(buttonId({ kind: 'intros' }, GUILD))).toEqual({ guild: GUILD, code: '1|intros' })
    expect(readId(buttonId({ kind: 'close', askId: ID }, GUILD)).guild).toBeNull()
    expect(readId(formId({ kind: 'log', values: {} }, GUILD)).guild).toBe(GUILD)
  })

  it('comes back as it was, within 100 characters', () => {
    fc.assert(
      fc.property(button, ({ command }) => {
        const customId = buttonId(command, GUILD)
        expect(customId.length).toBeLessThanOrEqual(100)
        const { code } = readId(customId)
        expect(decodeCommand(code)).toEqual(command)
        const question = questionId({ code })
        expect(question.length).toBeLessThanOrEqual(100)
        expect(readQuestion(question)).toEqual({ code })
      }),
    )
    expect(readQuestion(questionId({ message: GUILD }))).toEqual({ message: GUILD })
    expect(readQuestion('1|intros')).toBeNull()
  })
})

it('a moment is shown in the zone of whoever reads it', () => {
  const at = '2026-03-02T10:10:00.000Z'
  const { components } = renderView(
    { summary: 'Noted.', nodes: [{ kind: 'moment', text: 'You can undo this until', at }] },
    null,
  )
  expect(JSON.stringify(components)).toContain('You can undo this until <t:1772446200:f>')
})
