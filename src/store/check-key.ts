import { DomainError } from '../domain/errors.ts'
import type { Database } from './database.ts'
import type { Secrets } from './secrets.ts'

/** The sealed key of some workspace: what any of them was sealed with, all were. */
async function someSealed({ prisma }: Database): Promise<string | null> {
  const found = await prisma.workspace.findFirst({ select: { hashKey: true }, where: { hashKey: { not: '' } } })
  return found?.hashKey ?? null
}

/** Whether anything in the database needs the key it was sealed with. */
export async function holdsSecrets(database: Database): Promise<boolean> {
  return (await someSealed(database)) !== null
}

/**
 * Makes sure that this is the key the database's secrets were sealed with.
 *
 * @param path the file the key was read from; null where it comes from the settings
 * @throws DomainError cannot-start when it is another one
 */
export async function checkKey(database: Database, secrets: Secrets, path: string | null): Promise<void> {
  const sealed = await someSealed(database)
  if (sealed === null) return
  try {
    secrets.open(sealed)
  } catch (error) {
    throw new DomainError('key-of-other', { path, cause: error })
  }
}
