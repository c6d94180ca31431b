import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut } from '../../../src/adapters/slack/limits.ts'
import { renderHome, renderMessage } from '../../../src/adapters/slack/render.ts'
import { renderForm, renderNotice } from '../../../src/adapters/slack/render-form.ts'
import type { Button, Field, Form, Node, View } from '../../../src/views/view.ts'
import { list, messageFaults, record, viewFaults } from '../../support/slack/published-limits.ts'
import { readBlocks } from '../../support/slack/screen.ts'

// Whatever a view holds, Slack takes it, and nothing in it pings.

const nasty = fc.constantFrom(
  '<!channel>',
  '<@U1>',
  '<http://x.test|x>',
  '👩‍👩‍👧‍👦',
  '*b*',
  '`',
  '&amp;',
  '\u0000',
  '\uD83D',
  'é'.repeat(3000),
)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  nasty,
  fc.array(nasty, { maxLength: 300 }).map((parts) => parts.join('')),
)
const button: fc.Arbitrary<Button> = fc.record({
  label: text,
  command: fc.constant({ kind: 'intros' } as const),
  style: fc.constantFrom('primary', 'danger'),
})
const buttons = fc.array(button, { maxLength: 40 })
const node: fc.Arbitrary<Node> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text }),
  fc.record({ kind: fc.constant('moment' as const), text, at: fc.constant('2026-03-02T10:10:00.000Z') }),
  fc.record({ kind: fc.constant('text' as const), text, tone: fc.constant('quiet' as const) }),
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: text, value: text }), { minLength: 1, maxLength: 15 }),
  }),
  fc.record({
    kind: fc.constant('item' as const),
    title: text,
    band: fc.constantFrom('strong', 'faint'),
    detail: text,
    note: text,
    buttons,
  }),
  fc.record({ kind: fc.constant('quote' as const), label: text, text }),
  fc.record({ kind: fc.constant('buttons' as const), buttons }),
  fc.record({ kind: fc.constant('divider' as const) }),
)
const view: fc.Arbitrary<View> = fc.record({ summary: text, nodes: fc.array(node, { minLength: 1, maxLength: 120 }) })

const options = fc
  .array(text, { minLength: 1, maxLength: 120 })
  .map((labels) => labels.map((label, index) => ({ value: `v${index}`, label })))
const field = (name: string): fc.Arbitrary<Field> => {
  const base = { name: fc.constant(name), label: text, hint: text, required: fc.boolean(), value: text }
  const maxLength = fc.integer({ min: 1, max: 4000 })
  return fc.oneof(
    fc.record({ ...base, kind: fc.constant('line' as const), maxLength }),
    fc.record({ ...base, kind: fc.constant('paragraph' as const), maxLength }),
    fc.record({ ...base, kind: fc.constant('choice' as const), options, value: fc.constantFrom('v0', 'v7', 'none') }),
  )
}
const form: fc.Arbitrary<Form> = fc.record({
  title: text,
  intro: text,
  submitLabel: text,
  submit: fc.constant({ kind: 'log', values: {} } as const),
  fields: fc.tuple(field('a'), field('b'), field('c')),
  errors: fc.record({ a: text, other: text }),
})

describe('a link', () => {
  it('to a message of Slack’s own is one, under its text', () => {
    const url = 'https://rocket.slack.com/archives/C0123456789/p1700000000000100'
    const fields = [{ label: 'The request', value: 'open it', url }]
    const message = renderMessage({ summary: 'A request.', nodes: [{ kind: 'fields', fields }] })
    expect(messageFaults(record(message))).toEqual([])
    expect(readBlocks(list(record(message)['blocks']))).toBe(`The request: LINK ${url}`)
  })
})

describe('whatever a view holds', () => {
  it('is a message Slack takes', () => {
    fc.assert(
      fc.property(view, (shown) => {
        expect(messageFaults({ ...renderMessage(shown) })).toEqual(
          renderMessage(shown).blocks.length === 0 ? ['There are no blocks.'] : [],
        )
      }),
    )
  })
  it('is an App Home and a modal Slack takes', () => {
    fc.assert(
      fc.property(view, text, (shown, title) => {
        fc.pre(renderMessage(shown).blocks.length > 0)
        expect(viewFaults({ ...renderHome(shown) })).toEqual([])
        expect(viewFaults({ ...renderNotice(title, shown) })).toEqual([])
      }),
    )
  })
  it('is a form Slack takes', () => {
    fc.assert(
      fc.property(form, (asked) => {
        expect(viewFaults({ ...renderForm(asked) })).toEqual([])
      }),
    )
  })
})

describe('a long list', () => {
  it('keeps its last row of buttons, and says that there is more', () => {
    const row: Node = { kind: 'item', title: 'Row', buttons: [{ label: 'Press', command: { kind: 'intros' } }] }
    const last: Node = { kind: 'buttons', buttons: [{ label: 'Show more', command: { kind: 'asks', page: 1 } }] }
    const { blocks } = renderMessage({ summary: 'Rows', nodes: [...Array<Node>(60).fill(row), last] })
    const screen = readBlocks(list(blocks))
    expect(blocks).toHaveLength(50)
    expect(screen.endsWith('… and 36 more.\n[Show more]')).toBe(true)
    // A row is shown with its buttons or not at all.
    expect(screen.match(/Row/g)?.length).toBe(screen.match(/\[Press\]/g)?.length)
  })
})

describe('a text', () => {
  it('is cut between what readers see as characters, to at most what is allowed', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 200 }), (long, max) => {
        const short = cut(long, max)
        expect(short.length).toBeLessThanOrEqual(max)
        expect(short.length).toBeGreaterThan(0)
        expect(short.isWellFormed()).toBe(true)
      }),
    )
    const family = '👩‍👩‍👧‍👦'
    expect(cut(family.repeat(4), family.length * 2 + 3)).toBe(`${family.repeat(2)}…`)
    expect(cut('e\u0301'.repeat(5), 6)).toBe(`${'e\u0301'.repeat(2)}…`)
  })
  it('as a notification cannot ping or link', () => {
    const { text } = renderMessage({ summary: 'A & B <!channel> <http://x.test|x>', nodes: [{ kind: 'divider' }] })
    expect(text).toBe('A &amp; B &lt;!channel&gt; &lt;http://x.test|x&gt;')
    expect(messageFaults({ ...renderMessage({ summary: '&'.repeat(2000), nodes: [{ kind: 'divider' }] }) })).toEqual([])
  })
})

describe('a choice', () => {
  it('stands side by side when it is small, and in a list when it is long', () => {
    const types = [2, 7].map((count) => {
      const labels = Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `Choice ${index}` }))
      const asked: Form = {
        title: 'T',
        submitLabel: 'S',
        submit: { kind: 'log', values: {} },
        fields: [{ kind: 'choice', name: 'a', label: 'L', required: true, options: labels, value: 'v1' }],
      }
      return record(list(renderForm(asked).blocks)[0]?.['element'])['type']
    })
    expect(types).toEqual(['radio_buttons', 'static_select'])
  })
})

it('a moment is shown in the zone of whoever reads it', () => {
  const at = '2026-03-02T10:10:00.000Z'
  const { blocks } = renderMessage({
    summary: 'Noted.',
    nodes: [{ kind: 'moment', text: 'You can undo this until', at }],
  })
  expect(JSON.stringify(blocks)).toContain('"type":"date","timestamp":1772446200')
})
