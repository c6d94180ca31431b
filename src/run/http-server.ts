import { type HttpBindings, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Config } from '../config.ts'
import { DomainError } from '../domain/errors.ts'

/** The HTTP app; Slack's routes read from the raw connection. */
export type Http = Hono<{ Bindings: HttpBindings }>

/** The HTTP server: listens from the start, and is given its routes later. */
export type Server = { url: string; serve(http: Http): void; close(): Promise<void> }

/** @throws DomainError settings-invalid when the port or the address cannot be had */
export async function listen(config: Pick<Config, 'host' | 'port'>): Promise<Server> {
  const hostname = config.host ?? '127.0.0.1'
  let served: Http = new Hono()
  const fetch: Http['fetch'] = (...request) => served.fetch(...request)
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const opened = serve({ fetch, port: config.port, hostname }, () => resolve(opened))
    opened.once('error', (error: NodeJS.ErrnoException) => reject(listenFault(error, config.port, hostname)))
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  return {
    url: `http://${hostname === '127.0.0.1' ? 'localhost' : hostname}:${port}`,
    serve(http) {
      served = http
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // What is still connected only waits for something to happen.
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** The refusal that a failure to listen stands for; the error itself where it is none of the ordinary ones. */
export function listenFault(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new DomainError('port-taken', { port, cause: error })
    case 'EACCES':
      return new DomainError('port-forbidden', { port, cause: error })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new DomainError('host-not-here', { host, cause: error })
    default:
      return error
  }
}
