import { describe, expect, it } from 'vitest'
import { errorsFaults, messageFaults, viewFaults } from './published-limits.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const section = (text: string) => ({ type: 'section', text: plain(text) })
const button = (id: string) => ({ type: 'button', action_id: id, text: plain('Press'), value: 'v' })
const good = { text: 'A sentence.', blocks: [section('Words.')] }

describe('the check of what is sent', () => {
  it('takes what Slack takes', () => {
    expect(messageFaults(good)).toEqual([])
    expect(viewFaults({ type: 'modal', title: plain('Title'), blocks: good.blocks })).toEqual([])
  })

  it.each([
    ['no text', { ...good, text: '' }],
    ['a ping in the text', { ...good, text: 'Hello <!channel>' }],
    ['unfurling', { ...good, unfurl_links: true }],
    ['names that ping', { ...good, link_names: true }],
    ['no blocks', { ...good, blocks: [] }],
    ['51 blocks', { ...good, blocks: Array(51).fill(section('Words.')) }],
    ['a long section', { ...good, blocks: [section('x'.repeat(3001))] }],
    ['markup', { ...good, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*Words*' } }] }],
    ['a long header', { ...good, blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] }],
    ['an empty row of buttons', { ...good, blocks: [{ type: 'actions', elements: [] }] }],
    [
      '26 buttons',
      { ...good, blocks: [{ type: 'actions', elements: Array.from({ length: 26 }, (_, n) => button(`${n}`)) }] },
    ],
    ['two buttons of one id', { ...good, blocks: [{ type: 'actions', elements: [button('a'), button('a')] }] }],
    ['half a character', { ...good, blocks: [section('x\uD83D')] }],
    [
      'a mention in rich text',
      {
        ...good,
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] }],
          },
        ],
      },
    ],
  ])('refuses %s', (_what, message) => {
    expect(messageFaults(message)).not.toEqual([])
  })

  it.each([
    ['a long title', { type: 'modal', title: plain('x'.repeat(25)), blocks: good.blocks }],
    ['no title', { type: 'modal', blocks: good.blocks }],
    [
      'inputs without a submit button',
      {
        type: 'modal',
        title: plain('Title'),
        blocks: [
          { type: 'input', block_id: 'a', label: plain('A'), element: { type: 'plain_text_input', action_id: 'v' } },
        ],
      },
    ],
    [
      'long metadata',
      { type: 'modal', title: plain('Title'), private_metadata: 'x'.repeat(3001), blocks: good.blocks },
    ],
    ['another kind of view', { type: 'page', blocks: good.blocks }],
  ])('refuses a view with %s', (_what, view) => {
    expect(viewFaults(view)).not.toEqual([])
  })

  it('refuses an error at an input that is not there', () => {
    expect(errorsFaults({ b: 'Mend this.' }, { blocks: [{ type: 'input', block_id: 'a' }] })).not.toEqual([])
  })
})
