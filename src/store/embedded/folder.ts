import { constants } from 'node:fs'
import { access, chmod, mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { DomainError } from '../../domain/errors.ts'
import { folderFault } from '../faults.ts'

/** Everything of a data folder is for its owner alone: it holds a key and people's words. */
const OWNER = 0o700
const OTHERS = 0o077

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
