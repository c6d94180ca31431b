import { constants } from 'node:fs'
import { type FileHandle, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Superfluous lines after which a file is compacted. */
const SPARE_LINES = 2_000

export type Lines = Awaited<ReturnType<typeof openLines>>

/**
 * Opens a file of JSON lines, each on disk before it is acknowledged. `values` replace its previous contents.
 */
export async function openLines(path: string, values: object[]) {
  await replaceFile(path, values)
  let file = await openToAppend(path)
  let { size } = await file.stat()
  let added = 0

  return {
    async append(value: object): Promise<void> {
      const line = Buffer.from(`${JSON.stringify(value)}\n`)
      try {
        await file.appendFile(line)
        await file.datasync()
      } catch (cause) {
        // A partial line would corrupt the next one.
        await file.truncate(size).catch(() => undefined)
        throw cause
      }
      size += line.length
      added += 1
    },
    /** Whether it has enough outdated lines to be compacted. */
    isLong: () => added > SPARE_LINES,
    /** Replaces the file's contents. */
    async replace(fresh: object[]): Promise<void> {
      await replaceFile(path, fresh)
      await file.close()
      file = await openToAppend(path)
      size = (await file.stat()).size
      added = 0
    },
    close: () => file.close(),
  }
}

/** Reads a file; empty if it does not exist. */
export async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

function openToAppend(path: string): Promise<FileHandle> {
  return open(path, constants.O_WRONLY | constants.O_APPEND, 0o600)
}

async function replaceFile(path: string, values: object[]): Promise<void> {
  const fresh = `${path}.new`
  const file = await open(fresh, 'w', 0o600)
  try {
    for (const value of values) await file.appendFile(`${JSON.stringify(value)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, path)
  // The rename must be durable too; on Windows a folder cannot be opened for that.
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
