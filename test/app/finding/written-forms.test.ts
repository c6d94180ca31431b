import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam } from '../../support/team.ts'

describe('a company logged in one way of writing', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  it.each([
    ['Marks &amp; Sons', 'Marks & Sons'],
    ['Marks &amp;amp; Sons', 'Marks and Sons'],
    ['Marks & Sons', 'Marks &amp; Sons'],
    ['(주)새벽소프트', '새벽소프트'],
    ['새벽소프트', '(주)새벽소프트'],
    ['(株)ヤマノデンキ', 'ヤマノデンキ'],
    ['ヤマノデンキ', '株式会社ヤマノデンキ'],
    ['株式会社ヤマノ電機', 'ヤマノ電機'],
  ])('%s, is found as %s', async (logged, asked) => {
    const team = await createTeam(database)
    const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
    await ben.says(`/iknow Bea Two, COO at ${logged} — worked together for years, 5/5`)
    await ana.says(`/whoknows ${asked}`)
    expect(ana.seen().summary).toMatch(/^There is 1 way to .*, through Ben\.$/)
  })
})
