import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openJobs } from '../../src/jobs/index.ts'
import { openOnServer } from '../support/database/database.ts'
import { eventually, runProgram } from '../support/process/bot-process.ts'

// Several processes share a queue, and one of them is killed.

it('what a killed process was doing is done by another, soon', { timeout: 120_000 }, async () => {
  await using database = await openOnServer()
  const log = { info() {}, warn() {}, error() {} }
  const jobs = await openJobs({ pool: database.pool, alone: false, shared: true, log })
  try {
    const holder = runProgram('test/support/process/job-holder.ts', [JSON.stringify(database.connection)], {})
    const runs = new Promise((resolve) => holder.process.stdout?.once('data', resolve))
    await database.prisma.$transaction((tx) =>
      jobs.enqueue(tx, {
        kind: 'deliver',
        workspaceId: randomUUID(),
        deliveryId: randomUUID(),
        memberId: randomUUID(),
        message: 'request',
        subjectId: randomUUID(),
      }),
    )
    await runs
    let done = false
    await jobs.work(
      async () => {
        done = true
      },
      async () => undefined,
    )
    expect(done).toBe(false)
    holder.process.kill('SIGKILL')
    await holder.ended
    await eventually(async () => done)
  } finally {
    await jobs.stop()
  }
})
