import { describe, expect, it } from 'vitest'
import { encounterShapes, metDamaged } from '../../../support/met.ts'

describe('a damaged calendar, mailbox or list of who was in touch', () => {
  it.each(encounterShapes())('$name, in 200 ways', async ({ bytes }) => {
    expect(await metDamaged(bytes, 200)).toEqual([])
  })
})
