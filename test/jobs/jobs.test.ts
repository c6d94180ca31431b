import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../src/app/ports/jobs.ts'
import { type Jobs, openJobs } from '../../src/jobs/index.ts'
import { databases, type OpenedDatabase } from '../support/database/database.ts'

const logged: object[] = []
const log = { info() {}, warn() {}, error: (details: object) => void logged.push(details) }
const giveUp = async () => {}

const delivery = (memberId: string = randomUUID()): Job & { kind: 'deliver' } => ({
  kind: 'deliver',
  workspaceId: randomUUID(),
  deliveryId: randomUUID(),
  memberId,
  message: 'request',
  subjectId: randomUUID(),
})

describe.each(databases)('the job queue on $name', ({ open }) => {
  let database: OpenedDatabase
  let jobs: Jobs
  /** What ran, in order; `run` is replaced by the tests. */
  let ran: Job[]
  let run: (job: Job) => Promise<void>
  let givenUp: Job[]
  const opened: Jobs[] = []

  const openQueue = async (alone: boolean) => {
    const queue = await openJobs({ pool: database.pool, alone, log })
    opened.push(queue)
    return queue
  }
  const until = async (condition: () => boolean) => {
    for (let n = 0; n < 600 && !condition(); n++) await new Promise((resolve) => setTimeout(resolve, 25))
    expect(condition()).toBe(true)
  }

  beforeAll(async () => {
    database = await open()
    jobs = await openQueue(true)
    await jobs.work(
      (job) => run(job),
      async (job) => void givenUp.push(job),
    )
  })
  beforeEach(() => {
    ran = []
    givenUp = []
    run = async (job) => void ran.push(job)
  })
  afterAll(async () => {
    for (const queue of opened) await queue.stop()
    await database.close()
  })

  it('runs a job that was committed, and none that was rolled back', async () => {
    const [kept, lost] = [delivery(), delivery()]
    await database.prisma.$transaction((tx) => jobs.enqueue(tx, kept))
    await expect(
      database.prisma.$transaction(async (tx) => {
        await jobs.enqueue(tx, lost)
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    jobs.wake()
    await until(() => ran.length > 0)
    expect(ran).toEqual([kept])
  })

  it('takes the same delivery once, however often it is put in', async () => {
    const job = delivery()
    for (let n = 0; n < 3; n++) await database.prisma.$transaction((tx) => jobs.enqueue(tx, job))
    const marker = delivery(job.memberId)
    await database.prisma.$transaction((tx) => jobs.enqueue(tx, marker))
    jobs.wake()
    await until(() => ran.length === 2)
    expect(new Set(ran)).toEqual(new Set([job, marker]))
  })

  it('sends one member’s messages one after the other, and others’ meanwhile', async () => {
    const [member, other] = [randomUUID(), randomUUID()]
    let underWay = 0
    let most = 0
    const list = [...Array.from({ length: 6 }, () => delivery(member)), delivery(other)]
    run = async (job) => {
      if (job.kind !== 'deliver') return
      if (job.memberId === member) most = Math.max(most, ++underWay)
      await new Promise((resolve) => setTimeout(resolve, 20))
      if (job.memberId === member) underWay--
      ran.push(job)
    }
    await database.prisma.$transaction(async (tx) => {
      for (const job of list) await jobs.enqueue(tx, job)
    })
    jobs.wake()
    await until(() => ran.length === list.length)
    expect(most).toBe(1)
  })

  it('brings a file while a list is looked up, and tries as long as it does a message', async () => {
    const file = { ...delivery(), message: 'coverage-file' } as const
    const list: Job = { kind: 'cover-list', workspaceId: randomUUID(), listId: randomUUID() }
    let isThrough = () => {}
    const through = new Promise<void>((resolve) => {
      isThrough = resolve
    })
    run = async (job) => {
      if (job.kind === 'cover-list') await through
      ran.push(job)
    }
    await database.prisma.$transaction(async (tx) => {
      for (const job of [list, file]) await jobs.enqueue(tx, job)
    })
    jobs.wake()
    await until(() => ran.length > 0)
    isThrough()
    await until(() => ran.length > 1)
    expect(ran).toEqual([file, list])
    const hours = async (job: Job & { kind: 'deliver' }) => {
      const tries = 'SELECT retry_limit * retry_delay_max / 3600 AS hours FROM pgboss.job WHERE id = $1'
      await database.prisma.$transaction((tx) => jobs.enqueue(tx, job))
      return Number((await database.pool.query(tries, [job.deliveryId])).rows[0]?.hours)
    }
    const message = delivery()
    expect(await hours(file)).toBeGreaterThanOrEqual(await hours(message))
    // Nothing is left for the next test.
    jobs.wake()
    await until(() => ran.length > 2)
    expect(ran).toEqual([file, list, message])
  })

  it('tries a failed job again', async () => {
    let tries = 0
    run = async (job) => {
      tries += 1
      if (tries === 1) throw new Error('the platform is away')
      ran.push(job)
    }
    const job = delivery()
    await database.prisma.$transaction((tx) => jobs.enqueue(tx, job))
    jobs.wake()
    await until(() => ran.length === 1)
    expect({ tries, ran }).toEqual({ tries: 2, ran: [job] })
  })

  it('says so when a job failed at its last try, and hands it over', async () => {
    const job: Job = { kind: 'merge-import', workspaceId: randomUUID(), importId: randomUUID() }
    run = async () => {
      throw new Error('these rows break')
    }
    await database.prisma.$transaction((tx) => jobs.enqueue(tx, job))
    await database.pool.query('UPDATE pgboss.job SET retry_limit = 0 WHERE id = $1', [job.importId])
    await until(() => {
      jobs.wake()
      return givenUp.length > 0
    })
    expect(givenUp).toEqual([job])
    expect(logged).toContainEqual(
      expect.objectContaining({
        job: job.importId,
        kind: 'merge-import',
        tries: 1,
        err: expect.objectContaining({ message: 'these rows break' }),
      }),
    )
  })

  it('keeps a queue that an older version made as this one means to', async () => {
    const read = async () =>
      (
        await database.pool.query(
          `SELECT name, expire_seconds, heartbeat_seconds, retry_limit, dead_letter FROM pgboss.queue
           WHERE name IN ('messages', 'imports') ORDER BY name`,
        )
      ).rows
    const meant = await read()
    await database.pool.query(
      `UPDATE pgboss.queue SET expire_seconds = 60, heartbeat_seconds = NULL, retry_limit = 3, dead_letter = NULL
       WHERE name IN ('messages', 'imports')`,
    )
    await openQueue(false)
    expect(await read()).toEqual(meant)
    expect(meant).toMatchObject([{ dead_letter: 'given-up' }, { dead_letter: 'given-up' }])
  })
})

it('runs again at once what a dead process was running, where nobody else can be running it', async () => {
  const embedded = databases.find(({ name }) => name === 'embedded')
  const database = await embedded?.open()
  if (!database) throw new Error('No embedded database.')
  const first = await openJobs({ pool: database.pool, alone: true, log })
  const job = delivery()
  await database.prisma.$transaction((tx) => first.enqueue(tx, job))
  // As if its process had died while running it.
  await database.pool.query(`UPDATE pgboss.job SET state = 'active', started_on = now() WHERE id = $1`, [
    job.deliveryId,
  ])
  await first.stop()
  const second = await openJobs({ pool: database.pool, alone: true, log })
  const ran = new Promise<Job>((resolve) => void second.work(async (one) => resolve(one), giveUp))
  expect(await ran).toEqual(job)
  await second.stop()
  await database.close()
})
