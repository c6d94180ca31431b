import { expect, it } from 'vitest'
import { plainText } from '../../src/views/plain.ts'

it('writes a view for a terminal: everything one reads, no buttons', () => {
  const button = { label: 'My asks', command: { kind: 'intros' } } as const
  const text = plainText({
    summary: 'Unused.',
    nodes: [
      { kind: 'heading', text: 'Who knows Acme' },
      { kind: 'item', title: 'Ana → Jane Doe', band: 'strong', detail: 'Ana knows Jane.', buttons: [button] },
      { kind: 'fields', fields: [{ label: 'Why', value: 'To learn' }] },
      { kind: 'quote', label: 'A draft', text: 'Hi Jane,\nbye' },
      { kind: 'divider' },
      { kind: 'text', text: 'Bye.', tone: 'quiet' },
      { kind: 'buttons', buttons: [button] },
    ],
  })
  expect(text).toBe(
    'Who knows Acme\n──────────────\nAna → Jane Doe  [strong]\n  Ana knows Jane.\nWhy: To learn\nA draft:\n  Hi Jane,\n  bye\nBye.',
  )
})
