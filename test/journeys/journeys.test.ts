import { describe, it } from 'vitest'
import { databases } from '../support/database.ts'
import { doors } from '../support/doors.ts'
import { introduction } from './introduction.ts'

const journeys = { introduction }

describe.each(doors)('through $name', (door) => {
  describe.each(databases)('on $name', ({ open }) => {
    it.each(Object.entries(journeys))('%s', async (_name, journey) => {
      const database = await open()
      const world = await door.open(database)
      try {
        await journey(world)
      } finally {
        await world.close()
        await database.close()
      }
    })
  })
})
