import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Embedded, openEmbedded } from '../../../src/store/embedded/embedded.ts'
import { forgetDeleted, lookAfter } from '../../../src/store/embedded/upkeep.ts'

const SECRET = 'Confidential-Jane-Doe'

describe('the embedded database', () => {
  let dataDir: string
  let embedded: Embedded
  let pool: pg.Pool
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'foothold-test-upkeep-'))
    embedded = await openEmbedded({ dataDir })
    pool = new pg.Pool({ ...embedded.address, user: 'postgres', database: 'postgres', max: 2 })
    await pool.query('CREATE TABLE ask (id int PRIMARY KEY, words text)')
  })
  afterAll(async () => {
    await pool.end()
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const number = async (statement: string) => Number((await pool.query(`SELECT (${statement}) AS n`)).rows[0]?.n)
  const wal = () => number('SELECT sum(size) FROM pg_ls_waldir()')

  /** Names of the files that hold a text, of tables and of the log of changes. */
  const holding = async (text: string): Promise<string[]> => {
    const found = []
    for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(text)) found.push(entry.name)
    return found
  }

  it('learns of a table that grew, and of nothing twice', async () => {
    await lookAfter(pool)
    await pool.query(`INSERT INTO ask SELECT n, 'Why' FROM generate_series(1, 4000) AS n`)
    expect(await lookAfter(pool)).toContain('ANALYZE public.ask')
    expect(await number(`SELECT reltuples FROM pg_class WHERE relname = 'ask'`)).toBe(4000)
    expect(await lookAfter(pool)).toEqual([])
  })

  it('keeps no dead rows and no long log of changes over many rounds of updates', async () => {
    const rounds = 12
    const sizes = []
    for (let round = 0; round < rounds; round++) {
      await pool.query(`UPDATE ask SET words = repeat('x', 400) || $1`, [round])
      await pool.query(`UPDATE ask SET words = repeat('y', 400) || $1`, [round])
      await lookAfter(pool)
      sizes.push(await number(`SELECT pg_relation_size('ask')`))
    }
    // Room for the rows and for two updates of all of them, found again and again.
    expect(sizes.at(-1)).toBeLessThanOrEqual(1.15 * (sizes[2] ?? 0))
    expect(await wal()).toBeLessThanOrEqual(64 * 1024 * 1024)
  })

  it('leaves nothing readable of what was deleted', async () => {
    await pool.query('INSERT INTO ask VALUES (-1, $1)', [SECRET])
    await pool.query('CHECKPOINT')
    expect(await holding(SECRET)).not.toEqual([])
    await pool.query('DELETE FROM ask WHERE id = -1')
    await forgetDeleted(pool)
    expect(await holding(SECRET)).toEqual([])
  })
})
