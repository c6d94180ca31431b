import { defineConfig } from 'prisma/config'

// `prisma generate` would download a native schema engine it never runs. Naming any executable stops the download,
// so installing works offline. This is the one reader of the environment beside src/config.ts.
if (process.argv.includes('generate')) process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  ...(process.env['DATABASE_URL'] ? { datasource: { url: process.env['DATABASE_URL'] } } : {}),
})
