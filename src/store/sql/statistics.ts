import { Prisma } from '../generated/client.ts'
import type { Client } from './client.ts'

/** The tables an import fills, each in a statement of its own, so that the embedded database lets others in between. */
const GATHER = [
  Prisma.sql`ANALYZE relationship`,
  Prisma.sql`ANALYZE person`,
  Prisma.sql`ANALYZE organization`,
  Prisma.sql`ANALYZE organization_alias`,
  Prisma.sql`ANALYZE organization_word`,
  Prisma.sql`ANALYZE organization_word_neighbour`,
]

/** Looks at a sample of what an import filled: what PostgreSQL plans by. The embedded database does so by itself never. */
export async function gatherStatistics(db: Client): Promise<void> {
  for (const statement of GATHER) await db.$executeRaw(statement)
}
