import { afterAll, beforeAll, describe, it } from 'vitest'
import { databases, emptyDatabase, type OpenedDatabase } from '../support/database/database.ts'
import { doors } from '../support/doors.ts'
import { coverage } from './coverage.ts'
import { digest } from './digest.ts'
import { drafting } from './drafting.ts'
import { favour } from './favour.ts'
import { importing } from './importing.ts'
import { introduction } from './introduction.ts'
import { keeping } from './keeping.ts'
import { mentioned } from './mentioned.ts'
import { merging } from './merging.ts'
import { partner } from './partner.ts'
import { passing } from './passing.ts'
import { people } from './people.ts'
import { posted } from './posted.ts'
import { protection } from './protection.ts'
import { sharing } from './sharing.ts'
import { swapping } from './swapping.ts'
import { touching } from './touching.ts'
import { watching } from './watching.ts'

const journeys = {
  introduction,
  passing,
  favour,
  partner,
  importing,
  digest,
  drafting,
  protection,
  sharing,
  keeping,
  watching,
  posted,
  mentioned,
  people,
  swapping,
  touching,
  coverage,
  merging,
}

describe.each(doors)('through $name', (door) => {
  describe.each(databases.filter(({ name }) => !door.another || name === 'server'))('on $name', ({ open }) => {
    // One database for all of them: opening one takes longer than many a journey.
    let database: OpenedDatabase
    beforeAll(async () => {
      database = await open()
    })
    afterAll(() => database.close())

    it.each(Object.entries(journeys))('%s', async (_name, journey) => {
      const world = await door.open(database)
      try {
        await journey(world)
      } finally {
        await world.close()
        await emptyDatabase(database)
      }
    })
  })
})
