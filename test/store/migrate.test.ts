import { describe, expect, it } from 'vitest'
import { lackingMigrations, migrate } from '../../src/store/migrate.ts'
import { databases } from '../support/database/database.ts'
import { diagnose, schemaDifference } from '../support/database/schema-engine.ts'

const EQUAL = '-- This is an empty migration.'

describe.each(databases)('migrations on $name', ({ open }) => {
  it('lead to schema.prisma', async () => {
    await using database = await open()
    expect((await schemaDifference(database.connection)).trim()).toBe(EQUAL)
  })

  it('show a difference where there is one', async () => {
    await using database = await open()
    await database.pool.query('ALTER TABLE ask DROP COLUMN benefit; DROP INDEX organization_terms')
    const difference = await schemaDifference(database.connection)
    expect(difference).toContain('ADD COLUMN     "benefit" TEXT NOT NULL')
    expect(difference).toContain('CREATE INDEX "organization_terms"')
  })

  it('are applied once, in a way prisma migrate agrees with', async () => {
    await using database = await open('blank')
    const { connection } = database
    expect(await lackingMigrations(connection)).toBe('all')
    const applied = await migrate(connection)
    expect(applied).not.toEqual([])
    expect(await migrate(connection)).toEqual([])
    expect(await lackingMigrations(connection)).toBe(0)
    expect(await diagnose(database.connection)).toEqual({
      history: null,
      editedMigrationNames: [],
      failedMigrationNames: [],
    })
    await database.pool.query(`UPDATE _prisma_migrations SET checksum = 'other'`)
    expect((await diagnose(database.connection)).editedMigrationNames).toEqual(applied)
  })

  it('are applied once by two that start together', async () => {
    await using database = await open('blank')
    const both = await Promise.all([migrate(database.connection), migrate(database.connection)])
    expect(both.map((applied) => applied.length > 0).sort()).toEqual([false, true])
    expect((await diagnose(database.connection)).history).toBeNull()
  })

  it('leave nothing behind when one fails', async () => {
    await using database = await open('blank')
    await database.pool.query('CREATE TABLE audit_event ()')
    await expect(migrate(database.connection)).rejects.toThrow('"audit_event" already exists')
    await database.pool.query('DROP TABLE audit_event')
    expect(await migrate(database.connection)).not.toEqual([])
  })

  it('stop at one that prisma migrate left half done', async () => {
    await using database = await open()
    await database.pool.query('UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(migrate(database.connection)).rejects.toThrow('database-half-done')
  })

  it('are left alone in a database that a newer program brought further', async () => {
    await using database = await open()
    await database.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', '', '30000101000000_later', now())`,
    )
    await expect(migrate(database.connection)).rejects.toThrow('database-newer')
  })
})
