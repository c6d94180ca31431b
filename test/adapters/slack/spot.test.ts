import fc from 'fast-check'
import { expect, it } from 'vitest'
import { renderMessage } from '../../../src/adapters/slack/render.ts'
import { renderForm } from '../../../src/adapters/slack/render-form.ts'
import { readSpot, withSpot } from '../../../src/adapters/slack/spot.ts'
import { askTeamForm } from '../../../src/views/requests/asking.ts'
import { lineView } from '../../../src/views/view.ts'
import { messageFaults, record, viewFaults } from '../../support/slack/published-limits.ts'

const SPOT = { channel: 'C0123456789', thread: '1700000000.000100' }

it('a spot comes back with what it was put beside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(readSpot(withSpot(text, SPOT))).toEqual({ text, spot: SPOT })
    }),
  )
  expect(readSpot(withSpot('row-1', null))).toEqual({ text: 'row-1', spot: null })
})

it.each(['a in D0123.1.1', 'a in C01|.1.1', 'a in C01.x.1', 'met in C01', 'a in '])('%s holds none', (text) => {
  expect(readSpot(text)).toEqual({ text, spot: null })
})

it('what carries one is what Slack takes', () => {
  const view = lineView('One.', [{ label: 'Two', command: { kind: 'help' } }])
  expect(messageFaults(record(renderMessage(view, SPOT)))).toEqual([])
  expect(JSON.stringify(renderMessage(view, SPOT))).toContain(withSpot('row-1', SPOT))
  expect(JSON.stringify(renderMessage(view))).not.toContain('block_id')
  const modal = renderForm(askTeamForm({ channel: SPOT.channel, target: 'x'.repeat(60) }), SPOT)
  expect(viewFaults(record(modal))).toEqual([])
  expect(modal.private_metadata).toContain(withSpot('', SPOT))
})
