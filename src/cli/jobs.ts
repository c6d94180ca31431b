import type { Command as Program } from 'commander'
import { DomainError } from '../domain/errors.ts'
import type { Jobs } from '../jobs/index.ts'

// `foothold jobs`: what waits, fails and was given up; retry one, drop one.

/** Most jobs listed at once. */
const MOST = 200

/** @param withData opens the data, and closes it after `work` */
export function addJobCommands(
  program: Program,
  withData: (work: (data: { jobs: Jobs }) => Promise<void>) => Promise<void>,
  print: (text: string) => void,
): void {
  const command = program
    .command('jobs')
    .description('what waits to be sent or done, fails, or was given up')
    .option('--json', 'one JSON value')
    .action(async (options: { json?: boolean }) => {
      await withData(async ({ jobs }) => {
        const [queues, listed] = [await jobs.states(), await jobs.list(MOST)]
        if (options.json) return print(JSON.stringify({ queues, jobs: listed }))
        for (const { queue, waiting, running, failing, buried, oldest } of queues)
          print(
            `${queue}: ${waiting} waiting (${failing} failed before), ${running} running, ${buried} given up; the oldest is due for ${Math.round(oldest)} s`,
          )
        for (const { id, kind, state, tries, due, error } of listed)
          print([id, state, kind, `${tries} tries`, due.toISOString(), error].filter(Boolean).join('  '))
        if (listed.length === 0) print('Nothing waits.')
      })
    })
  command
    .command('retry')
    .description('try a job again now')
    .argument('<id>', 'as “foothold jobs” shows it')
    .action(async (id: string) => {
      await withData(async ({ jobs }) => {
        if (!(await jobs.retry(id))) throw new DomainError('job-not-there', { id })
        print('It is tried again.')
      })
    })
  command
    .command('drop')
    .description('remove a job for good: what it was to send or do is not done')
    .argument('<id>', 'as “foothold jobs” shows it')
    .action(async (id: string) => {
      await withData(async ({ jobs }) => {
        if (!(await jobs.drop(id))) throw new DomainError('job-not-there', { id })
        print('It is removed.')
      })
    })
}
