import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { pipeline as finish } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { DomainError } from '../../domain/errors.ts'
import { folderFault } from '../faults.ts'

/** Writes lines into a compressed file for its owner alone, whole or not at all. */
export async function writeLines(path: string, lines: AsyncIterable<object>): Promise<void> {
  const part = `${path}.part`
  const text = async function* () {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`
  }
  try {
    await finish(Readable.from(text()), createGzip(), createWriteStream(part, { mode: 0o600 }))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw folderFault(error, path)
  }
}

/** @throws DomainError when the file is not there, or is not such a file */
export async function* readLines(path: string): AsyncGenerator<unknown> {
  const unpacked = pipeline(createReadStream(path), createGunzip(), () => undefined)
  try {
    let begun = ''
    for await (const chunk of unpacked.setEncoding('utf8')) {
      const lines = `${begun}${chunk}`.split('\n')
      begun = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line)
    }
  } catch (error) {
    if (error instanceof DomainError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') throw new DomainError('no-such-file', { path, cause: error })
    throw new DomainError('backup-unreadable', { cause: error })
  }
}
