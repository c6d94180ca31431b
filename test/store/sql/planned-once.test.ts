import { describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../src/store/database.ts'
import { databases, openOnServer } from '../../support/database/database.ts'
import { createTestStore } from '../../support/database/store.ts'
import { NOW } from '../contract/stage.ts'

/** The named statements a database keeps for a connection that just ended a claim. */
async function keptBy(database: Database): Promise<unknown[]> {
  await createTestStore(database, { async enqueue() {}, wake() {} }).finishClaim('slack', 'key', NOW)
  const { rows } = await database.pool.query('SELECT statement FROM pg_prepared_statements')
  return rows
}

const KEPT = [{ statement: expect.stringMatching(/UPDATE processed_event.*planned once/s) }]

describe.each(databases)('what is planned once, on $name', ({ name, open }) => {
  it('is kept by a server alone', async () => {
    await using database = await open()
    expect(await keptBy(database)).toEqual(name === 'server' ? KEPT : [])
  })
})

describe('behind a pooler', () => {
  it.each([
    ['that keeps statements', '', KEPT],
    ['that keeps none', '?pgbouncer=true', []],
  ])('%s it is as said', async (_, query, kept) => {
    await using database = await openOnServer()
    const { host, port, user, database: name } = database.connection
    const connectionString = `postgresql://${user}@${host}:${port}/${name}${query}`
    const pooled = openDatabase({ connectionString }, (error) => {
      throw error
    })
    expect(await keptBy(pooled)).toEqual(kept)
    await pooled.close()
  })
})
