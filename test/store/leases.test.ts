import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { heldLeases, openLeases } from '../../src/store/leases.ts'
import { openOnServer } from '../support/database/database.ts'

it('a lease is one holder’s until it is given back or its time is over, whoever asks at once', async () => {
  await using database = await openOnServer()
  const ids = Array.from({ length: 8 }, () => randomUUID())
  const leases = openLeases(database.connection, () => undefined)
  try {
    const granted = await Promise.all(ids.map((id) => leases.hold('gateway shard 0 of 2', id)))
    expect(granted.filter(Boolean)).toHaveLength(1)
    const holder = ids[granted.indexOf(true)] ?? ''
    const other = ids[granted.indexOf(false)] ?? ''
    expect(await leases.hold('gateway shard 0 of 2', holder)).toBe(true)
    expect(await leases.hold('gateway shard 1 of 2', other)).toBe(true)
    await leases.release('gateway shard 0 of 2', other)
    expect(await leases.hold('gateway shard 0 of 2', other)).toBe(false)
    await leases.release('gateway shard 0 of 2', holder)
    expect(await leases.hold('gateway shard 0 of 2', other)).toBe(true)
    await database.pool.query(`UPDATE lease SET until = clock_timestamp() - interval '1 ms' WHERE name LIKE '%0 of 2'`)
    expect(await heldLeases(database.pool)).toEqual([{ name: 'gateway shard 1 of 2', seconds: 0 }])
    expect(await leases.hold('gateway shard 0 of 2', holder)).toBe(true)
    expect(await leases.hold('gateway shard 0 of 2', other)).toBe(false)
  } finally {
    await leases.close()
  }
})
