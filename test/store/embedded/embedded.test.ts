import { connect } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Embedded, openEmbedded } from '../../../src/store/embedded/embedded.ts'

describe('the embedded database behind its socket', () => {
  let embedded: Embedded
  let pool: pg.Pool

  beforeAll(async () => {
    embedded = await openEmbedded({ template: inject('databases').embedded.blank })
    pool = new pg.Pool({ ...embedded.address, user: 'postgres', database: 'postgres', max: 8 })
  })
  afterAll(async () => {
    await pool.end()
    await embedded.stop()
  })

  it('keeps statements of several connections apart, whatever they carry', async () => {
    const long = 'x'.repeat(300_000)
    const answers = await Promise.all(
      Array.from({ length: 400 }, async (_, n) => {
        const count = (n % 7) + 1
        const values = Array.from({ length: count }, (_, index) => `${n}-${index}${n % 20 === 0 ? long : ''}`)
        const list = values.map((_, index) => `$${index + 1}::text`).join(', ')
        const { rows } = await pool.query({ text: `SELECT ARRAY[${list}] AS got`, values })
        return rows[0]?.got.join() === values.join()
      }),
    )
    expect(answers.every(Boolean)).toBe(true)
  })

  it('keeps a failing statement to its own connection', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, (_, n) =>
        n % 2 ? pool.query('SELECT 1 / $1::int', [0]) : pool.query('SELECT $1::int AS n', [n]),
      ),
    )
    expect(answers.map((answer) => answer.status)).toEqual(
      Array.from({ length: 200 }, (_, n) => (n % 2 ? 'rejected' : 'fulfilled')),
    )
  })

  it('goes on when a connection breaks off in the middle of a batch', async () => {
    for (const broken of ['SELECT $1::int', 'no SQL at all']) {
      const socket = connect(join(embedded.address.host, `.s.PGSQL.${embedded.address.port}`))
      const startup = Buffer.from('\0\0\0\0\0\x03\0\0user\0postgres\0database\0postgres\0\0', 'latin1')
      startup.writeInt32BE(startup.length, 0)
      socket.write(startup)
      await new Promise((resolve) => socket.once('data', resolve))
      const body = Buffer.from(`\0${broken}\0\0\0`, 'latin1')
      const parse = Buffer.alloc(5)
      parse.write('P')
      parse.writeInt32BE(body.length + 4, 1)
      socket.write(Buffer.concat([parse, body]))
      const waiting = pool.query('SELECT 2 AS two')
      socket.once('data', () => socket.destroy())
      setTimeout(() => socket.destroy(), 200)
      expect((await waiting).rows).toEqual([{ two: 2 }])
    }
  })

  it('keeps nothing of a transaction whose connection breaks off', async () => {
    await pool.query('CREATE TABLE note (words text)')
    const client = new pg.Client({ ...embedded.address, user: 'postgres', database: 'postgres' })
    client.on('error', () => {})
    await client.connect()
    await client.query('BEGIN')
    await client.query('INSERT INTO note VALUES ($1)', ['lost'])
    const answer = client.query('SELECT pg_sleep($1)', [0.05])
    setImmediate(() => Reflect.get(Reflect.get(client, 'connection'), 'stream').destroy())
    await expect(answer).rejects.toThrow()
    await pool.query('INSERT INTO note VALUES ($1)', ['kept'])
    expect((await pool.query('SELECT words FROM note')).rows).toEqual([{ words: 'kept' }])
  })
})
