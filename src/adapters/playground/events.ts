import type { Context } from 'hono'
import { type SSEMessage, streamSSE } from 'hono/streaming'
import { type Change, EVERYBODY, type Journal } from './journal.ts'
import type { WireMessage } from './wire.ts'

/** Heartbeat interval in milliseconds, below the minute after which proxies drop a silent connection. */
const HEARTBEAT = 20_000

/**
 * Streams one member's messages as server-sent events, starting after change `after`: `message` with the message's
 * current state, `count` when another member gets one of their own, and `forgotten` when what was said and answered is
 * deleted. It starts with `hello` and the last change's number: one below `after` tells the page that its messages are
 * gone.
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
    const news = createNews(journal, user, after)
    let wake = () => {}
    const unsubscribe = journal.subscribe((change) => {
      news.hear(change)
      wake()
    })
    const onClose = () => wake()
    stream.onAbort(onClose)
    closing.addEventListener('abort', onClose)
    try {
      await stream.write(`retry: 1000\nid: ${after}\nevent: hello\ndata: ${journal.last()}\n\n`)
      while (!stream.aborted && !closing.aborted) {
        for (const event of news.take()) await stream.writeSSE(event)
        if (news.isEmpty() && !(await woken())) await stream.write(': still here\n\n')
      }
    } finally {
      unsubscribe()
      closing.removeEventListener('abort', onClose)
    }

    /** Waits for something to send; false when a heartbeat is due. */
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

/** The last change a page has seen: the browser's Last-Event-ID on reconnect, else the page's `after`. */
export function placeOf(lastEventId: string | undefined, after: string | undefined, last: number): number {
  for (const said of [lastEventId, after]) if (said && /^\d{1,15}$/.test(said)) return Number(said)
  return last
}

/** Collects what a member has not been sent yet. */
function createNews(journal: Journal, user: string, after: number) {
  const changed = new Map<string, WireMessage>()
  const counted = new Set<string>()
  let isForgotten = false
  for (const message of journal.messages(user)) if (message.seq > after) changed.set(message.message, message)

  return {
    isEmpty: () => !isForgotten && changed.size + counted.size === 0,
    hear(change: Change | 'forgotten'): void {
      if (change === 'forgotten') {
        isForgotten = true
        changed.clear()
        return
      }
      const { user: to, messageFor, isNew } = change
      const message = messageFor(user)
      if (to === user || to === EVERYBODY) changed.set(message.message, message)
      else if (isNew && message.kind === 'message') counted.add(to)
    },
    /** Takes all of it, as events. */
    take(): SSEMessage[] {
      const events = [
        ...(isForgotten ? [{ event: 'forgotten', data: '' }] : []),
        ...[...changed.values()]
          .sort((a, b) => a.seq - b.seq)
          .map((message) => ({ event: 'message', id: String(message.seq), data: JSON.stringify(message) })),
        ...[...counted].map((one) => ({
          event: 'count',
          data: JSON.stringify({ user: one, messages: journal.count(one) }),
        })),
      ]
      isForgotten = false
      changed.clear()
      counted.clear()
      return events
    },
  }
}
