import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { type Plan, runChaos } from '../bench/chaos/chaos.ts'
import { openOnServer } from '../support/database/database.ts'

// The short form of `npm run bench -- chaos`.

it('no ask is lost where processes are killed, the database goes away and Slack fails', {
  timeout: 120_000,
}, async () => {
  const database = await openOnServer()
  const name = database.connection.database
  // The other tests' databases stay: this one's connections break, and none is let in for a moment.
  const restart = async () => {
    const admin = new pg.Client({ ...inject('databases').server, database: 'postgres' })
    await admin.connect()
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
    await admin.end()
  }
  database.pool.removeAllListeners('error').on('error', () => {})
  const kills: Plan['kills'] = { most: 2, every: [1, 3] }
  const plan = { asks: 8, seed: 3, processes: 2, atOnce: 8, kills, restarts: 1, patience: 2500 }
  const { findings, doubled, fleet, people } = await runChaos({ ...database, restart }, plan)
  await database.close()
  expect(findings.filter(({ breaks }) => breaks.length > 0)).toEqual([])
  expect(doubled).toMatchObject({ byKey: 0, bySense: 0 })
  expect(people.sorry()).not.toHaveProperty('went wrong')
  // A rule over nothing would hold too.
  expect(doubled.messages).toBeGreaterThan(20)
  expect(fleet.counts.killed).toBeGreaterThan(0)
})
