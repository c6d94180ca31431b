import pg from 'pg'
import { z } from 'zod'
import type { Database } from '../../../src/store/database.ts'
import { PLANNED_ONCE } from '../../../src/store/sql/planned-once.ts'

// Which tables PostgreSQL reads from end to end for what the Store sends: it is asked for the plan of each statement as
// it was sent.

/** Tables that grow with what a team does: none of them may be read whole. */
const GROWING = new Set([
  'relationship',
  'person',
  'organization',
  'organization_alias',
  'organization_word',
  'organization_word_neighbour',
  'ask',
  'introduction',
  'message_reference',
  'bundled_message',
  'message_place',
  'member_use',
  'relationship_word',
  'partner_tie',
  'audit_event',
  'target_list',
  'listed_target',
])

type Statement = { text: string; values: unknown[] }
type PlanNode = {
  'Node Type': string
  'Relation Name'?: string | undefined
  /** These are there once a plan was carried out; all but the last for each of its loops. */
  'Actual Rows'?: number | undefined
  'Rows Removed by Filter'?: number | undefined
  'Rows Removed by Join Filter'?: number | undefined
  'Actual Loops'?: number | undefined
  Plans?: PlanNode[] | undefined
}
const PlanNode: z.ZodType<PlanNode> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Actual Rows': z.number().optional(),
  'Rows Removed by Filter': z.number().optional(),
  'Rows Removed by Join Filter': z.number().optional(),
  'Actual Loops': z.number().optional(),
  get Plans() {
    return z.array(PlanNode).optional()
  },
})
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: PlanNode })]) })])

/** A growing table read whole, the statement that does so, and whether behind the second wall. */
export type WholeRead = { table: string; text: string; behind?: boolean }

/**
 * Listens on a database from now on; connections that are open already are not heard.
 *
 * @param behind whose plans are asked for as well: a user's behind the second wall
 * @returns runs something and says which growing tables it read whole
 * @throws Error when nothing was sent: then nothing was looked at
 */
export function watchPlans(
  { pool }: Database,
  behind?: pg.Pool,
): (work: () => Promise<unknown>) => Promise<WholeRead[]> {
  let sent: Statement[] = []
  pool.on('connect', (client) => listen(client, (statement) => sent.push(statement)))
  return async (work) => {
    sent = []
    await work()
    const statements = sent.filter(({ text }) => /^\s*(with|select|insert|update|delete)/i.test(text))
    if (statements.length === 0) throw new Error('No statement was sent.')
    const found = []
    for (const asked of behind ? [pool, behind] : [pool])
      for (const { text, values } of statements) {
        const { rows } = await asked.query(`EXPLAIN (FORMAT JSON) ${text}`, values)
        const [{ 'QUERY PLAN': plan }] = Explained.parse(rows)
        found.push(
          ...scans(plan[0].Plan).map((table) => ({ table, text, ...(asked === behind ? { behind: true } : {}) })),
        )
      }
    return found.filter(({ table }) => GROWING.has(table))
  }
}

/** How many rows a statement reads of a growing table, and that statement. */
export type ManyRows = { table: string; rows: number; text: string }

/**
 * Listens on a database from now on; connections that are open already are not heard.
 *
 * @returns runs something and says which growing tables the statements it sent that are planned once read how much of,
 *   with the plan made for any workspace
 */
export function watchPlansKept({ pool }: Database): (work: () => Promise<unknown>) => Promise<ManyRows[]> {
  let sent: Statement[] = []
  pool.on('connect', (client) => listen(client, (statement) => sent.push(statement)))
  return async (work) => {
    sent = []
    await work()
    const kept = sent.filter(({ text }) => text.endsWith(PLANNED_ONCE.sql) && !text.startsWith('EXPLAIN'))
    const found = []
    const client = await pool.connect()
    for (const { text, values } of kept) {
      await client.query('BEGIN')
      await client.query('SET LOCAL plan_cache_mode = force_generic_plan')
      await client.query(`PREPARE kept AS ${text}`)
      const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : ''
      const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE kept${given}`)
      const [{ 'QUERY PLAN': plan }] = Explained.parse(rows)
      await client.query('ROLLBACK')
      await client.query('DEALLOCATE kept')
      found.push(...rowsRead(plan[0].Plan).map((read) => ({ ...read, text })))
    }
    client.release()
    return found.filter(({ table }) => GROWING.has(table))
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  if (!Array.isArray(value)) return pg.escapeLiteral(String(value))
  return pg.escapeLiteral(`{${value.map((one) => JSON.stringify(String(one))).join(',')}}`)
}

/** How many rows each node of a plan takes from a table or drops there, over all its loops. */
function rowsRead(plan: PlanNode): { table: string; rows: number }[] {
  const { 'Relation Name': table, 'Actual Rows': kept = 0, 'Rows Removed by Filter': dropped = 0 } = plan
  const here = table === undefined ? [] : [{ table, rows: (kept + dropped) * (plan['Actual Loops'] ?? 1) }]
  return [...here, ...(plan.Plans ?? []).flatMap(rowsRead)]
}

/**
 * Listens on a database from now on; connections that are open already are not heard.
 *
 * @returns runs something and says how many rows its readings looked at, those left out and those looked at again
 *   included: what a reading costs, on any machine
 */
export function watchWork({ pool }: Database): (work: () => Promise<unknown>) => Promise<number> {
  let sent: Statement[] = []
  pool.on('connect', (client) => listen(client, (statement) => sent.push(statement)))
  return async (work) => {
    sent = []
    await work()
    const readings = sent.filter(
      ({ text }) => /^\s*(with|select)/i.test(text) && !/\b(insert|update|delete)\b/i.test(text),
    )
    let rows = 0
    for (const { text, values } of readings) {
      const answer = await pool.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values)
      const [{ 'QUERY PLAN': plan }] = Explained.parse(answer.rows)
      rows += lookedAt(plan[0].Plan)
    }
    return rows
  }
}

/** The rows that a plan that was carried out looked at. */
function lookedAt(plan: PlanNode): number {
  const each =
    (plan['Actual Rows'] ?? 0) + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Join Filter'] ?? 0)
  return (plan.Plans ?? []).reduce((rows, part) => rows + lookedAt(part), each * (plan['Actual Loops'] ?? 0))
}

/**
 * Listens on a database from now on; connections that are open already are not heard.
 *
 * @returns the texts of the statements sent since it was last asked
 */
export function watchStatements({ pool }: Database): () => string[] {
  let sent: string[] = []
  pool.on('connect', (client) => listen(client, ({ text }) => sent.push(text)))
  return () => {
    const heard = sent
    sent = []
    return heard
  }
}

/** The tables that a plan reads from end to end. */
function scans(plan: PlanNode): string[] {
  const here = plan['Node Type'].endsWith('Seq Scan') && plan['Relation Name'] ? [plan['Relation Name']] : []
  return [...here, ...(plan.Plans ?? []).flatMap(scans)]
}

/** Hears every statement a connection is sent. */
function listen(client: pg.PoolClient, heard: (statement: Statement) => void): void {
  const Sent = z.union([
    z
      .tuple([z.string()])
      .rest(z.unknown())
      .transform(([text, values]) => ({ text, values })),
    z
      .tuple([z.object({ text: z.string(), values: z.unknown() })])
      .rest(z.unknown())
      .transform(([query, values]) => ({
        text: query.text,
        values: query.values ?? values,
      })),
  ])
  const query = client.query
  Reflect.set(client, 'query', (...args: unknown[]) => {
    const { text, values } = Sent.parse(args)
    heard({ text, values: Array.isArray(values) ? values : [] })
    return Reflect.apply(query, client, args)
  })
}
