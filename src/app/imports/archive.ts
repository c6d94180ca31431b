import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Entry, fromFd, type ZipFile } from 'yauzl'
import { DomainError } from '../../domain/errors.ts'
import { ARCHIVE } from '../../domain/imports/limits.ts'
import { refuseFile } from './refuse-file.ts'

// Archives of contacts: LinkedIn's, of which only Connections.csv is read, and those address books come in. A zip is read
// from its end, so it lies in a file for the moment, which only its owner may read and which has no name from before its
// first byte on. What is unpacked is streamed, and its reader bounds it: no archive can be a bomb.

/** The file of people in an archive, being unpacked; `close` lets go of it. */
export type Unpacked = { bytes: AsyncIterable<Uint8Array>; close(): Promise<void> }

/** @throws DomainError file-refused for an archive that is too large, broken or holds no file of people */
export async function unpack(bytes: AsyncIterable<Uint8Array>): Promise<Unpacked> {
  const file = await unnamedFile()
  try {
    let size = 0
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > ARCHIVE.bytes) throw refuseFile({ reason: 'too-large', bytes: ARCHIVE.bytes })
      await file.write(chunk)
    }
    const zip = await new Promise<ZipFile>((resolve, reject) =>
      fromFd(file.fd, { lazyEntries: true, autoClose: false }, (error, read) =>
        error ? reject(error) : resolve(read),
      ),
    )
    const entry = await findPeople(zip)
    if (!entry) throw refuseFile({ reason: 'zip' })
    return { bytes: contentOf(zip, entry), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw asRefusal(error)
  }
}

/** A file that is gone from its folder before anything is written to it. */
async function unnamedFile() {
  const folder = await mkdtemp(join(tmpdir(), 'foothold-'))
  try {
    return await open(join(folder, 'archive'), 'wx+', 0o600)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** How likely a file of an archive is the one of people: LinkedIn's, then cards, then tables of contacts. */
const LIKELY = [
  /(?:^|\/)connections\.csv$/i,
  /\.vcf$/i,
  /(?:^|\/)[^/]*(?:contacts|kontakte|contactos|contatti)[^/]*\.csv$/i,
  // Whom one was in touch with: what Google's archives hold, and LinkedIn's without connections.
  /\.ics$/i,
  /\.mbox$/i,
  /(?:^|\/)(?:messages|invitations|recommendations_\w+|endorsement_\w+_info)\.csv$/i,
]

/** The likeliest file of people, the largest of several; null for none. */
async function findPeople(zip: ZipFile): Promise<Entry | null> {
  if (zip.entryCount > ARCHIVE.entries) throw refuseFile({ reason: 'zip' })
  const rank = ({ fileName }: Entry) => LIKELY.findIndex((pattern) => pattern.test(fileName))
  let best: Entry | null = null
  return await new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(best))
    zip.on('entry', (entry) => {
      const isBetter =
        best === null ||
        rank(entry) < rank(best) ||
        (rank(entry) === rank(best) && entry.uncompressedSize > best.uncompressedSize)
      if (rank(entry) !== -1 && isBetter) best = entry
      zip.readEntry()
    })
    zip.readEntry()
  })
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    const stream = await new Promise<AsyncIterable<Uint8Array>>((resolve, reject) =>
      zip.openReadStream(entry, (error, read) => (error ? reject(error) : resolve(read))),
    )
    yield* stream
  } catch (error) {
    throw asRefusal(error)
  }
}

/** Whatever is wrong with an archive, its sender can only send another. */
function asRefusal(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error
  const isOurs = 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)
  return isOurs ? error : refuseFile({ reason: 'zip-broken' })
}
