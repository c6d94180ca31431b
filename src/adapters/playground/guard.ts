import { randomBytes } from 'node:crypto'
import type { Context, ErrorHandler, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { doorLine, refusalLines } from '../../app/door-words.ts'
import { DomainError, type ErrorCode } from '../../domain/errors.ts'
import type { WireRefusal } from './wire.ts'

/** The page may load only its own files, and may not be framed. */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * Admits only this machine's own page: requests under another host name (DNS rebinding) or from another site are
 * refused.
 */
export const onlyOwnPage: MiddlewareHandler = async (c, next) => {
  const host = hostOf(c)
  if (!/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host))
    return refuse(c, 403, doorLine('localhost-only'))
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const foreign = origin !== undefined && !isOrigin(origin, host)
  const stranger = site !== undefined && site !== 'same-origin' && site !== 'none'
  const isApi = c.req.path.includes('/api/')
  const unsaid = c.req.method !== 'GET' && origin === undefined && site !== 'same-origin'
  if (isApi && (foreign || stranger || unsaid)) return refuse(c, 403, doorLine('own-page-only'))
  await next()
  for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
  return undefined
}

/** Requires a content type that a plain form on another site cannot send. */
export function onlyType(type: string): MiddlewareHandler {
  return async (c, next) => {
    const given = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (given !== type) return refuse(c, 415, doorLine({ type }))
    return next()
  }
}

/** Responds with one sentence. */
export function refuse(c: Context, status: ContentfulStatusCode, error: string): Response {
  return c.json({ error } satisfies WireRefusal, status)
}

const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  'not-found': 404,
  'not-allowed': 403,
  'too-late': 409,
  stale: 409,
  'in-use': 409,
  'form-invalid': 422,
  'file-refused': 422,
}

/** Responds to a DomainError with its own sentence; logs anything else and responds with a reference to the log. */
export function answerError(log: { error(object: object, message: string): void }): ErrorHandler {
  return (error, c) => {
    if (error instanceof DomainError) {
      return c.json(refusalLines(error) satisfies WireRefusal, STATUS[error.code] ?? 400)
    }
    const reference = randomBytes(4).toString('hex')
    log.error({ err: error, reference, path: c.req.path }, 'The playground could not answer')
    return refuse(c, 500, doorLine({ failed: reference }))
  }
}

function hostOf(c: Context): string {
  return c.req.header('host') ?? new URL(c.req.url).host
}

function isOrigin(origin: string, host: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`
}
