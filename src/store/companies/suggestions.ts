import { z } from 'zod'
import { Prisma } from '../generated/client.ts'
import type { Client } from '../sql/client.ts'
import { partnerOpens, partnerTies, visibleTo } from '../sql/visibility.ts'

/** Words completing the typed text that are searched, most frequent first. */
const WORDS_BEGUN = 20

/** Completes company names while they are typed. */
export function createSuggestions(db: Client, workspaceId: string) {
  return {
    async suggest(key: string, viewerId: string, limit: number): Promise<string[]> {
      // Keys and words use byte collation (prisma/migrations), so their index serves prefix searches.
      const begins = (column: Prisma.Sql, start: string) =>
        Prisma.sql`${column} >= ${start} AND ${column} < ${`${start}\u{10ffff}`}`
      const [first = ''] = key.split(' ')
      const startsSo = begins(Prisma.sql`o.key`, key)
      const spellings = Prisma.sql`
        SELECT r.spelling FROM relationship r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.organization_id = o.id AND ${visibleTo(viewerId)}
        UNION ALL SELECT t.spelling FROM ${partnerTies(workspaceId, Prisma.sql`o.id`)} AND ${visibleTo(viewerId, partnerOpens)}`
      const visible = Prisma.sql`(SELECT count(*) FROM (${spellings} LIMIT 1) AS seen) > 0`
      const rows = await db.$queryRaw`
        SELECT coalesce(n.name, o.name) AS name
        FROM (
          SELECT * FROM (
            SELECT o.id, o.name, o.key, false AS inside FROM organization o
            WHERE o.workspace_id = ${workspaceId}::uuid AND ${startsSo} AND ${visible}
            ORDER BY o.key LIMIT ${limit}
          ) AS beginning
          UNION ALL
          SELECT * FROM (
            SELECT DISTINCT o.id, o.name, o.key, true FROM (
              SELECT word FROM organization_word
              WHERE workspace_id = ${workspaceId}::uuid AND ${begins(Prisma.sql`word`, first)}
              ORDER BY organizations DESC, word LIMIT ${WORDS_BEGUN}
            ) w, LATERAL (
              WITH held AS MATERIALIZED (
                SELECT * FROM organization WHERE workspace_id = ${workspaceId}::uuid AND terms @> ARRAY[w.word])
              SELECT * FROM held
            ) o
            WHERE position(${` ${key}`} IN o.key) > 0 AND NOT (${startsSo}) AND ${visible}
            ORDER BY o.key LIMIT ${limit}
          ) AS later
          ORDER BY inside, key LIMIT ${limit}
        ) o
        CROSS JOIN LATERAL (
          SELECT mode() WITHIN GROUP (ORDER BY spelling) AS name FROM (${spellings}) AS spelled
        ) n
        ORDER BY o.inside, o.key`
      return z
        .array(z.object({ name: z.string() }))
        .parse(rows)
        .map((row) => row.name)
    },
  }
}
