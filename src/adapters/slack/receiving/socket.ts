import type { SocketModeReceiver } from '@slack/bolt'
import type { TellState } from '../../../app/ports/door-state.ts'
import type { Log } from '../../../app/ports/log.ts'
import { DomainError } from '../../../domain/errors.ts'
import { errorCode } from '../call.ts'

/** The pause before a connection is tried again that the client itself gave up on, in milliseconds. */
const AGAIN = 10_000

/**
 * Opens Socket Mode's connection, and keeps it open.
 *
 * The client reconnects by itself, but gives up where it cannot reach Slack, or Slack refuses the token: as a rejection
 * nobody awaits, which would end the process with a stack trace (@slack/socket-mode 3.1.0, SocketModeClient.js). So its
 * `start` is wrapped: the first is tried again later, the second is the end.
 *
 * @throws DomainError settings-invalid when Slack refuses the token at the first try
 */
export async function openSocket(
  { client }: SocketModeReceiver,
  { tell, log }: { tell: TellState; log: Log },
): Promise<void> {
  const start = client.start.bind(client)
  client.start = async () => {
    try {
      return await start()
    } catch (error) {
      const said = errorCode(error)
      if (said) tell({ is: 'fatal', error: new DomainError('slack-app-token-refused', { said, cause: error }) })
      else if (error) {
        log.warn({ err: error }, 'Slack cannot be reached: tried again in a moment')
        tell({ is: 'degraded' })
        setTimeout(() => void client.start(), AGAIN).unref()
      }
      // Whoever waits for this connection waits for the next one.
      return await new Promise(() => undefined)
    }
  }
  client.on('connected', () => tell({ is: 'ready' }))
  client.on('reconnecting', () => tell({ is: 'degraded' }))
  try {
    await start()
  } catch (error) {
    const said = errorCode(error)
    if (!said) throw error
    throw new DomainError('slack-app-token-refused', { said, cause: error })
  }
}
