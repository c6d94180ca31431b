import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { installedPrograms, startServer, TEMPLATES } from './server.ts'

// As root the server runs as another user, whom a folder of root's own is closed to.
it.runIf(process.getuid?.() === 0)('starts from a folder that is closed to others', async () => {
  const programs = await installedPrograms()
  // Nobody but its owner may enter what mkdtemp makes.
  const home = await mkdtemp(join(tmpdir(), 'foothold-test-home-'))
  try {
    await cp(dirname(dirname(programs.initdb)), home, { recursive: true, verbatimSymlinks: true })
    const inHome = (program: string) => join(home, 'bin', basename(program))
    const server = await startServer({ initdb: inHome(programs.initdb), postgres: inHome(programs.postgres) })
    try {
      const client = new pg.Client({ ...server, database: TEMPLATES.migrated })
      await client.connect()
      expect((await client.query('SELECT count(*)::int AS members FROM member')).rows).toEqual([{ members: 0 }])
      await client.end()
    } finally {
      await server.stop()
    }
  } finally {
    await rm(home, { recursive: true })
  }
})
