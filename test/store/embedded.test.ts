import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnEmbedded } from '../support/database.ts'

describe('the embedded database', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnEmbedded()
    await database.pool.query('CREATE TABLE note (words text)')
  })
  afterAll(() => database.close())

  it('gives everyone their own answer, however many wait for a transaction to end', async () => {
    const [transaction, ...others] = await Promise.all(Array.from({ length: 8 }, () => database.pool.connect()))
    if (!transaction) throw new Error('The pool is empty.')
    for (const client of others) client.release()
    await transaction.query('BEGIN')
    const answers = Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const { rows } = await database.pool.query(n % 2 ? 'SELECT $1 || $2 AS mine' : 'SELECT $2 || $1 AS mine', [
          n,
          '!',
        ])
        return rows[0].mine
      }),
    )
    // The answer to this one comes after all that the others sent meanwhile.
    await transaction.query('SELECT pg_sleep(0.05)')
    await transaction.query('COMMIT')
    transaction.release()
    expect(await answers).toEqual(Array.from({ length: 50 }, (_, n) => (n % 2 ? `${n}!` : `!${n}`)))
  })

  it('tells a mistake to whoever made it, and to nobody else', async () => {
    const settled = await Promise.allSettled(
      Array.from({ length: 100 }, (_, n) => database.pool.query('SELECT 10 / $1::int AS tenth', [n % 10])),
    )
    expect(settled.map(({ status }) => status === 'rejected')).toEqual(
      Array.from({ length: 100 }, (_, n) => n % 10 === 0),
    )
  })

  it('goes on when a connection breaks, without what it had not committed', async () => {
    for (const begin of ['BEGIN', 'SELECT 1']) {
      const client = new pg.Client(database.connection)
      client.on('error', () => {})
      await client.connect()
      await client.query(begin)
      if (begin === 'BEGIN') await client.query('INSERT INTO note VALUES ($1)', ['lost'])
      const answer = client.query('SELECT pg_sleep($1)', [0.05])
      setImmediate(() => Reflect.get(Reflect.get(client, 'connection'), 'stream').destroy())
      await expect(answer).rejects.toThrow()
      await database.pool.query('INSERT INTO note VALUES ($1)', ['kept'])
    }
    const { rows } = await database.pool.query('SELECT words FROM note')
    expect(rows.map((row) => row.words)).toEqual(['kept', 'kept'])
  })
})
