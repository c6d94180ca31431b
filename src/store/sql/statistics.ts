import { Prisma } from '../generated/client.ts'
import type { Client } from './client.ts'

/** The tables an import fills, one statement each, so that the embedded database lets others in between. */
const GATHER = [
  Prisma.sql`ANALYZE relationship`,
  Prisma.sql`ANALYZE person`,
  Prisma.sql`ANALYZE organization`,
  Prisma.sql`ANALYZE organization_alias`,
  Prisma.sql`ANALYZE organization_word`,
  Prisma.sql`ANALYZE organization_word_neighbour`,
]

/** Refreshes planner statistics after a large import; the embedded database never does so itself. */
export async function gatherStatistics(db: Client): Promise<void> {
  for (const statement of GATHER) await db.$executeRaw(statement)
}
