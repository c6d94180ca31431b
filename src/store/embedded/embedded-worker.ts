import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { z } from 'zod'

// Runs PostgreSQL in its own thread, so that a heavy statement never blocks the event loop, and serves it on a
// socket like any server. Talks to src/store/embedded/embedded.ts through the messages below.

const Options = z.object({
  dataDir: z.string().optional(),
  template: z.string().optional(),
  listen: z.union([z.object({ path: z.string() }), z.object({ host: z.string(), port: z.number() })]),
})

const Request = z.union([z.literal('stop'), z.literal('dump')])

/** Maximum connections: a bot's pool, the CLI's and pg-boss's, with room to spare. */
const MAX_CONNECTIONS = 64

const SETTINGS = [
  'shared_buffers=32MB',
  'max_connections=5',
  // Its log of changes stays small, and its files are removed instead of used again: they hold what was deleted.
  'min_wal_size=32MB',
  'max_wal_size=64MB',
  'wal_recycle=off',
]

/** How long shutdown waits for another process (the CLI) still using the database, in milliseconds. */
const FAREWELL = 60_000

if (!parentPort) throw new Error('embedded-worker.ts runs as a worker thread only')
const port = parentPort

const options = Options.parse(workerData)
const { openAsBlob } = await import('node:fs')

async function start() {
  const db = await PGlite.create({
    extensions: { btree_gin, pg_trgm },
    startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ['-c', setting])],
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    ...(options.template === undefined ? {} : { loadDataDir: await openAsBlob(options.template) }),
  })
  const server = new PGLiteSocketServer({
    db: keepBatchesWhole(db),
    maxConnections: MAX_CONNECTIONS,
    ...options.listen,
  })
  await server.start()
  return { db, server }
}

/** First bytes of messages that leave a batch open: Parse, Bind, Describe, Execute, Close, Flush and CopyData. */
const OPEN = new Set([...'PBDECHd'].map((letter) => letter.charCodeAt(0)))
/** Sync: ends a batch, even a failed one (PostgreSQL, Frontend/Backend Protocol, section 55.2.3). */
const SYNC = Uint8Array.of('S'.charCodeAt(0), 0, 0, 0, 4)

/**
 * Wraps the database so that each connection's batch of messages stays in one piece. The socket server forwards one
 * protocol message at a time and, outside a transaction, may switch connections between any two. The single session
 * behind it has only one unnamed statement, so another connection's Parse could meet this one's Bind
 * (electric-sql/pglite issue 1046).
 * The server stays with a connection while a transaction is open, so an open batch is presented as one.
 */
function keepBatchesWhole(db: PGlite): PGlite {
  let open = false
  const endBatch = async () => {
    if (open) await db.execProtocolRaw(SYNC)
    open = false
  }
  return new Proxy(db, {
    get(target, name) {
      if (name === 'isInTransaction') return () => open || db.isInTransaction()
      if (name === 'execProtocolRawStream')
        return async (...args: Parameters<PGlite['execProtocolRawStream']>) => {
          await db.execProtocolRawStream(...args).catch(die)
          open = OPEN.has(args[0][0] ?? 0)
        }
      // Called when a connection breaks off: ends whatever it left half sent.
      if (name === 'exec')
        return async (...args: Parameters<PGlite['exec']>) => {
          await endBatch()
          return await db.exec(...args)
        }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** After a failure that is not a database error its state is unknown, and the server would wait forever. */
function die(error: unknown): void {
  setImmediate(() => {
    throw error
  })
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
  // An uncaught PGlite error prints pages of minified source: send only the message.
  port.postMessage({ failed: error instanceof Error ? error.message : String(error) })
  port.close()
}
