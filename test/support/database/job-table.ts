import { Job, type RunJob } from '../../../src/app/ports/jobs.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import { NotSent } from '../../../src/app/ports/platform.ts'
import type { Database } from '../../../src/store/database.ts'
import type { Outbox } from '../../../src/store/index.ts'

export type JobTable = Outbox & {
  /** What is queued for a workspace, oldest first. */
  queued(workspaceId: string): Promise<Job[]>
  /** Runs what is queued for a workspace, and what that queues. A job that throws stays queued and is tried next time. */
  run(workspaceId: string, runJob: RunJob): Promise<void>
  /** Why jobs failed, oldest first. */
  failures: unknown[]
}

/** As src/jobs names a job: a second one of that name is none. */
function idOf(job: Job): string {
  if (job.kind === 'deliver') return job.jobId ?? job.deliveryId
  if (job.kind === 'merge-import') return job.importId
  if (job.kind === 'card') return job.requestId
  return job.kind === 'cover-list' ? job.listId : newId()
}

/**
 * The outbox as a plain table: a job commits with its transaction, the same delivery is queued once, and jobs run when
 * a test says so.
 */
export async function createJobTable({ pool }: Database): Promise<JobTable> {
  // "IF NOT EXISTS" of two sessions at once fails in one of them; one waits for the other instead.
  await pool.query(`
    SELECT pg_advisory_xact_lock(hashtext('support.job'));
    CREATE SCHEMA IF NOT EXISTS support;
    CREATE TABLE IF NOT EXISTS support.job (id uuid PRIMARY KEY, number bigserial, workspace_id uuid NOT NULL, job jsonb NOT NULL)`)
  const failures: unknown[] = []
  /** Those that failed, and may have done something. */
  const begun = new Set<string>()
  const read = async (workspaceId: string) => {
    const { rows } = await pool.query('SELECT id, job FROM support.job WHERE workspace_id = $1 ORDER BY number', [
      workspaceId,
    ])
    return rows.map((row) => ({ id: String(row.id), job: Job.parse(row.job) }))
  }

  return {
    failures,
    async enqueue(client, job) {
      const id = idOf(job)
      await client.$executeRaw`
        INSERT INTO support.job (id, workspace_id, job) VALUES (${id}::uuid, ${job.workspaceId}::uuid, ${JSON.stringify(job)}::jsonb)
        ON CONFLICT (id) DO NOTHING`
    },
    wake() {},
    queued: async (workspaceId) => (await read(workspaceId)).map(({ job }) => job),
    async run(workspaceId, runJob) {
      const tried = new Set<string>()
      for (;;) {
        const next = (await read(workspaceId)).find(({ id }) => !tried.has(id))
        if (!next) return
        tried.add(next.id)
        try {
          await runJob(next.job, begun.has(next.id))
          await pool.query('DELETE FROM support.job WHERE id = $1', [next.id])
        } catch (error) {
          failures.push(error)
          if (error instanceof NotSent) begun.delete(next.id)
          else begun.add(next.id)
        }
      }
    },
  }
}
