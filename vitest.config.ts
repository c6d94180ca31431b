import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests that need no database, no browser and no program of ours running. */
const UNIT = [
  'test/*.test.ts',
  'test/{domain,views}/**/*.test.ts',
  'test/app/take-turns.test.ts',
  'test/app/companies/organization.test.ts',
  'test/app/imports/{decode-text,open-file,reported-files}.test.ts',
  'test/app/imports/**/read-*.test.ts',
  'test/app/ports/*.test.ts',
  'test/adapters/ledger.test.ts',
  'test/adapters/*/render.test.ts',
  'test/adapters/playground/{clock-ahead,events,guard,journal,routes}.test.ts',
  'test/adapters/slack/{manifest,profiles}.test.ts',
  'test/jobs/ticks.test.ts',
  'test/run/*.test.ts',
  'test/store/{faults,secrets}.test.ts',
  'test/support/slack/*.test.ts',
]

export default defineConfig({
  test: {
    // Tests wait for databases and browsers much of their time: two at once also where there are two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Opening a database takes a second on a busy machine; nothing here is a measure of speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      // They leave nothing behind, so that all of a worker's files may share what is loaded once.
      { extends: true, test: { name: 'unit', include: UNIT, isolate: false } },
      {
        extends: true,
        test: {
          name: 'databases',
          include: ['test/**/*.test.ts'],
          exclude: UNIT,
          globalSetup: 'test/support/database/database-setup.ts',
          // The embedded database's parser of SQL is one function that takes V8 two seconds to optimise, for which the end of
          // a process waits; no test runs for so long that it pays.
          execArgv: ['--liftoff-only'],
        },
      },
    ],
  },
})
