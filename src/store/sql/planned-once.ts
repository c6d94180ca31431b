import { Prisma } from '../generated/client.ts'

/**
 * Ends a statement that a server plans once a connection instead of each time: for those that take longer to plan than
 * to run and are sent often. A test looks at their plans as made for any workspace (test/store/sql/plans.test.ts),
 * because what is right for an average workspace may read all of a big one.
 */
export const PLANNED_ONCE = Prisma.raw('/* planned once */')

/** Names the statements that are planned once, and no others: a server keeps what has a name. */
export function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    if (!sql.endsWith(PLANNED_ONCE.sql)) return ''
    const name = names.get(sql) ?? `foothold_${names.size}`
    names.set(sql, name)
    return name
  }
}
