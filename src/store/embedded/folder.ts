import { chmodSync, constants, statSync } from 'node:fs'
import { access, chmod, mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DomainError } from '../../domain/errors.ts'
import { folderFault } from '../faults.ts'

/** Everything of a data folder is for its owner alone: it holds a key and people's words. */
const OWNER = 0o700
const OTHERS = 0o077
const OWNER_FILE = 0o600

/**
 * Makes the data folder where it is missing, closes it to all but its owner, and makes sure that it can be written to.
 *
 * @throws DomainError cannot-start when that cannot be
 */
export async function prepareFolder(path: string): Promise<void> {
  try {
    await make(path)
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw folderFault(error, path)
  }
  // Windows has no such modes.
  if (process.platform === 'win32') return
  const { mode } = await stat(path)
  if ((mode & OTHERS) === 0) return
  try {
    await chmod(path, OWNER)
  } catch (error) {
    throw new DomainError('folder-open', { path, cause: error })
  }
}

/**
 * Closes the files of an embedded database to all but its owner, once: PGlite sets the modes of those it begins with, past
 * the process's own mask. Those the database makes later are closed from the start, but for its cache of the catalogue.
 */
export async function closeFiles(path: string): Promise<void> {
  const marker = join(path, 'PG_VERSION')
  // Closed last, it says that all the others are.
  if (process.platform === 'win32' || !isOpen(marker)) return
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  for (const file of [...files.filter((one) => one !== marker), marker]) if (isOpen(file)) chmodSync(file, OWNER_FILE)
}

/** Whether others may read a file; one the database has removed meanwhile is not. */
function isOpen(file: string): boolean {
  return ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS) !== 0
}

/** Like mkdir with `recursive`, which never ends where the system answers ENOENT to every try (below /proc, say). */
async function make(path: string): Promise<void> {
  const missing: string[] = []
  for (let at = resolve(path); !(await isFolder(at)); at = dirname(at)) missing.push(at)
  for (const folder of missing.reverse())
    await mkdir(folder, { mode: OWNER }).catch(async (error) => {
      // Another process was faster.
      if (!(await isFolder(folder))) throw error
    })
}

/** @throws DomainError when it is something else than a folder */
async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
  throw new DomainError('folder-is-file', { path })
}
