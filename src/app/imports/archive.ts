import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Entry, fromFd, type ZipFile } from 'yauzl'
import { DomainError } from '../../domain/errors.ts'
import { ARCHIVE } from '../../domain/imports/limits.ts'
import { refuseFile } from './refuse-file.ts'

// Archives of contacts: LinkedIn's, of which Connections.csv is read and who and when of the files beside it, and those
// address books come in. A zip is read from its end, so it lies in a file for the moment, which only its owner may read
// and which has no name from before its first byte on. What is unpacked is streamed, and its reader bounds it: no archive
// can be a bomb.

/**
 * The file of people in an archive, being unpacked; `beside` are those of LinkedIn's archive that say who and when, to be
 * unpacked one after the other once it is read; `close` lets go of all.
 */
export type Unpacked = {
  bytes: AsyncIterable<Uint8Array>
  beside: readonly (() => AsyncIterable<Uint8Array>)[]
  close(): Promise<void>
}

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
    const { best, beside } = await findFiles(zip)
    if (!best) throw refuseFile({ reason: 'zip' })
    return {
      bytes: contentOf(zip, best),
      beside: beside.map((entry) => () => contentOf(zip, entry)),
      close: () => file.close(),
    }
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

/** The ranks of LinkedIn's list of people, and of its other files. */
const LINKEDIN = { people: 0, others: LIKELY.length - 1 }
/** Files read beside the one of people. */
const MOST_BESIDE = 20

const rankOf = ({ fileName }: Entry): number => LIKELY.findIndex((pattern) => pattern.test(fileName))

/** The likeliest file of people, the largest of several, null for none; and LinkedIn's other files beside LinkedIn's. */
async function findFiles(zip: ZipFile): Promise<{ best: Entry | null; beside: Entry[] }> {
  if (zip.entryCount > ARCHIVE.entries) throw refuseFile({ reason: 'zip' })
  const found: Entry[] = []
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve())
    zip.on('entry', (entry) => {
      if (rankOf(entry) !== -1) found.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
  const [best = null, ...others] = found.sort(
    (a, b) => rankOf(a) - rankOf(b) || b.uncompressedSize - a.uncompressedSize,
  )
  const isLinkedIn = best !== null && Object.values(LINKEDIN).includes(rankOf(best))
  const beside = isLinkedIn ? others.filter((one) => rankOf(one) === LINKEDIN.others).slice(0, MOST_BESIDE) : []
  return { best, beside }
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
