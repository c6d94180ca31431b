import { z } from 'zod'
import { Prisma } from './generated/client.ts'
import type { Secrets } from './secrets.ts'
import type { Client } from './sql/client.ts'

/** Every column that holds sealed values, with what names its rows. */
const SEALED = [
  { table: 'workspace', key: 'id', column: 'hash_key' },
  { table: 'installation', key: 'workspace_id', column: 'secret' },
] as const

const Rows = z.array(z.object({ id: z.string(), sealed: z.string() }))

/** Rows a transaction. */
const PIECE = 500

/**
 * Seals anew what was not sealed with the newest key. It may run while bots do that have all the keys, be cut short at any
 * point, and run again: what is done stays done.
 *
 * @param db speaks for all workspaces
 * @returns how many values were sealed anew
 */
export async function rotateKeys(db: Client, secrets: Secrets): Promise<number> {
  let sealed = 0
  for (const { table, key, column } of SEALED) {
    const [of, id, value] = [Prisma.raw(table), Prisma.raw(key), Prisma.raw(column)]
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const read = Rows.parse(
        await db.$queryRaw`
          SELECT ${id}::text AS id, ${value} AS sealed FROM ${of}
          WHERE ${id} > ${after}::uuid AND ${value} <> '' ORDER BY ${id} LIMIT ${PIECE}`,
      )
      const old = read.filter((row) => !secrets.isNewest(row.sealed))
      const fresh = old.map((row) => secrets.seal(secrets.open(row.sealed)))
      // Who sealed a value anew meanwhile, did so with the newest key.
      sealed += await db.$executeRaw`
        UPDATE ${of} t SET ${value} = n.fresh
        FROM unnest(${old.map((row) => row.id)}::uuid[], ${old.map((row) => row.sealed)}::text[], ${fresh}::text[])
          AS n(id, sealed, fresh)
        WHERE t.${id} = n.id AND t.${value} = n.sealed`
      after = read.at(-1)?.id ?? after
      if (read.length < PIECE) break
    }
  }
  return sealed
}
