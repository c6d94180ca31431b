import { z } from 'zod'
import type { Database } from '../../src/store/database.ts'

// Ids differ from run to run; these names do not.

const Row = z.object({
  id: z.string(),
  asker: z.string(),
  target: z.string(),
  connector: z.string().nullable(),
  person: z.string().nullable(),
  at: z.date(),
})

export type Names = {
  /** An introduction or an ask by who, whom and where, numbered among those alike in the order they came. */
  of(id: string): string
  /** Reads what came since it last did. */
  read(): Promise<void>
}

const INTRODUCTIONS = `
  SELECT i.id, w.platform_user_id AS asker, a.target, c.platform_user_id AS connector, p.name_key AS person, i.created_at AS at
  FROM introduction i JOIN ask a ON a.workspace_id = i.workspace_id AND a.id = i.ask_id
  JOIN audit_event e ON e.workspace_id = i.workspace_id AND e.subject_id = a.id AND e.event = 'open'
  JOIN member w ON w.workspace_id = e.workspace_id AND w.id = e.member_id
  JOIN member c ON c.workspace_id = i.workspace_id AND c.id = i.connector_id
  JOIN person p ON p.workspace_id = i.workspace_id AND p.id = i.person_id
  WHERE i.workspace_id = $1 AND i.created_at >= $2 ORDER BY i.created_at, i.id`

const ASKS = `
  SELECT a.id, w.platform_user_id AS asker, a.target, NULL AS connector, NULL AS person, a.created_at AS at
  FROM ask a JOIN audit_event e ON e.workspace_id = a.workspace_id AND e.subject_id = a.id AND e.event = 'open'
  JOIN member w ON w.workspace_id = e.workspace_id AND w.id = e.member_id
  WHERE a.workspace_id = $1 AND a.created_at >= $2 ORDER BY a.created_at, a.id`

/** Names introductions and asks of a workspace, each by who opened its ask. */
export function createNames({ pool }: Pick<Database, 'pool'>, workspaceId: string): Names {
  const names = new Map<string, string>()
  const alike = new Map<string, number>()
  let since = new Date(0)

  return {
    of: (id) => names.get(id) ?? 'something else',
    async read() {
      const rows: unknown[] = []
      for (const sql of [ASKS, INTRODUCTIONS]) rows.push(...(await pool.query(sql, [workspaceId, since])).rows)
      for (const { id, asker, target, connector, person, at } of z.array(Row).parse(rows)) {
        if (at > since) since = at
        if (names.has(id)) continue
        const name = connector === null ? `${asker}: ${target}` : `${asker} > ${connector}: ${person} at ${target}`
        alike.set(name, (alike.get(name) ?? 0) + 1)
        names.set(id, `${name} #${alike.get(name)}`)
      }
    },
  }
}
