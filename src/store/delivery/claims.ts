import { z } from 'zod'
import type { Store } from '../../app/ports/store.ts'
import type { Secrets } from '../secrets.ts'
import type { Client } from '../sql/client.ts'
import { PLANNED_ONCE } from '../sql/planned-once.ts'

/** How many left claims are taken over at a time. */
const AT_ONCE = 20
/** How often one is. */
const TRIES = 3

const Left = z.array(z.object({ key: z.string(), kept: z.string() }))

/** What must be handled once, by whichever process claims it first. */
export function createClaims(
  db: Client,
  secrets: Secrets,
): Pick<Store, 'claim' | 'finishClaim' | 'takeLeft' | 'forgetClaims'> {
  return {
    async claim(source, key, now, lostAfter, kept = null) {
      const lostBefore = lostAfter === undefined ? null : new Date(now.getTime() - lostAfter)
      const sealed = kept === null ? null : secrets.seal(kept)
      const count = await db.$executeRaw`
        INSERT INTO processed_event AS e (source, key, created_at, kept) VALUES (${source}, ${key}, ${now}, ${sealed})
        ON CONFLICT (source, key) DO UPDATE SET created_at = excluded.created_at
        WHERE e.done_at IS NULL AND e.created_at <= ${lostBefore}::timestamptz ${PLANNED_ONCE}`
      return count === 1
    },
    async finishClaim(source, key, now) {
      await db.$executeRaw`
        UPDATE processed_event SET done_at = ${now}, kept = NULL
        WHERE source = ${source} AND key = ${key} AND done_at IS NULL ${PLANNED_ONCE}`
    },
    async takeLeft(source, claimedBy, now) {
      const rows = await db.$queryRaw`
        WITH lost AS (
          SELECT key, kept FROM processed_event
          WHERE source = ${source} AND kept IS NOT NULL AND created_at <= ${claimedBy}
          ORDER BY created_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
        UPDATE processed_event e SET created_at = ${now}, tries = tries + 1,
          kept = CASE WHEN tries + 1 < ${TRIES} THEN e.kept END
        FROM lost WHERE e.source = ${source} AND e.key = lost.key
        RETURNING lost.key, lost.kept`
      return Left.parse(rows).map(({ key, kept }) => ({ key, kept: opened(secrets, kept) }))
    },
    async forgetClaims(before) {
      return (await db.processedEvent.deleteMany({ where: { createdAt: { lt: before } } })).count
    },
  }
}

function opened(secrets: Secrets, sealed: string): string | null {
  try {
    return secrets.open(sealed)
  } catch {
    return null
  }
}
