import { z } from 'zod'
import { DomainError } from '../domain/errors.ts'
import type { Secrets } from './secrets.ts'
import type { Client } from './sql/client.ts'

const Sealed = z.array(z.object({ sealed: z.string() }))

/** One sealed value for each key that any was sealed with; see src/store/secrets.ts for how they are named. */
async function someSealed(db: Client): Promise<string[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT ON (CASE WHEN strpos(sealed, '.') > 0 THEN split_part(sealed, '.', 1) ELSE '' END) sealed
    FROM (SELECT hash_key FROM workspace UNION ALL SELECT secret FROM installation) AS s(sealed)
    WHERE sealed <> ''`
  return Sealed.parse(rows).map((row) => row.sealed)
}

/** Whether anything in the database needs the key it was sealed with; `db` speaks for all workspaces. */
export async function holdsSecrets(db: Client): Promise<boolean> {
  return (await someSealed(db)).length > 0
}

/**
 * Makes sure that these keys open everything that is sealed in the database.
 *
 * @param db speaks for all workspaces
 * @param path the file the keys were read from; null where they come from the settings
 * @throws DomainError cannot-start when one is missing
 */
export async function checkKey(db: Client, secrets: Secrets, path: string | null): Promise<void> {
  try {
    for (const sealed of await someSealed(db)) secrets.open(sealed)
  } catch (error) {
    throw new DomainError('key-of-other', { path, cause: error })
  }
}
