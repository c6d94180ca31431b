import { deliverMessage, refreshMessages } from '../../src/app/deliver-message.ts'
import { mergeImport } from '../../src/app/import-connections.ts'
import { Job } from '../../src/app/jobs.ts'
import { newId } from '../../src/app/new-id.ts'
import type { Platform } from '../../src/app/platform.ts'
import type { Store } from '../../src/app/store.ts'
import type { Database } from '../../src/store/database.ts'
import type { Enqueue } from '../../src/store/index.ts'

export type JobTable = {
  enqueue: Enqueue
  /** What is queued for a workspace, oldest first. */
  queued(workspaceId: string): Promise<Job[]>
  /** Runs what is queued for a workspace, and what that queues. A job that throws stays queued and is tried next time. */
  run(store: Store, platform: Platform, workspaceId: string, clock: () => Date): Promise<void>
  /** Why jobs failed, oldest first. */
  failures: unknown[]
}

/** The outbox as a plain table: a job commits with its transaction, and the same delivery is queued once. */
export async function createJobTable({ pool }: Database): Promise<JobTable> {
  await pool.query(`
    CREATE SCHEMA IF NOT EXISTS support;
    CREATE TABLE IF NOT EXISTS support.job (id uuid PRIMARY KEY, number bigserial, workspace_id uuid NOT NULL, job jsonb NOT NULL)`)
  const failures: unknown[] = []
  const read = async (workspaceId: string) => {
    const { rows } = await pool.query('SELECT id, job FROM support.job WHERE workspace_id = $1 ORDER BY number', [
      workspaceId,
    ])
    return rows.map((row) => ({ id: String(row.id), job: Job.parse(row.job) }))
  }

  return {
    failures,
    async enqueue(client, job) {
      const id = job.kind === 'deliver' ? job.deliveryId : newId()
      await client.$executeRaw`
        INSERT INTO support.job (id, workspace_id, job) VALUES (${id}::uuid, ${job.workspaceId}::uuid, ${JSON.stringify(job)}::jsonb)
        ON CONFLICT (id) DO NOTHING`
    },
    queued: async (workspaceId) => (await read(workspaceId)).map(({ job }) => job),
    async run(store, platform, workspaceId, clock) {
      const tried = new Set<string>()
      for (;;) {
        const next = (await read(workspaceId)).find(({ id }) => !tried.has(id))
        if (!next) return
        tried.add(next.id)
        try {
          await runJob(store, platform, next.job, clock)
          await pool.query('DELETE FROM support.job WHERE id = $1', [next.id])
        } catch (error) {
          failures.push(error)
        }
      }
    },
  }
}

async function runJob(store: Store, platform: Platform, job: Job, clock: () => Date): Promise<void> {
  switch (job.kind) {
    case 'deliver':
      return await deliverMessage(store, platform, job, clock())
    case 'refresh':
      return await refreshMessages(store, platform, job, clock())
    case 'merge-import':
      await mergeImport(store, job.workspaceId, job.importId, clock)
  }
}
