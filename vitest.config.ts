import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests wait for databases and browsers much of their time: two at once also where there are two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: 'test/support/database/database-setup.ts',
    // Opening a database takes a second on a busy machine; nothing here is a measure of speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
