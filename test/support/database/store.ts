import type { Store } from '../../../src/app/ports/store.ts'
import type { Database } from '../../../src/store/database.ts'
import { createStore, type Outbox } from '../../../src/store/index.ts'
import { createSecrets } from '../../../src/store/secrets.ts'

/** The same in every store of a run, so that two of them can share a database. */
export const KEY = Buffer.alloc(32, 'test').toString('base64')

/**
 * A Store on the given database.
 *
 * @param hidingAmong among how many members a sealed tie is offered; by default any number, as tests have small teams
 */
export function createTestStore(database: Database, outbox: Outbox, hidingAmong = 1): Store {
  return createStore(database, createSecrets(KEY), outbox, hidingAmong)
}
