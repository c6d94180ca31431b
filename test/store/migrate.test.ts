import { describe, expect, it } from 'vitest'
import { migrate, schemaDifference } from '../../src/store/migrate.ts'
import { databases } from '../support/database.ts'

describe.each(databases)('migrations on $name', ({ open }) => {
  it('are the schema', async () => {
    const database = await open()
    expect(await schemaDifference(database.connection)).toContain('This is an empty migration')
    expect(await migrate(database.connection)).toEqual([])
    await database.close()
  })
})
