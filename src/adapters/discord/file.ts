import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'

/** An attached file. `size` is in bytes, as reported by Discord. */
export type Attachment = { id: string; name: string; size: number; url: string }

const Reference = z.object({ id: z.string(), name: z.string(), size: z.number(), url: z.url() })

/** What a file is given out again by: its address, which Discord honours for a day or so. */
export const referenceTo = ({ id, size, url }: Attachment): string =>
  encodeURIComponent(JSON.stringify({ id, name: '', size, url }))

/** @throws DomainError file-refused for no reference of ours */
function readReference(reference: string): Attachment {
  try {
    return Reference.parse(JSON.parse(decodeURIComponent(reference)))
  } catch (error) {
    return lost(error)
  }
}

/** Opens a file's bytes, fetched only when read. */
export type OpenFile = (attachment: Attachment) => AsyncIterable<Uint8Array>

/** Largest file accepted, in bytes: the importer's limit. */
const MAX_FILE = 20 * 1024 * 1024
/** Discord's host for attachments. */
const FILES = 'https://cdn.discordapp.com'
/** Time limit of a download, in milliseconds. */
const PATIENCE = 120_000

/**
 * Fetches attachments from Discord's own host only, limited in size and time. Links come from a payload, so any other
 * host may be a trap.
 *
 * @param apiUrl another server that speaks Discord's API, whose files are allowed too; null for Discord's
 * @returns the bytes; reading them throws DomainError file-refused for files not allowed or not available
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

/** Streams a download; throws when it breaks off or exceeds the size Discord reported. */
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

/** Gives a file out by its reference. */
export const createGiveOut = (apiUrl: string | null): ((reference: string) => AsyncIterable<Uint8Array>) => {
  const openFile = createOpenFile(apiUrl)
  return (reference) => openFile(readReference(reference))
}
