import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/database-setup.ts',
    // Opening a database takes a second on a busy machine; nothing here is a measure of speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
