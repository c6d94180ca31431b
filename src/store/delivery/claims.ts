import type { Store } from '../../app/ports/store.ts'
import type { Client } from '../sql/client.ts'

/** What must be handled once, by whichever process claims it first. */
export function createClaims(db: Client): Pick<Store, 'claim' | 'finishClaim' | 'forgetClaims'> {
  return {
    async claim(source, key, now, lostAfter) {
      const lostBefore = lostAfter === undefined ? null : new Date(now.getTime() - lostAfter)
      const count = await db.$executeRaw`
        INSERT INTO processed_event AS e (source, key, created_at) VALUES (${source}, ${key}, ${now})
        ON CONFLICT (source, key) DO UPDATE SET created_at = excluded.created_at
        WHERE e.done_at IS NULL AND e.created_at <= ${lostBefore}::timestamptz`
      return count === 1
    },
    async finishClaim(source, key, now) {
      await db.processedEvent.updateMany({ where: { source, key, doneAt: null }, data: { doneAt: now } })
    },
    async forgetClaims(before) {
      return (await db.processedEvent.deleteMany({ where: { createdAt: { lt: before } } })).count
    },
  }
}
