import { z } from 'zod'
import type { PrismaClient } from '../generated/client.ts'
import type { Client } from './client.ts'

// The second wall between workspaces: policies of PostgreSQL that let a role which does not own the tables see a row only
// where its transaction said for whom it speaks (prisma/migrations/20261201040000_second_wall).

/** For whom a transaction speaks: a workspace's id, or all of them. */
export type Speaker = { workspace: string } | 'everywhere'

/** Whether the policies hold for the role of this connection. */
export async function standsBehindWall(db: { query(text: string): Promise<{ rows: unknown[] }> }): Promise<boolean> {
  const { rows } = await db.query(`SELECT row_security_active('relationship') AS active`)
  return z.tuple([z.object({ active: z.boolean() })]).parse(rows)[0].active
}

/** Says for whom the transaction speaks, until its end. */
export async function speakFor(tx: Client, speaker: Speaker): Promise<void> {
  if (speaker === 'everywhere') await tx.$queryRaw`SELECT set_config('foothold.everywhere', 'on', true)`
  else await tx.$queryRaw`SELECT set_config('foothold.workspace', ${speaker.workspace}, true)`
}

/** A client each of whose statements is a transaction of its own that says for whom it speaks. */
export function speakingFor(prisma: PrismaClient, speaker: Speaker): Client {
  const aloneIn = (statement: (tx: Client) => unknown) =>
    prisma.$transaction(async (tx) => {
      await speakFor(tx, speaker)
      return await statement(tx)
    })
  const calling =
    (path: (tx: Client) => object, name: string | symbol) =>
    (...args: unknown[]) =>
      aloneIn((tx) => Reflect.apply(Reflect.get(path(tx), name), path(tx), args))
  return new Proxy(prisma, {
    get(target, part) {
      const found: unknown = Reflect.get(target, part)
      if (typeof found === 'function') return calling((tx) => tx, part)
      if (typeof found !== 'object' || found === null) return found
      return new Proxy(found, { get: (_, verb) => calling((tx) => Reflect.get(tx, part), verb) })
    },
  })
}
