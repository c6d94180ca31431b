import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/app/ports/new-id.ts'
import { openJobs } from '../../src/jobs/index.ts'
import { readLines, writeLines } from '../../src/store/backup/file.ts'
import { loadBackup } from '../../src/store/backup/load.ts'
import { readBackup } from '../../src/store/backup/read.ts'
import { sumOf, tablesOf } from '../../src/store/backup/tables.ts'
import { createStore } from '../../src/store/index.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createSecrets, newKey } from '../../src/store/secrets.ts'
import { fillSmallWorkspaces } from '../support/database/big-workspace.ts'
import { databases, type OpenedDatabase, openOnServer } from '../support/database/database.ts'

const NOW = new Date('2026-03-02T10:00:00Z')
const log = { info() {}, warn() {}, error() {} }

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foothold-test-backup-'))
  path = join(folder, 'foothold.backup')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Makes the tables of the job queue, and queues one message if asked to. */
async function makeQueue({ pool, prisma }: OpenedDatabase, withJob = false): Promise<void> {
  const jobs = await openJobs({ pool, alone: false, log })
  if (withJob) {
    const [deliveryId, subjectId, memberId, workspaceId] = [newId(), newId(), newId(), newId()]
    await jobs.enqueue(prisma, { kind: 'deliver', deliveryId, subjectId, memberId, workspaceId, message: 'request' })
  }
  await jobs.stop()
}

async function sums({ pool }: OpenedDatabase) {
  const found = []
  for (const table of await tablesOf(pool)) found.push([table, await sumOf(pool, table)])
  return found
}

describe.each(databases)('a backup of a database on $name', ({ name, open }) => {
  const other = databases.find((one) => one.name !== name)
  if (!other) throw new Error('There is one database only.')

  it('comes back whole on the other one, with the key alone, and only into an empty one', async () => {
    const secrets = createSecrets(newKey())
    await using from = await open()
    await using to = await other.open()
    await fillSmallWorkspaces(from, 30)
    // A company that only a partner opens, whom somebody logged openly: tables come in order of their names, ties first.
    await from.pool.query(
      `WITH led AS (
         INSERT INTO organization (workspace_id, id, name, key, compact, terms, created_at)
         SELECT workspace_id, gen_random_uuid(), 'Opened Ltd', 'opened', 'opened', '{opened}', $1
         FROM relationship ORDER BY id LIMIT 1 RETURNING workspace_id, id)
       INSERT INTO partner_tie (workspace_id, id, relationship_id, organization_id, spelling, created_at)
       SELECT l.workspace_id, gen_random_uuid(), r.id, l.id, 'Opened Ltd', $1
       FROM led l JOIN relationship r ON r.workspace_id = l.workspace_id AND r.visibility <> 'private' LIMIT 1`,
      [NOW],
    )
    await makeQueue(from, true)
    await writeLines(path, readBackup(from.connection, secrets, NOW))
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
    const load = (key = secrets) =>
      loadBackup(to.connection, readLines(path), { secrets: key, makeQueue: () => makeQueue(to) })

    await expect(load(createSecrets(newKey()))).rejects.toThrow('key-of-other')
    const loaded = await load()
    expect(loaded).toMatchObject({ workspace: 30, member: 60, relationship: 600, 'pgboss.job': 1 })
    expect(await sums(to)).toEqual(await sums(from))
    await expect(load()).rejects.toThrow('database-not-empty')
  })

  it('that is cut off, changed or something else loads nothing', async () => {
    const secrets = createSecrets(newKey())
    await using from = await open()
    await fillSmallWorkspaces(from, 3)
    await makeQueue(from)
    const lines: object[] = []
    for await (const line of readBackup(from.connection, secrets, NOW)) lines.push(line)
    await using to = await other.open()
    const load = async (given: object[]) => {
      await writeLines(
        path,
        (async function* () {
          yield* given
        })(),
      )
      return await loadBackup(to.connection, readLines(path), { secrets, makeQueue: () => makeQueue(to) })
    }
    await expect(load(lines.slice(0, -1))).rejects.toThrow('backup-incomplete')
    const changed = lines.map((line) =>
      'rows' in line && 'table' in line && line.table === 'member' ? { ...line, rows: [] } : line,
    )
    await expect(load(changed)).rejects.toThrow('backup-differs')
    await expect(load([{ format: 'other' }])).rejects.toThrow('backup-unreadable')
    await writeLines(
      path,
      (async function* () {
        yield* lines
      })(),
    )
    await writeFile(path, (await readFile(path)).subarray(0, 200))
    await expect(
      loadBackup(to.connection, readLines(path), { secrets, makeQueue: () => makeQueue(to) }),
    ).rejects.toThrow('backup-unreadable')
    expect((await sums(to)).every(([, sum]) => JSON.stringify(sum).includes('"count":0'))).toBe(true)
    expect(await load(lines)).toMatchObject({ workspace: 3 })
  })
})

it('of an older version comes back, and what newer ones changed is applied', async () => {
  // The sample team as main had it on 2026-11-30, with the key of 32 times 7.
  const file = fileURLToPath(new URL('../fixtures/sample-team.backup', import.meta.url))
  const secrets = createSecrets(Buffer.alloc(32, 7).toString('base64'))
  await using to = await openOnServer('blank')
  const loaded = await loadBackup(to.connection, readLines(file), { secrets, makeQueue: () => makeQueue(to) })
  expect(loaded['relationship']).toBeGreaterThan(0)
  expect(await migrate(to.connection)).toEqual([])
  const store = createStore(to, secrets, { async enqueue() {}, wake() {} })
  const workspace = await store.findWorkspace('local', 'local')
  if (!workspace) throw new Error('The workspace is not there.')
  const members = await store.in(workspace.id).members.all()
  expect(members.map(({ name }) => name)).toContain('Ana')
  // The workspace's own key was opened with the one of the backup.
  expect((await store.in(workspace.id).imports.hasher())('jane@example.com')).toMatch(/^[\w-]{22}$/)
})
