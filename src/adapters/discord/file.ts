import { DomainError } from '../../domain/errors.ts'

/** A file somebody attached. `size` is in bytes, as Discord says. */
export type Attachment = { id: string; name: string; size: number; url: string }

/** A file's bytes, fetched when they are read. */
export type OpenFile = (attachment: Attachment) => AsyncIterable<Uint8Array>

/** Longest file, in bytes: what the importer takes. */
const MAX_FILE = 20 * 1024 * 1024
/** Where Discord keeps attached files. */
const FILES = 'https://cdn.discordapp.com'
/** How long a download may take, in milliseconds. */
const PATIENCE = 120_000

/**
 * Fetches attached files from Discord's own host only, bounded in size and time. A link comes from a payload, so that
 * any other host may be somebody's trap.
 *
 * @param apiUrl another server that speaks Discord's API, whose own files are fetched too; null for Discord's
 * @returns the bytes; reading them throws DomainError file-refused for what may not or cannot be fetched
 */
export function createOpenFile(apiUrl: string | null): OpenFile {
  const origins = new Set([FILES, ...(apiUrl ? [new URL(apiUrl).origin] : [])])
  return async function* openFile({ size, url }) {
    if (!origins.has(new URL(url).origin)) throw new DomainError('discord-file-foreign')
    if (size > MAX_FILE) throw new DomainError('discord-file-too-big')
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) }).catch(lost)
    if (!response.ok || !response.body) throw new DomainError('discord-file-lost')
    yield* bounded(response.body)
  }
}

/** What a download brings; throws when it breaks off, or brings more than Discord said. */
async function* bounded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let read = 0
  try {
    for await (const chunk of body) {
      read += chunk.length
      if (read > MAX_FILE) throw new DomainError('discord-file-too-big')
      yield chunk
    }
  } catch (error) {
    throw error instanceof DomainError ? error : lost(error)
  }
}

function lost(cause: unknown): never {
  throw new DomainError('discord-file-lost', { cause })
}
