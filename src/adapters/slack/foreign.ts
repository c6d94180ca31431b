import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt'
import { readerRefusal } from '../../app/may-read.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Answerer } from './answer.ts'
import { readForeign } from './receive.ts'

// Users of another workspace who meet the bot in a shared channel.

/** Bolt context key: whether the payload is from another workspace than the bot's. */
export const FOREIGN = 'isForeign'

/** Keeps payloads from other workspaces from every listener, and tells a user who expects an answer why. */
export function turnAway(answer: Pick<Answerer, 'refuse'>, log: Log): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const { body, context, next } = args
    if (!context[FOREIGN]) return await next()
    if ('ack' in args && typeof args.ack === 'function') await args.ack()
    const url = readForeign(body)
    const refusal = readerRefusal({ active: false })
    if (url && refusal) await answer.refuse(url, refusal)
    else log.info({}, 'Something of another workspace was let go')
  }
}
