import { untilReached } from './reach.js'
import * as server from './server.js'

/**
 * Three things to begin with.
 *
 * @import { WireView } from '../wire.ts'
 *
 * @param {{
 *   say: (text: string) => void,
 *   see: (user: string, message: string) => void,
 *   whoElse: () => string[],
 * }} to `see` shows a message through the eyes of whom it was sent to
 */
export function startsWith({ say, see, whoElse }) {
  /** Shows the newest request that waits for somebody's answer. */
  async function seeRequest() {
    for (const user of whoElse()) {
      const { messages } = await untilReached(() => server.fetchMessages(user))
      const request = messages.findLast(({ kind, view }) => kind === 'message' && isRequest(view))
      if (request) return see(user, request.message)
    }
    say('/whoknows help')
  }

  return [
    {
      label: 'Ask who knows Acme Corp',
      about: 'See who on the team could introduce you, and how well they know whom.',
      go: () => say('/whoknows Acme Corp'),
    },
    {
      label: 'Tell Foothold whom you know',
      about: 'One line is enough. You choose who may see it.',
      go: () => say('/iknow'),
    },
    {
      label: 'See what a connector is asked',
      about: 'The request as it reaches a teammate, with a note ready to forward.',
      go: () => void seeRequest(),
    },
  ]
}

/**
 * Whether it holds a note to forward, with buttons to answer by.
 *
 * @param {WireView} view
 */
function isRequest({ nodes }) {
  return nodes.some(({ kind }) => kind === 'quote') && nodes.some(({ kind }) => kind === 'buttons')
}
