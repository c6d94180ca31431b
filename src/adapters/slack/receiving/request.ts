import type { HttpBindings } from '@hono/node-server'

// What arrives over HTTP, before Bolt looks at it: Bolt 5.1.0 trips over a few things that Slack never sends, and one that
// it might not have sent yet.

/** How far a request may be ahead of this machine's clock, in seconds. */
const EARLY = 300
/** Longer requests are not read: Slack's largest are views, of 250 KB. */
const MAX_BYTES = 4 * 1024 * 1024

/**
 * Reads a request's body for Bolt.
 *
 * @returns the status to refuse it with; null where Bolt is to go on with it
 */
export async function takeRequest(request: HttpBindings['incoming'], now: number): Promise<400 | 401 | 413 | null> {
  // Bolt refuses what is older than five minutes and nothing that is to come: kept, it could be sent again and again.
  if (Number(request.headers['x-slack-request-timestamp']) - now / 1000 > EARLY) return 401
  const raw = await readAll(request)
  if (!raw) return 413
  if (!isObject(raw.toString(), request.headers['content-type'])) return 400
  // Where Bolt looks for it (HTTPModuleFunctions.js, bufferIncomingMessage).
  Object.assign(request, { rawBody: raw })
  return null
}

async function readAll(request: HttpBindings['incoming']): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request) {
    const bytes = Buffer.from(piece)
    size += bytes.length
    // Read to its end all the same, so that whoever sends it hears the answer.
    if (size <= MAX_BYTES) pieces.push(bytes)
    if (size > 4 * MAX_BYTES) return null
  }
  return size > MAX_BYTES ? null : Buffer.concat(pieces)
}

/** Whether Bolt will find an object in it, as it looks for one: a form, the `payload` of one, or JSON. */
function isObject(body: string, type: string | undefined): boolean {
  const payloads = type === 'application/x-www-form-urlencoded' ? new URLSearchParams(body).getAll('payload') : [body]
  const [json] = payloads
  if (json === undefined || payloads.length > 1) return true
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
