import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { z } from 'zod'

// Runs PostgreSQL in a thread of its own, so that a heavy statement never stops the event loop, and serves it on a
// socket like any server. Talks to src/store/embedded.ts in the messages below.

const Options = z.object({
  dataDir: z.string().optional(),
  template: z.string().optional(),
  listen: z.union([z.object({ path: z.string() }), z.object({ host: z.string(), port: z.number() })]),
})

const Request = z.union([z.literal('stop'), z.literal('dump')])

/** Connections the socket accepts: a bot's pool, the CLI's and pg-boss's, with room to spare. */
const MAX_CONNECTIONS = 64

/** How long a stopping database waits for another process (the CLI) that still uses it, in milliseconds. */
const FAREWELL = 60_000

if (!parentPort) throw new Error('embedded-worker.ts runs as a worker thread only')
const port = parentPort

const options = Options.parse(workerData)
const { openAsBlob } = await import('node:fs')

async function start() {
  const db = await PGlite.create({
    extensions: { btree_gin, pg_trgm, unaccent },
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    ...(options.template === undefined ? {} : { loadDataDir: await openAsBlob(options.template) }),
  })
  keepQueriesTogether(db)
  const server = new PGLiteSocketServer({ db, maxConnections: MAX_CONNECTIONS, ...options.listen })
  await server.start()
  return { db, server }
}

/** Messages of a query in parts, which Sync ends (PostgreSQL protocol, section “Extended Query”). */
const PARTS: ReadonlySet<number> = new Set(Array.from('PBDECH', (type) => type.charCodeAt(0)))

/**
 * The socket server takes the messages of all connections in turn, though they share one session, and keeps only a
 * transaction's together: between one connection's Bind and its Execute another's Bind could come, and the first would
 * get the other's rows (electric-sql/pglite issue 1046). Here a query in parts counts as a transaction. The same issue
 * leaves the server deaf after PGlite threw: that ends this thread instead, and with it the process.
 */
function keepQueriesTogether(db: PGlite): void {
  let begun = false
  const isInTransaction = db.isInTransaction.bind(db)
  const execProtocolRawStream = db.execProtocolRawStream.bind(db)
  const exec = db.exec.bind(db)
  db.isInTransaction = () => begun || isInTransaction()
  db.execProtocolRawStream = async (message, options) => {
    try {
      await execProtocolRawStream(message, options)
      begun = PARTS.has(message[0] ?? 0)
    } catch (error) {
      setImmediate(() => {
        throw error
      })
      throw error
    }
  }
  // The server's ROLLBACK for a connection that broke.
  db.exec = async (query, options) => {
    begun = false
    return await exec(query, options)
  }
}

try {
  const { db, server } = await start()
  port.on('message', async (message: unknown) => {
    switch (Request.parse(message)) {
      case 'dump': {
        const dump = await db.dumpDataDir('none')
        port.postMessage({ dump: new Uint8Array(await dump.arrayBuffer()) })
        return
      }
      case 'stop': {
        const until = Date.now() + FAREWELL
        while (server.getStats().activeConnections > 0 && Date.now() < until)
          await new Promise((resolve) => setTimeout(resolve, 25))
        await server.stop()
        await db.close()
        port.postMessage('stopped')
        port.close()
      }
    }
  })
  port.postMessage({ address: server.getServerConn() })
} catch (error) {
  // An uncaught PGlite error prints pages of minified source: say the message only.
  port.postMessage({ failed: error instanceof Error ? error.message : String(error) })
  port.close()
}
