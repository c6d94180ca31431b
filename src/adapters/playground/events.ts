import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { type Change, EVERYBODY, type Journal } from './journal.ts'
import type { WireMessage } from './wire.ts'

/** Milliseconds between two signs of life, below the minute after which proxies give up on a silent connection. */
const HEARTBEAT = 20_000

/**
 * Streams one member's direct messages as server-sent events, from the change after `after` on: `message` with the
 * message as it is now, `count` when another member got one by themselves, and `forgotten` when what was said and
 * answered is gone. It begins with `hello` and the place of the last change:
 * one before `after` tells the page that the messages it knows are gone.
 *
 * @param closing aborts when the playground stops
 */
export function streamEvents(
  c: Context,
  journal: Journal,
  user: string,
  after: number,
  closing: AbortSignal,
): Response {
  return streamSSE(c, async (stream) => {
    const changed = new Map<string, WireMessage>()
    const counted = new Set<string>()
    let wake = () => {}
    let isForgotten = false
    const unsubscribe = journal.subscribe((change) => {
      if (change === 'forgotten') {
        isForgotten = true
        changed.clear()
      } else hear(change)
      wake()
    })
    const onClose = () => wake()
    stream.onAbort(onClose)
    closing.addEventListener('abort', onClose)
    for (const message of journal.messages(user)) if (message.seq > after) changed.set(message.message, message)
    try {
      await stream.write(`retry: 1000\nid: ${after}\nevent: hello\ndata: ${journal.last()}\n\n`)
      while (!stream.aborted && !closing.aborted) {
        await flush()
        if (isForgotten || changed.size + counted.size > 0) continue
        if (!(await woken())) await stream.write(': still here\n\n')
      }
    } finally {
      unsubscribe()
      closing.removeEventListener('abort', onClose)
    }

    function hear({ user: to, message, isNew }: Change): void {
      if (to === user || to === EVERYBODY) changed.set(message.message, message)
      else if (isNew && message.kind === 'message') counted.add(to)
    }

    async function flush(): Promise<void> {
      if (isForgotten) await stream.writeSSE({ event: 'forgotten', data: '' })
      isForgotten = false
      const messages = [...changed.values()].sort((a, b) => a.seq - b.seq)
      const users = [...counted]
      changed.clear()
      counted.clear()
      for (const message of messages)
        await stream.writeSSE({ event: 'message', id: String(message.seq), data: JSON.stringify(message) })
      for (const one of users)
        await stream.writeSSE({ event: 'count', data: JSON.stringify({ user: one, messages: journal.count(one) }) })
    }

    /** Waits for something to send; false when it is time for a sign of life. */
    function woken(): Promise<boolean> {
      if (stream.aborted || closing.aborted) return Promise.resolve(true)
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), HEARTBEAT)
        wake = () => {
          clearTimeout(timer)
          resolve(true)
        }
      })
    }
  })
}

/** The place a page has seen already: what its browser says when it reconnects, else what the page says. */
export function placeOf(lastEventId: string | undefined, after: string | undefined, last: number): number {
  for (const said of [lastEventId, after]) if (said && /^\d{1,15}$/.test(said)) return Number(said)
  return last
}
