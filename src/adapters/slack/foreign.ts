import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt'
import { readerRefusal } from '../../app/may-read.ts'
import type { Log } from '../../app/ports/log.ts'
import { respond } from './answer.ts'
import type { Timing } from './call.ts'
import { readForeign } from './receive.ts'
import { renderMessage } from './render.ts'

// Users of a workspace that does not have the app, who meet the bot in a shared channel.

/** Bolt context key: whether the payload is from a workspace that does not have the app. */
export const FOREIGN = 'isForeign'

/** Keeps their payloads from every listener, and tells a user who expects an answer why. */
export function turnAway(options: { log: Log; timing: Timing }): Middleware<AnyMiddlewareArgs> {
  const { log } = options
  return async (args) => {
    const { body, context, next } = args
    if (!context[FOREIGN]) return await next()
    if ('ack' in args && typeof args.ack === 'function') await args.ack()
    const url = readForeign(body)
    const refusal = readerRefusal({ active: false })
    if (!url || !refusal) log.info({}, 'Something of another workspace was let go')
    else if (!(await respond(options, { url, replace: false }, renderMessage(refusal)))) log.info({}, 'Nobody was told')
  }
}
