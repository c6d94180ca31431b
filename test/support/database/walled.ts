import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { openDatabase } from '../../../src/store/database.ts'
import { type OpenedDatabase, openOnServer } from './database.ts'

/** A database as a user has it who owns nothing there, and as its owner has it. */
export type WalledDatabase = OpenedDatabase & { owner: OpenedDatabase }

/** What an operator types to make that user: the block of docs/operations.md, statement by statement. */
async function roleStatements(): Promise<string[]> {
  const page = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8')
  const block = /```sql\n([\s\S]+?)```/.exec(page)?.[1] ?? ''
  return block.split(';\n').filter((statement) => statement.trim() !== '')
}

/** Makes the user, who may be there from another database of the same server. */
export async function makeRole(owner: Pick<pg.ClientBase, 'query'>): Promise<void> {
  for (const statement of await roleStatements()) {
    const isMaking = statement.includes('CREATE ROLE')
    await owner.query(statement).catch((error: unknown) => {
      if (!isMaking) throw error
    })
  }
}

export const BOT = 'foothold_bot'

/** A server's database behind the second wall. */
export async function openWalled(): Promise<WalledDatabase> {
  const owner = await openOnServer()
  // By a connection of its own: none of the pool's is open yet, for whoever wants to listen.
  const client = new pg.Client(owner.connection)
  await client.connect()
  // The queue's, which these tests do not need, and that of their own queue.
  await client.query('CREATE SCHEMA pgboss; CREATE SCHEMA support')
  await makeRole(client)
  await client.query(`
    GRANT USAGE ON SCHEMA support TO ${BOT};
    ALTER DEFAULT PRIVILEGES IN SCHEMA support GRANT ALL ON TABLES TO ${BOT};
    ALTER DEFAULT PRIVILEGES IN SCHEMA support GRANT ALL ON SEQUENCES TO ${BOT}`)
  await client.end()
  const connection = { ...owner.connection, user: BOT }
  const bot = openDatabase(connection, (error) => {
    throw error
  })
  const close = async () => {
    await bot.close()
    await owner.close()
  }
  return { ...bot, connection, walled: true, owner, close, [Symbol.asyncDispose]: close }
}
